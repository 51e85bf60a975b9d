package dev.clioremind.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class ForbiddenSettingsTest {
  private static final String RETRY = "jdk.httpclient.enableAllMethodRetry";

  @ParameterizedTest
  @ValueSource(strings = {"", "true", "false"})
  void a_retry_of_every_method_forbids_to_start_whatever_its_value(String value) {
    assertThat(ForbiddenSettings.fault(properties(RETRY, value), new Properties()))
        .hasValue(
            "jdk.httpclient.enableAllMethodRetry is set by a system property: with it (even when"
                + " empty, even as \"false\") Java may send the same message twice. Nothing was"
                + " sent. Remove -Djdk.httpclient.enableAllMethodRetry from the command line and"
                + " from JAVA_TOOL_OPTIONS and JDK_JAVA_OPTIONS.");
  }

  @Test
  void the_jdks_own_file_is_looked_at(@TempDir Path javaHome) throws IOException {
    Files.createDirectory(javaHome.resolve("conf"));
    Files.writeString(javaHome.resolve("conf/net.properties"), "# x\n" + RETRY + "\n");
    assertThat(ForbiddenSettings.fault(new Properties(), ForbiddenSettings.netProperties(javaHome)))
        .hasValueSatisfying(
            sentence ->
                assertThat(sentence)
                    .startsWith(RETRY + " is set by the JDK's conf/net.properties: ")
                    .endsWith("Remove the line from that file."));
  }

  @Test
  void a_log_that_shows_tokens_forbids_to_start() {
    assertThat(
            ForbiddenSettings.fault(
                properties("jdk.httpclient.HttpClient.log", "headers"), new Properties()))
        .isPresent();
  }

  @Test
  void this_java_may_start(@TempDir Path empty) throws IOException {
    Properties net = ForbiddenSettings.netProperties(Path.of(System.getProperty("java.home")));
    assertThat(net).as("the file is found and read").isNotEmpty();
    assertThat(ForbiddenSettings.fault(System.getProperties(), net)).isEmpty();
    assertThat(ForbiddenSettings.netProperties(empty)).isEmpty();
  }

  private static Properties properties(String name, String value) {
    var properties = new Properties();
    properties.setProperty(name, value);
    return properties;
  }
}
