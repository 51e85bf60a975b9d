package dev.clioremind.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class SystemBrowserTest {

  @TempDir private Path folder = Path.of(".");
  private final Map<String, String> desktop = new HashMap<>();

  @BeforeEach
  void desktop() throws IOException {
    Path program = Files.createFile(folder.resolve("xdg-open"));
    assertThat(program.toFile().setExecutable(true)).isTrue();
    desktop.put("PATH", "/nowhere" + File.pathSeparator + folder);
    desktop.put("DISPLAY", ":0");
  }

  @Test
  void a_desktop_has_one() {
    assertThat(SystemBrowser.find(desktop, "Linux")).isPresent();
    assertThat(SystemBrowser.find(Map.of(), "Mac OS X")).isPresent();
    assertThat(SystemBrowser.find(Map.of(), "Windows 11")).isPresent();
    desktop.remove("DISPLAY");
    desktop.put("WAYLAND_DISPLAY", "wayland-0");
    assertThat(SystemBrowser.find(desktop, "Linux")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CI", "SSH_CONNECTION", "SSH_TTY"})
  void nobody_would_see_one_in_ci_or_over_ssh(String variable) {
    desktop.put(variable, "true");

    assertThat(SystemBrowser.find(desktop, "Linux")).isEmpty();
    assertThat(SystemBrowser.find(Map.of(variable, "true"), "Mac OS X")).isEmpty();
  }

  @Test
  void a_server_has_none() {
    desktop.remove("DISPLAY");
    assertThat(SystemBrowser.find(desktop, "Linux")).isEmpty();
    desktop.put("DISPLAY", ":0");
    desktop.put("PATH", "");
    assertThat(SystemBrowser.find(desktop, "Linux")).isEmpty();
  }
}
