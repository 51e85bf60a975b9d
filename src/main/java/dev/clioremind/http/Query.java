package dev.clioremind.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * The parameters of a query in their order; a name may come more than once ({@code
 * ids[]=1&ids[]=2}). Immutable.
 *
 * @param parameters as they are meant, not yet encoded
 */
public record Query(List<Parameter> parameters) {

  private static final String UNRESERVED = "-._~";

  /** One name and its value. */
  public record Parameter(String name, String value) {

    /** Without its value: one may be searched for by a phone number. */
    @Override
    public String toString() {
      return name;
    }
  }

  public Query {
    parameters = List.copyOf(parameters);
  }

  /** No parameter. */
  public static Query none() {
    return new Query(List.of());
  }

  /** The same query with one more parameter at its end. */
  public Query with(String name, String value) {
    var more = new ArrayList<>(parameters);
    more.add(new Parameter(name, value));
    return new Query(more);
  }

  /**
   * As it stands after the {@code ?}, or as the body of a form. Only letters, digits and {@code
   * -._~} stay as they are, and brackets in names and commas in values: a raw {@code +} would
   * arrive as a space, and {@link java.net.URI} refuses raw braces.
   */
  public String encoded() {
    var text = new StringBuilder();
    for (Parameter parameter : parameters) {
      text.append(text.isEmpty() ? "" : "&")
          .append(percentEncoded(parameter.name(), "[]"))
          .append('=')
          .append(percentEncoded(parameter.value(), ","));
    }
    return text.toString();
  }

  /** Strict percent-encoding of UTF-8 (RFC 3986); {@code also} names what may stay besides. */
  static String percentEncoded(String text, String also) {
    var encoded = new StringBuilder();
    for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xFF);
      if (isAsciiLetterOrDigit(c) || UNRESERVED.indexOf(c) >= 0 || also.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(octet));
      }
    }
    return encoded.toString();
  }

  private static boolean isAsciiLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /** The names only: values may be a client's phone number. */
  @Override
  public String toString() {
    return "Query" + parameters.stream().map(Parameter::name).toList();
  }
}
