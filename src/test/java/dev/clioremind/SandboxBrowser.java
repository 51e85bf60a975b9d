package dev.clioremind;

import dev.clioremind.auth.Browser;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A person's browser, in which the sandbox's Clio always has somebody signed in. */
public final class SandboxBrowser implements Browser {

  private static final Pattern ADDRESS = Pattern.compile("(?m)^ *(http\\S*/oauth/authorize\\S*)$");
  private static final Pattern CODE = Pattern.compile("<code>(.*)</code>");

  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> pages = new CopyOnWriteArrayList<>();

  /** Opens the address, follows where it leads, and remembers the page it ends at. */
  @Override
  public boolean open(URI address) {
    Thread thread = new Thread(() -> pages.add(get(follow(address))), "browser");
    thread.setDaemon(true);
    thread.start();
    return true;
  }

  /** The pages that were shown. */
  public List<String> pages() {
    return List.copyOf(pages);
  }

  /** Where Clio sends the browser after the address that a screen shows. */
  public URI follow(URI address) {
    return answer(address).headers().firstValue("Location").map(URI::create).orElse(address);
  }

  /** The code that Clio's own page shows. */
  public String code(String screen) {
    Matcher shown = CODE.matcher(get(shownAddress(screen)));
    return shown.find() ? shown.group(1) : "";
  }

  /** The address that a screen asks to open, the last if there are several. */
  public static URI shownAddress(String screen) {
    return ADDRESS
        .matcher(screen)
        .results()
        .reduce((first, last) -> last)
        .map(found -> URI.create(found.group(1)))
        .orElseThrow(() -> new AssertionError("no address on the screen:\n" + screen));
  }

  /** The body of a page. */
  public String get(URI address) {
    return answer(address).body();
  }

  private HttpResponse<String> answer(URI address) {
    try {
      return client.send(
          HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
