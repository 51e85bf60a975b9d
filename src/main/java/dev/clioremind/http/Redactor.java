package dev.clioremind.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes secrets out of whatever is about to be shown: by value, every secret that was loaded or
 * refreshed, and by shape, what looks like one. The one sink for output of the run; CI masks only
 * whole secrets that it knows itself, neither the parts of a JSON secret nor refreshed tokens.
 *
 * <p>Thread-safe.
 */
public final class Redactor {

  /** What stands where a secret stood. */
  public static final String HIDDEN = "[hidden]";

  /** Shorter values occur by chance in ordinary words. */
  private static final int SHORTEST = 8;

  private record Shape(Pattern pattern, String replacement) {
    static Shape of(String regex, String replacement) {
      return new Shape(Pattern.compile(regex, Pattern.CASE_INSENSITIVE), replacement);
    }
  }

  private static final String NAME =
      "(?:refresh|access|id)[_-]?token|client[_-]?secret|routing_key|api[_-]?key";
  private static final String QUOTE = "\\\\?[\"']?\\s*\\\\?[\"']?";
  private static final String VALUE = "[^\\s\"'&,;}\\\\]+";

  private static final List<Shape> SHAPES =
      List.of(
          Shape.of("-----BEGIN [A-Z ]*PRIVATE KEY-----(?s:.*?)(-----END [A-Z ]*-----|\\z)", HIDDEN),
          Shape.of("\\b(Bearer|Basic)(\\s+|%20|\\+)[A-Za-z0-9._~+/=%-]{6,}", "$1 " + HIDDEN),
          Shape.of("(" + NAME + ")(" + QUOTE + "(?:=|%3D)" + QUOTE + ")" + VALUE, "$1$2" + HIDDEN),
          // A key of ours before a colon is where a sentence about it begins.
          Shape.of(
              "(?<!clio\\.|google\\.|CLIO_REMIND_\\w{0,20})("
                  + NAME
                  + ")("
                  + QUOTE
                  + ":"
                  + QUOTE
                  + ")"
                  + VALUE,
              "$1$2" + HIDDEN),
          Shape.of("([?&]code=)[^\\s&\"']+", "$1" + HIDDEN),
          Shape.of("\\beyJ[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]+(\\.[A-Za-z0-9_-]*)?", HIDDEN),
          Shape.of("\\bpit-[A-Za-z0-9-]{8,}", HIDDEN),
          Shape.of("\\bsk[-_][A-Za-z0-9_-]{8,}", HIDDEN),
          Shape.of("\\bxox[a-z]-[A-Za-z0-9-]{8,}", HIDDEN),
          Shape.of("\\bya29\\.[A-Za-z0-9._-]{8,}", HIDDEN),
          Shape.of("(hooks\\.slack\\.com/services/)[A-Za-z0-9/_-]+", "$1" + HIDDEN));

  /** The longest first, so that no part of a secret is left beside a shorter one. */
  private final ConcurrentSkipListSet<String> secrets =
      new ConcurrentSkipListSet<>(
          Comparator.comparingInt(String::length).reversed().thenComparing(String::compareTo));

  private final Consumer<String> learned;

  /** One that tells nobody. */
  public Redactor() {
    this(secret -> {});
  }

  /**
   * One that hands each new secret on, as it is, to whoever hides it elsewhere.
   *
   * @param learned called once per secret, maybe from several threads
   */
  public Redactor(Consumer<String> learned) {
    this.learned = learned;
  }

  /**
   * Hides a value from now on, also in Base64 and percent-encoded; of an address, its path and
   * query as well, since a webhook's address is the secret. Less than 8 characters are not hidden:
   * no service gives out such tokens, and words would be blotted out.
   */
  public void hide(String secret) {
    String value = secret.strip();
    if (value.length() >= SHORTEST && !secrets.contains(value)) {
      learned.accept(value);
    }
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    Stream.concat(
            Stream.of(
                value,
                Base64.getEncoder().withoutPadding().encodeToString(bytes),
                Base64.getUrlEncoder().withoutPadding().encodeToString(bytes),
                URLEncoder.encode(value, StandardCharsets.UTF_8),
                Query.percentEncoded(value, "")),
            addressParts(value))
        .filter(form -> form.length() >= SHORTEST)
        .forEach(secrets::add);
  }

  /** The text without secrets; its lines stay lines. */
  public String redact(String text) {
    String clean = text;
    for (String secret : secrets) {
      clean = clean.replace(secret, HIDDEN);
    }
    for (Shape shape : SHAPES) {
      clean = shape.pattern().matcher(clean).replaceAll(shape.replacement());
    }
    return clean;
  }

  /**
   * The text without secrets, and as one line that cannot move the cursor, change the reading
   * direction or forge another line: control characters, line separators and bidi marks are written
   * as escapes.
   */
  public String oneLine(String text) {
    String clean = redact(text);
    var line = new StringBuilder(clean.length());
    clean
        .codePoints()
        .forEach(
            c -> {
              if (c == '\n') {
                line.append("\\n");
              } else if (movesOrHides(c)) {
                line.append(String.format(Locale.ROOT, "\\u%04x", c));
              } else {
                line.appendCodePoint(c);
              }
            });
    return line.toString();
  }

  /** A sink that shows each text as one clean line. */
  public Consumer<String> before(Consumer<String> sink) {
    return text -> sink.accept(oneLine(text));
  }

  /** C0, DEL, C1, line and paragraph separator, everything invisible, and halves of a character. */
  private static boolean movesOrHides(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          c != ZERO_WIDTH_JOINER;
      default -> false;
    };
  }

  /** Part of many emoji and of names in Indic scripts. */
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  private static Stream<String> addressParts(String value) {
    try {
      URI uri = new URI(value);
      if (uri.getHost() == null || uri.getRawPath() == null) {
        return Stream.empty();
      }
      return uri.getRawQuery() == null
          ? Stream.of(uri.getRawPath())
          : Stream.of(uri.getRawPath(), uri.getRawQuery());
    } catch (URISyntaxException notAnAddress) {
      return Stream.empty();
    }
  }
}
