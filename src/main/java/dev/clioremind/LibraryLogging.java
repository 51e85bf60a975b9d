package dev.clioremind;

import java.io.IOException;
import java.io.InputStream;
import java.util.logging.LogManager;

/**
 * What {@code java.util.logging} reads its settings from, the first time that a library uses it;
 * most of Google's do. {@code simplelogger.properties} says the same to slf4j.
 */
public final class LibraryLogging {

  private static final String FILE = "java.util.logging.config.file";
  private static final String CLASS = "java.util.logging.config.class";

  /** Made by {@link LogManager}. */
  public LibraryLogging() throws IOException {
    try (InputStream in = LibraryLogging.class.getResourceAsStream("logging.properties")) {
      if (in != null) {
        LogManager.getLogManager().readConfiguration(in);
      }
    }
  }

  /** Has it read them, unless whoever starts the program has settings of their own. */
  static void install() {
    if (System.getProperty(FILE) == null && System.getProperty(CLASS) == null) {
      System.setProperty(CLASS, LibraryLogging.class.getName());
    }
  }
}
