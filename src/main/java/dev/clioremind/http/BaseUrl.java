package dev.clioremind.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The root of a service: scheme, host and port. https, or this machine itself. Decides which links
 * of an answer may be followed, since a token goes along with them.
 *
 * @param root without a path
 */
public record BaseUrl(URI root) {

  private static final Pattern PATH =
      Pattern.compile("(/([A-Za-z0-9._~!$'()*+,;=:@-]|%[0-9A-Fa-f]{2})*)+");
  private static final Pattern DOTS =
      Pattern.compile("(.*/)?(\\.|%2[eE]){1,2}(/.*)?", Pattern.DOTALL);

  /** What services write raw into a query although {@link URI} refuses it. */
  private static final String REFUSED_BY_URI = "{}|\"^`\\<> ";

  public BaseUrl {
    String path = root.getRawPath();
    Optional<String> fault = SafeAddress.fault(root);
    if (fault.isPresent()) {
      throw new HttpSettingException("The base address " + fault.get() + ".");
    }
    if (root.getRawQuery() != null || !(path == null || path.isEmpty() || path.equals("/"))) {
      throw new HttpSettingException(
          "The base address of "
              + root.getHost()
              + " holds more than a host: leave out what follows it, as in https://app.clio.com");
    }
    root = URI.create(root.getScheme() + "://" + root.getRawAuthority());
  }

  /**
   * Reads an address that a person wrote; a slash at its end is tolerated.
   *
   * @throws HttpSettingException with a sentence that can follow the name of the setting
   */
  public static BaseUrl parse(String address) {
    return new BaseUrl(
        uri(address.strip())
            .orElseThrow(
                () ->
                    new HttpSettingException(
                        "The base address is not an address such as https://app.clio.com")));
  }

  /**
   * An address under this root.
   *
   * @param path begins with a slash; what is not our own text stands in it by {@link #segment}
   */
  public URI resolve(String path, Query query) {
    if (!PATH.matcher(path).matches() || path.contains("//") || DOTS.matcher(path).matches()) {
      throw new IllegalArgumentException("not a plain path");
    }
    String encoded = query.encoded();
    return URI.create(root + path + (encoded.isEmpty() ? "" : "?" + encoded));
  }

  /** An address under this root without a query. */
  public URI resolve(String path) {
    return resolve(path, Query.none());
  }

  /**
   * A text from outside (an id) as one segment of a path, whatever it holds.
   *
   * @throws IllegalArgumentException for an empty text and for dots, which would be another path
   */
  public static String segment(String text) {
    if (text.isEmpty() || text.equals(".") || text.equals("..")) {
      throw new IllegalArgumentException("not a segment of a path");
    }
    return Query.percentEncoded(text, "");
  }

  /** Same scheme, host and effective port, and no user-info before the host. */
  public boolean sameOrigin(URI other) {
    return SafeAddress.fault(other).isEmpty()
        && root.getScheme().equalsIgnoreCase(other.getScheme())
        && root.getHost().equalsIgnoreCase(other.getHost())
        && SafeAddress.port(root) == SafeAddress.port(other);
  }

  /**
   * A link from an answer, if it leads to this origin and below the given path; empty if it must
   * not be followed. {@code startsWith} on the text would take {@code
   * https://app.clio.com.evil.test/} for Clio.
   *
   * @param link a complete address; followed to the letter, but for what no address may hold raw
   * @param below such as {@code /api/v4}, without a slash at its end
   */
  public Optional<URI> follow(String link, String below) {
    return uri(escapedQuery(link))
        .filter(this::sameOrigin)
        .filter(
            uri -> {
              String path = uri.getRawPath();
              return (path.equals(below) || path.startsWith(below + "/"))
                  && !DOTS.matcher(path).matches();
            });
  }

  @Override
  public String toString() {
    return root.toString();
  }

  private static String escapedQuery(String link) {
    int mark = link.indexOf('?');
    if (mark < 0) {
      return link;
    }
    var escaped = new StringBuilder(link.substring(0, mark));
    for (char c : link.substring(mark).toCharArray()) {
      if (REFUSED_BY_URI.indexOf(c) >= 0) {
        escaped.append(Query.percentEncoded(String.valueOf(c), ""));
      } else {
        escaped.append(c);
      }
    }
    return escaped.toString();
  }

  /** Without the exception of {@link URI}, whose message holds the whole text. */
  private static Optional<URI> uri(String text) {
    try {
      return Optional.of(new URI(text));
    } catch (URISyntaxException malformed) {
      return Optional.empty();
    }
  }
}
