package dev.clioremind.auth;

import dev.clioremind.core.ConfigurationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Keeps two runs of one machine on one spreadsheet apart. Runs of other machines are kept apart by
 * their claims in the audit log.
 */
public final class RunLock {
  private final Path file;
  private final LockFile lock;

  /**
   * The lock of a spreadsheet; nothing is touched yet.
   *
   * @param stateDir made when the lock is taken
   */
  public RunLock(Path stateDir, String spreadsheetId) {
    this.file = stateDir.resolve("run-" + hash(spreadsheetId) + ".lock");
    this.lock = new LockFile(file);
  }

  /** The file: named by a hash, for a spreadsheet's id may itself open it to others. */
  public Path file() {
    return file;
  }

  /**
   * Takes the lock; empty if another run has it. Never waits.
   *
   * @throws ConfigurationException if {@code state.dir} can't hold a lock
   */
  public synchronized Optional<Held> tryAcquire() {
    try {
      Path folder = file.getParent();
      if (folder != null) {
        LockFile.createFolder(folder);
      }
      return lock.tryAcquire().map(Held::new);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The lock " + file + " can't be made: " + FileTrouble.inWords(e) + ".",
          "Let state.dir be a folder of this machine that this user may write to.");
    }
  }

  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The lock while it is held; closing it, or the end of the process, lets it go. */
  public static final class Held implements AutoCloseable {
    private final LockFile.Held held;

    private Held(LockFile.Held held) {
      this.held = held;
    }

    @Override
    public void close() {
      held.close();
    }
  }
}
