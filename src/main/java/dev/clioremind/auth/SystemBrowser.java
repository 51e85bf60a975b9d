package dev.clioremind.auth;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The browser of the machine's desktop, where there is one and the person sits before it. */
public final class SystemBrowser implements Browser {

  private final List<String> command;

  private SystemBrowser(List<String> command) {
    this.command = List.copyOf(command);
  }

  /**
   * Finds it.
   *
   * @param environment of the process
   * @param system {@code os.name}
   * @return empty in CI, over SSH, and on a machine without a desktop
   */
  public static Optional<Browser> find(Map<String, String> environment, String system) {
    boolean away =
        List.of("CI", "SSH_CONNECTION", "SSH_TTY", "SSH_CLIENT").stream()
            .anyMatch(name -> isSet(environment, name));
    if (away) {
      return Optional.empty();
    }
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return Optional.of(new SystemBrowser(List.of("open")));
    }
    if (name.startsWith("windows")) {
      return Optional.of(new SystemBrowser(List.of("rundll32", "url.dll,FileProtocolHandler")));
    }
    boolean desktop = isSet(environment, "DISPLAY") || isSet(environment, "WAYLAND_DISPLAY");
    return desktop && isOnPath("xdg-open", environment)
        ? Optional.of(new SystemBrowser(List.of("xdg-open")))
        : Optional.empty();
  }

  private static boolean isSet(Map<String, String> environment, String name) {
    return !environment.getOrDefault(name, "").isEmpty();
  }

  private static boolean isOnPath(String program, Map<String, String> environment) {
    for (String folder :
        environment.getOrDefault("PATH", "").split(Pattern.quote(File.pathSeparator), -1)) {
      try {
        if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, program))) {
          return true;
        }
      } catch (InvalidPathException e) {
        // Not a folder of this machine.
      }
    }
    return false;
  }

  @Override
  public boolean open(URI address) {
    List<String> whole = new ArrayList<>(command);
    whole.add(address.toString());
    try {
      new ProcessBuilder(whole)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .redirectError(ProcessBuilder.Redirect.DISCARD)
          .start();
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
