package dev.clioremind.auth;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why a file could not be used, in words for people. */
public final class FileTrouble {

  private FileTrouble() {}

  /** A clause: {@code "the disk is full"}. Names neither the file nor what was to be in it. */
  public static String inWords(Exception trouble) {
    if (trouble instanceof AccessDeniedException) {
      return "this user has no permission";
    }
    if (trouble instanceof NoSuchFileException) {
      return "there is no such file or folder";
    }
    if (trouble instanceof NotDirectoryException) {
      return "its folder is not a folder";
    }
    if (trouble instanceof FileAlreadyExistsException) {
      return "something of that name is in the way";
    }
    if (trouble instanceof InvalidPathException) {
      return "this machine can't have such a name";
    }
    return said(
        trouble instanceof FileSystemException file && file.getReason() != null
            ? file.getReason()
            : String.valueOf(trouble.getMessage()));
  }

  /** What the system said; of its many words these are the ones that people meet. */
  private static String said(String reason) {
    if (reason.contains("No space left") || reason.contains("quota")) {
      return "the disk is full";
    }
    if (reason.contains("Read-only")) {
      return "the disk is read-only";
    }
    if (reason.contains("Is a directory")) {
      return "it is a folder";
    }
    if (reason.contains("Not a directory")) {
      return "its folder is not a folder";
    }
    return "the disk or the system refused it";
  }
}
