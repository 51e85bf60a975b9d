package dev.clioremind.auth;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.time.Waiter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The file of the sign-ins: JSON, mode 0600, in a folder that nobody else can change.
 *
 * <p>A refresh is {@link #underLock}: it waits for other processes, reads again what they wrote,
 * makes sure that a new token can be stored before the old one is spent, and writes. A reader never
 * sees half a file. Safe for several threads; a process has one object per file, for a second one
 * would open the lock file while the first holds it, see {@link LockFile}.
 */
public final class CredentialsFile {
  private static final int LARGEST = 1 << 20;
  private static final Duration STEP = Duration.ofMillis(100);
  private static final String TEMPORARY = ".credentials-";

  private final Path file;
  private final FileOwner owner;
  private final Waiter waiter;
  private final Duration patience;
  private final LockFile lockFile;
  private final ReentrantLock threads = new ReentrantLock();

  /**
   * The file at a place; nothing is touched yet.
   *
   * @param file absolute; where it is a symbolic link, the file it points to is meant
   * @param patience how long another process may hold the lock
   */
  public CredentialsFile(Path file, Waiter waiter, Duration patience) {
    this(file, waiter, patience, FileOwner.ofThisProcess());
  }

  CredentialsFile(Path file, Waiter waiter, Duration patience, FileOwner owner) {
    this.file = real(file);
    this.owner = owner;
    this.waiter = waiter;
    this.patience = patience;
    this.lockFile = new LockFile(this.file.resolveSibling(this.file.getFileName() + ".lock"));
  }

  /** A move replaces a link instead of following it, so the link is followed here. */
  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException e) {
      return file.toAbsolutePath().normalize();
    }
  }

  /** The file, links followed. */
  public Path file() {
    return file;
  }

  /**
   * The sign-ins as stored; none if there is no file.
   *
   * @throws ConfigurationException if others can read the file or change it, or if it is not a
   *     credentials file
   */
  public Credentials read() {
    String json;
    try {
      if (Files.notExists(file)) {
        return Credentials.none();
      }
      owner.requirePrivate(file);
      json = text();
    } catch (NoSuchFileException e) {
      return Credentials.none();
    } catch (IOException e) {
      throw new ConfigurationException(
          "The credentials file " + file + " can't be read: " + FileTrouble.inWords(e) + ".",
          "Let this user own it, or name another with credentials.file.");
    }
    try {
      return CredentialsJson.read(json);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "The credentials file " + file + " is damaged or not one of ours.",
          "Delete it and sign in again: clio-remind auth login.");
    }
  }

  private String text() throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(LARGEST), StandardCharsets.UTF_8);
    }
  }

  /**
   * Makes sure, by writing a file like it beside it, that the sign-ins could be stored now.
   *
   * @throws ConfigurationException if not: read-only, full, or open to others
   */
  public void ensureWritable() {
    try {
      LockFile.createFolder(folder());
      owner.requireUnchangeableByOthers(folder());
      if (Files.isDirectory(file)) {
        throw new IOException("it is a folder");
      }
      Path probe = writeTemporary(" ".repeat(8_192));
      Files.delete(probe);
    } catch (IOException e) {
      throw notWritable(e);
    }
  }

  private ConfigurationException notWritable(IOException e) {
    return new ConfigurationException(
        "The credentials file " + file + " can't be written: " + FileTrouble.inWords(e) + ".",
        "Make room or give this user the right to write there, or name another place with"
            + " credentials.file; no token was spent.");
  }

  /**
   * Works on the sign-ins while no other process does: waits for the lock, reads, makes sure that
   * the file can be written, works, writes, lets go.
   *
   * <p>What the work returns is handed back even if it could then not be stored, for a token that
   * was spent can't be had again: the caller goes on with it and tells a person.
   *
   * @throws ConfigurationException before the work began: the lock was not to be had in time, or
   *     the file can't be read or written
   */
  public <T> Kept<T> underLock(Function<Credentials, Updated<T>> work) {
    threads.lock();
    try {
      LockFile.createFolder(folder());
      owner.requireUnchangeableByOthers(folder());
      LockFile.Held held = acquired();
      try {
        return performed(work);
      } finally {
        held.close();
      }
    } catch (IOException e) {
      throw notWritable(e);
    } finally {
      threads.unlock();
    }
  }

  private <T> Kept<T> performed(Function<Credentials, Updated<T>> work) {
    Credentials before = read();
    ensureWritable();
    Updated<T> updated = work.apply(before);
    try {
      if (updated.credentials().isPresent()) {
        write(updated.credentials().get());
      }
      return new Kept<>(updated.result(), Optional.empty());
    } catch (IOException e) {
      return new Kept<>(
          updated.result(),
          Optional.of(
              new ConfigurationException(
                  "A new token could not be stored in "
                      + file
                      + ": "
                      + FileTrouble.inWords(e)
                      + ".",
                  "Make room or give this user the right to write there; if the next run can't"
                      + " sign in: clio-remind auth login.")));
    }
  }

  private LockFile.Held acquired() throws IOException {
    Duration waited = Duration.ZERO;
    while (true) {
      Optional<LockFile.Held> held = lockFile.tryAcquire();
      if (held.isPresent()) {
        return held.get();
      }
      if (waited.compareTo(patience) >= 0) {
        throw new ConfigurationException(
            "Another clio-remind has been using " + file + " for " + patience.toSeconds() + " s.",
            "Wait for it or end it, then run this again.");
      }
      try {
        waiter.await(STEP);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new ConfigurationException(
            "Stopped while another clio-remind was using " + file + ".", "Run this again.");
      }
      waited = waited.plus(STEP);
    }
  }

  private void write(Credentials credentials) throws IOException {
    removeLeftovers();
    Path temporary = writeTemporary(CredentialsJson.write(credentials));
    try {
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
    forceFolder();
  }

  /** A file beside the credentials with their mode, on the disk before this returns. */
  private Path writeTemporary(String content) throws IOException {
    Path temporary = Files.createTempFile(folder(), TEMPORARY, ".tmp", LockFile.ownerOnly(file));
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = StandardCharsets.UTF_8.encode(content);
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
      return temporary;
    } catch (IOException e) {
      Files.deleteIfExists(temporary);
      throw e;
    }
  }

  /** What a run that was killed in the middle of writing left behind holds tokens. */
  private void removeLeftovers() throws IOException {
    try (DirectoryStream<Path> leftovers =
        Files.newDirectoryStream(folder(), TEMPORARY + "*.tmp")) {
      for (Path leftover : leftovers) {
        Files.deleteIfExists(leftover);
      }
    }
  }

  /** Puts the new name itself on the disk; systems that can't open a folder need no such thing. */
  private void forceFolder() {
    try (FileChannel channel = FileChannel.open(folder(), StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // The file is in place already: only a power cut right now could bring the old one back.
    }
  }

  private Path folder() {
    Path folder = file.getParent();
    if (folder == null) {
      throw new ConfigurationException(
          "The credentials file " + file + " has no folder.", "Name a file by credentials.file.");
    }
    return folder;
  }

  /**
   * What work under the lock leaves: its result and, if they changed, the sign-ins to store.
   *
   * @param credentials empty: nothing to store
   */
  public record Updated<T>(T result, Optional<Credentials> credentials) {

    /** A result that leaves the sign-ins as they are. */
    public static <T> Updated<T> unchanged(T result) {
      return new Updated<>(result, Optional.empty());
    }

    /** A result, and what is to be stored. */
    public static <T> Updated<T> changed(T result, Credentials credentials) {
      return new Updated<>(result, Optional.of(credentials));
    }
  }

  /**
   * The result of work under the lock.
   *
   * @param notStored why its new sign-ins are not in the file; empty if all is well
   */
  public record Kept<T>(T result, Optional<ConfigurationException> notStored) {}
}
