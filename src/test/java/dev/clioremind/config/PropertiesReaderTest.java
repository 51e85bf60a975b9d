package dev.clioremind.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class PropertiesReaderTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a=1",
        "a:1\nb 2\nc\t3\nd\n=e",
        " \t a  =  1 2 \n",
        "# a=1\n! b=2\n  # c=3\nd=#4",
        "a=1\\\n   2\\\n\n3",
        "# comment\\\na=1",
        "a=1\\\\\nb=2",
        "a=\\u00e9\\t\\n\\q\\\\",
        "a\\=b\\ c\\:d=1",
        "a=1\rb=2\r\nc=3",
        "a=1\\\r\n  2",
        "a=1\\",
        "a=\\",
        "\\",
        "a==:b",
        "a = = b",
        "a=\u00fc\u0131\u0130",
        "=1",
        "a=1\\\n# not a comment",
        "\\\n\\\na=1",
        "a=1\\\n\\\n2",
        "a=\f\f1\f",
        "",
        "\n\n  \n"
      })
  void it_reads_what_the_jdk_reads(String text) throws IOException {
    assertThat(read(text)).isEqualTo(jdk(text));
  }

  @Test
  void it_reads_what_the_jdk_reads_whatever_is_thrown_at_it() throws IOException {
    char[] alphabet = {'a', 'b', '=', ':', ' ', '\t', '\\', '\n', '\r', '#', '!', '\f', 'n'};
    Random random = new Random(20261122);
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(24); i > 0; i--) {
        text.append(alphabet[random.nextInt(alphabet.length)]);
      }
      Map<String, String> expected = jdk(text.toString());
      Map<String, String> actual = read(text.toString());
      // For a lone backslash at the end the JDK shows what its buffer held before.
      expected.remove("");
      actual.remove("");
      assertThat(actual).as(text.toString()).isEqualTo(expected);
    }
  }

  private static Map<String, String> read(String text) {
    Map<String, String> map = new LinkedHashMap<>();
    PropertiesReader.read(text).forEach(entry -> map.put(entry.key(), entry.value()));
    return map;
  }

  private static Map<String, String> jdk(String text) throws IOException {
    Properties properties = new Properties();
    properties.load(new StringReader(text));
    Map<String, String> map = new LinkedHashMap<>();
    properties.stringPropertyNames().forEach(key -> map.put(key, properties.getProperty(key)));
    return map;
  }

  @Test
  void every_entry_knows_the_line_its_key_stands_in() {
    String text =
        """
        # one

        a=1\\
          2
        b=3
        a=4
        """;
    assertThat(PropertiesReader.read(text))
        .containsExactly(
            new PropertiesReader.Entry("a", "12", 3, ""),
            new PropertiesReader.Entry("b", "3", 5, ""),
            new PropertiesReader.Entry("a", "4", 6, ""));
  }

  @Test
  void nothing_is_expanded() {
    assertThat(read("a=${HOME}/$b")).containsEntry("a", "${HOME}/$b");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=\\u12", "a=\\uzzzz", "a=\\u-001", "a=\\u"})
  void a_broken_escape_is_a_fault_of_its_line(String text) {
    assertThat(PropertiesReader.read("b=1\n" + text))
        .element(1)
        .isEqualTo(new PropertiesReader.Entry("a", "", 2, "has a \\u without four hex digits"));
  }
}
