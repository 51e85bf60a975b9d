package dev.clioremind.auth;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be used, in words for people. */
final class Reason {
  private Reason() {}

  static String of(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "this user has no permission";
    }
    if (e instanceof NotDirectoryException) {
      return "its folder is not a folder";
    }
    String reason =
        e instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(e.getMessage());
    return reason.contains("No space left")
        ? "the disk is full"
        : e.getClass().getSimpleName() + " (" + reason + ")";
  }
}
