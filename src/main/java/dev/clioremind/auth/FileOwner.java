package dev.clioremind.auth;

import dev.clioremind.core.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * The user of this process, as owner of files. Where the file system knows no POSIX permissions,
 * nothing is checked.
 *
 * @param name as the file system shows owners; empty where it can't be told
 */
record FileOwner(String name) {
  private static final Set<PosixFilePermission> OWNERS =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);

  /** The sticky bit: in such a folder only its owner may rename or remove a file. */
  private static final int STICKY = 01000;

  /** The process's user as the system knows it, whatever {@code user.name} was set to. */
  static FileOwner ofThisProcess() {
    return new FileOwner(ProcessHandle.current().info().user().orElse(""));
  }

  /**
   * Makes sure that only this user can read the file.
   *
   * @throws ConfigurationException if not
   */
  void requirePrivate(Path file) throws IOException {
    if (!LockFile.isPosix(file)) {
      return;
    }
    String holder = Files.getOwner(file).getName();
    if (!name.isEmpty() && !holder.equals(name)) {
      throw new ConfigurationException(
          "The credentials file " + file + " belongs to " + holder + ", not to " + name + ".",
          "Run clio-remind as " + holder + ", or name another with credentials.file.");
    }
    if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
      throw new ConfigurationException(
          "Other users of this machine can read or change the credentials file " + file + ".",
          "Run: chmod 600 '" + file + "'; if others work on this machine, sign in again.");
    }
  }

  /**
   * Makes sure that nobody else can put another file in the place of one in this folder.
   *
   * @throws ConfigurationException if somebody can
   */
  void requireUnchangeableByOthers(Path folder) throws IOException {
    if (!LockFile.isPosix(folder)) {
      return;
    }
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
    boolean writable =
        permissions.contains(PosixFilePermission.GROUP_WRITE)
            || permissions.contains(PosixFilePermission.OTHERS_WRITE);
    if (writable && !isSticky(folder)) {
      throw new ConfigurationException(
          "Other users of this machine can change files in " + folder + ".",
          "Run: chmod 700 '" + folder + "', or name another place with credentials.file.");
    }
  }

  private static boolean isSticky(Path folder) throws IOException {
    return folder.getFileSystem().supportedFileAttributeViews().contains("unix")
        && Files.getAttribute(folder, "unix:mode") instanceof Integer mode
        && (mode & STICKY) != 0;
  }
}
