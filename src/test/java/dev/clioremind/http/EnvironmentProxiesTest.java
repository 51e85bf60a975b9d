package dev.clioremind.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.Survives;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(10)
class EnvironmentProxiesTest {
  private static final ProxySelector DIRECT = HttpClient.Builder.NO_PROXY;

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://127.0.0.1:3128",
    "https_proxy, http://127.0.0.1:3128/",
    "HTTPS_PROXY, 127.0.0.1:3128",
    "HTTPS_PROXY, ' HTTP://127.0.0.1:3128 '",
  })
  void https_goes_through_the_proxy_that_is_named(String name, String value) {
    Proxy proxy = chosen(Map.of(name, value), "https://app.clio.com/x");
    assertThat(proxy.type()).isEqualTo(Proxy.Type.HTTP);
    assertThat(proxy.address())
        .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 3128));
  }

  @Test
  void the_lower_case_name_wins() {
    var environment =
        Map.of("HTTPS_PROXY", "http://127.0.0.1:1", "https_proxy", "http://127.0.0.1:2");
    assertThat(chosen(environment, "https://app.clio.com/").address())
        .isEqualTo(new InetSocketAddress(InetAddress.getLoopbackAddress(), 2));
  }

  @Test
  void the_proxy_for_http_is_not_the_one_for_https() {
    var environment = Map.of("HTTP_PROXY", "http://127.0.0.1:3128");
    assertThat(chosen(environment, "https://app.clio.com/")).isEqualTo(Proxy.NO_PROXY);
    assertThat(chosen(environment, "http://app.clio.com/").type()).isEqualTo(Proxy.Type.HTTP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://127.0.0.1:8080/",
        "http://localhost/",
        "https://[::1]/",
        "http://127.9.9.9/"
      })
  void this_machine_is_never_reached_through_a_proxy(String uri) {
    var environment =
        Map.of("HTTPS_PROXY", "http://10.0.0.1:3128", "HTTP_PROXY", "http://10.0.0.1:3128");
    ProxySelector always = ProxySelector.of(new InetSocketAddress("10.0.0.2", 1));
    assertThat(EnvironmentProxies.from(environment, always).select(URI.create(uri)))
        .containsExactly(Proxy.NO_PROXY);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "*                               | true",
        "app.clio.com                    | true",
        "APP.CLIO.COM                    | true",
        "clio.com                        | true",
        ".clio.com                       | true",
        "*.clio.com                      | true",
        "localhost, 10.0.0.0/8, clio.com | true",
        "localhost clio.com              | true",
        "clio.com:443                    | true",
        "clio.com:8443                   | false",
        "lio.com                         | false",
        "example.com                     | false",
        "''                              | false",
        "," + "                              | false",
      })
  void no_proxy_names_hosts_and_what_lies_below_them(String noProxy, boolean direct) {
    var environment = Map.of("HTTPS_PROXY", "http://127.0.0.1:3128", "NO_PROXY", noProxy);
    assertThat(chosen(environment, "https://app.clio.com/").equals(Proxy.NO_PROXY))
        .isEqualTo(direct);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  "})
  void without_a_variable_java_decides(String value) {
    ProxySelector java = ProxySelector.of(InetSocketAddress.createUnresolved("10.0.0.2", 1));
    assertThat(
            EnvironmentProxies.from(Map.of("HTTPS_PROXY", value), java)
                .select(URI.create("https://app.clio.com/")))
        .isEqualTo(java.select(URI.create("https://app.clio.com/")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://proxy.example.com",
        "proxy.example.com",
        "https://proxy.example.com:3128",
        "socks5://proxy.example.com:1080",
        "http://proxy example.com:3128",
        "http://:3128",
        "http://proxy.example.com:99999",
        "http://proxy.example.com:3128/secret-word",
        "http://proxy.example.com:3128?secret-word",
      })
  @Survives("59b")
  void a_value_that_cannot_be_used_is_one_clear_error(String value) {
    assertThatThrownBy(() -> EnvironmentProxies.from(Map.of("HTTPS_PROXY", value), DIRECT))
        .isInstanceOf(HttpSettingException.class)
        .hasMessage(
            "HTTPS_PROXY cannot be used: write it as http://host:port, as in"
                + " http://proxy.example.com:3128")
        .hasNoCause();
  }

  @Test
  void a_password_is_refused_and_not_shown() {
    assertThatThrownBy(
            () ->
                EnvironmentProxies.from(
                    Map.of("http_proxy", "http://ada:secret-word@proxy.example.com:3128"), DIRECT))
        .isInstanceOf(HttpSettingException.class)
        .hasMessage(
            "HTTP_PROXY holds a user name or password. Java does not send these to a proxy for"
                + " https: use a proxy that lets this machine through without them.");
  }

  private static Proxy chosen(Map<String, String> environment, String uri) {
    return EnvironmentProxies.from(environment, DIRECT).select(URI.create(uri)).get(0);
  }
}
