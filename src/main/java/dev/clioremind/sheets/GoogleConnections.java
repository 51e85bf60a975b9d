package dev.clioremind.sheets;

import com.google.api.client.http.HttpTransport;
import com.google.api.client.http.javanet.NetHttpTransport;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.util.List;

/** Connections to Google, through the proxies that the rest of the program uses. */
final class GoogleConnections {

  private GoogleConnections() {}

  static HttpTransport transport(ProxySelector proxies) {
    return new NetHttpTransport.Builder().setConnectionFactory(url -> open(url, proxies)).build();
  }

  private static HttpURLConnection open(URL url, ProxySelector proxies) throws IOException {
    try {
      List<Proxy> ways =
          proxies.select(
              new URI(url.getProtocol(), null, url.getHost(), url.getPort(), "/", null, null));
      return (HttpURLConnection) url.openConnection(ways.isEmpty() ? Proxy.NO_PROXY : ways.get(0));
    } catch (URISyntaxException e) {
      throw new IOException("not an address of Google's", e);
    }
  }
}
