package dev.clioremind;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Stands for the program: prints its arguments, and whether a file it is given by name is there.
 */
final class Echo {
  private Echo() {}

  public static void main(String[] args) throws IOException {
    for (String argument : args) {
      System.out.println("[" + argument + "]");
    }
    System.out.println(Files.readString(Path.of(args[0])));
    System.err.println("gr\u00fc\u00dfe \u2192");
    System.out.println(System.getProperty("jdk.httpclient.keepalive.timeout"));
    System.out.println(System.getProperty("sun.net.http.retryPost"));
  }
}
