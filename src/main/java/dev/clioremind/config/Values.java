package dev.clioremind.config;

import dev.clioremind.core.Spelling;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads single values. Each method throws {@code IllegalArgumentException} with a sentence, or the
 * predicate of one, for a value that is not of its kind.
 */
final class Values {
  private static final Pattern SERVICE_ID = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final Pattern HOLIDAYS = Pattern.compile("[a-z]{2}(-[a-z0-9]{1,8})*");
  private static final Pattern VERSION = Pattern.compile("\\d{1,4}(\\.\\d{1,4}){0,3}");

  private Values() {}

  static boolean yesOrNo(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "yes" -> true;
      case "false", "no" -> false;
      default ->
          throw new IllegalArgumentException(Shown.quoted(text) + " is neither true nor false");
    };
  }

  /** A whole number within both limits. */
  static Function<String, Integer> number(int least, int most) {
    return text -> {
      if (!text.matches("-?[0-9]{1,9}")) {
        throw new IllegalArgumentException(
            "%s is not a whole number; write only digits, from %s to %s"
                .formatted(Shown.quoted(text), least, most));
      }
      int number = Integer.parseInt(text);
      if (number < least || number > most) {
        throw new IllegalArgumentException(
            "%s is out of range; it must be from %s to %s".formatted(number, least, most));
      }
      return number;
    };
  }

  /** One constant of an enum, in any case. */
  static <E extends Enum<E>> Function<String, E> word(Class<E> type) {
    return text ->
        Arrays.stream(type.getEnumConstants())
            .filter(constant -> lower(constant).equals(text.toLowerCase(Locale.ROOT)))
            .findFirst()
            .orElseThrow(() -> notOneOf(type, text));
  }

  private static <E extends Enum<E>> IllegalArgumentException notOneOf(Class<E> type, String text) {
    List<String> words = Arrays.stream(type.getEnumConstants()).map(Values::lower).toList();
    return new IllegalArgumentException(
        "%s is not one of %s%s"
            .formatted(
                Shown.quoted(text),
                String.join(", ", words),
                Spelling.nearest(text, words).map("; did you mean %s?"::formatted).orElse("")));
  }

  /** Several constants of an enum with commas between them, at least one. */
  static <E extends Enum<E>> Function<String, Set<E>> words(Class<E> type) {
    return text -> {
      Set<E> found =
          parts(text, ",").stream()
              .map(word(type))
              .collect(Collectors.toCollection(() -> EnumSet.noneOf(type)));
      if (found.isEmpty()) {
        throw new IllegalArgumentException("names nothing");
      }
      return found;
    };
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** Words or phrases with semicolons between them, at least one. */
  static List<String> phrases(String text) {
    List<String> phrases = parts(text, ";");
    if (phrases.isEmpty()) {
      throw new IllegalArgumentException("names nothing");
    }
    return phrases;
  }

  private static List<String> parts(String text, String separator) {
    return Arrays.stream(text.split(separator, -1))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  static ZoneId zone(String text) {
    return Zones.parse(text);
  }

  /** An ISO 3166 country, made two capitals. */
  static String region(String text) {
    String region = text.toUpperCase(Locale.ROOT);
    if (Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2).contains(region)) {
      return region;
    }
    throw new IllegalArgumentException(
        Shown.quoted(text)
            + " is not a country's code of two letters, such as US"
            + (region.equals("UK") ? "; the United Kingdom is GB" : ""));
  }

  static Locale locale(String text) {
    try {
      Locale locale = new Locale.Builder().setLanguageTag(text.replace('_', '-')).build();
      if (Arrays.asList(Locale.getISOLanguages()).contains(locale.getLanguage())) {
        return locale;
      }
    } catch (IllformedLocaleException e) {
      // Said below in our words: the exception's are about subtags.
    }
    throw new IllegalArgumentException(
        Shown.quoted(text) + " is not a language with a country, such as en-US");
  }

  /** A calendar's code in lower case; empty for {@code none}. */
  static Optional<String> holidays(String text) {
    String code = text.toLowerCase(Locale.ROOT);
    if (code.equals("none")) {
      return Optional.empty();
    }
    if (!HOLIDAYS.matcher(code).matches()) {
      throw new IllegalArgumentException(
          Shown.quoted(text) + " is not a holiday calendar such as us, us-ca or gb-eng, nor none");
    }
    return Optional.of(code);
  }

  static String apiVersion(String text) {
    if (!VERSION.matcher(text).matches()) {
      throw new IllegalArgumentException(Shown.quoted(text) + " is not a version such as 4.0.13");
    }
    return text;
  }

  /** The id of something in GoHighLevel; a token that lost its way is not shown. */
  static String ghlId(String text) {
    if (text.startsWith("pit-")) {
      throw new IllegalArgumentException(
          "holds a private integration token; that belongs to ghl.token, and only there");
    }
    if (!SERVICE_ID.matcher(text).matches()) {
      throw new IllegalArgumentException(
          "is not an id: it has letters and digits only, no address and no spaces");
    }
    return text;
  }

  static String tab(String text) {
    if (text.codePointCount(0, text.length()) > 100) {
      throw new IllegalArgumentException("is longer than a tab's name can be (100)");
    }
    return text;
  }
}
