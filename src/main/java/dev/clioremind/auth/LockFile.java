package dev.clioremind.auth;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A file that one process at a time holds; the system lets go of it when the process ends, however
 * it ends.
 *
 * <p>The file serves nothing else, is never deleted and never opened a second time while it is
 * held: on POSIX systems, closing any channel to it drops the process's lock. Not for use by
 * several threads at once.
 *
 * @see <a
 *     href="https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/nio/channels/FileLock.html">FileLock,
 *     platform dependencies</a>
 */
final class LockFile {
  private final Path file;

  /** Channels that must stay open, for closing them would drop somebody else's lock. */
  private final List<FileChannel> leftOpen = new ArrayList<>();

  LockFile(Path file) {
    this.file = file;
  }

  /**
   * Takes the lock if nobody has it; never waits.
   *
   * @throws IOException if the file can't be made or the file system has no locks
   */
  Optional<Held> tryAcquire() throws IOException {
    FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), ownerOnly(file));
    boolean keepOpen = false;
    try {
      FileLock lock = channel.tryLock();
      if (lock != null) {
        keepOpen = true;
        return Optional.of(new Held(channel));
      }
    } catch (OverlappingFileLockException e) {
      // Another holder in this very process.
      keepOpen = true;
      leftOpen.add(channel);
    } finally {
      if (!keepOpen) {
        channel.close();
      }
    }
    return Optional.empty();
  }

  /** Attributes of a new file that only its owner may read and write. */
  static FileAttribute<?>[] ownerOnly(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        }
        : new FileAttribute<?>[0];
  }

  /** Makes a folder, and what is missing above it, that only its owner may look into. */
  static void createFolder(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      return;
    }
    if (isPosix(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    } else {
      Files.createDirectories(folder);
    }
  }

  static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }

  /** The lock while it is held. */
  static final class Held implements AutoCloseable {
    private final FileChannel channel;

    private Held(FileChannel channel) {
      this.channel = channel;
    }

    /** Lets go. Never fails: what can't be let go here, the system takes with the process. */
    @Override
    public void close() {
      try {
        channel.close();
      } catch (IOException e) {
        // Nothing can be done about it, and the work under the lock is done.
      }
    }
  }
}
