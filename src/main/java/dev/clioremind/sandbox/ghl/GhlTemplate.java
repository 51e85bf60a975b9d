package dev.clioremind.sandbox.ghl;

import java.util.Locale;

/**
 * A snippet, which the API calls a template.
 *
 * @param type {@code sms}, {@code email} or {@code whatsapp}
 * @param subject of an e-mail, else empty
 * @param content the text, or the e-mail's HTML
 * @param contentMember the member that carries it: {@code body}, or {@code html} for most e-mails
 */
public record GhlTemplate(
    String id, String name, String type, String subject, String content, String contentMember) {

  public GhlTemplate {
    type = type.toLowerCase(Locale.ROOT);
  }

  public static GhlTemplate sms(String id, String name, String body) {
    return new GhlTemplate(id, name, "sms", "", body, "body");
  }

  public static GhlTemplate email(String id, String name, String subject, String html) {
    return new GhlTemplate(id, name, "email", subject, html, "html");
  }

  /** An e-mail snippet that carries {@code body} instead of {@code html}, as some do. */
  public static GhlTemplate emailWithBody(String id, String name, String subject, String body) {
    return new GhlTemplate(id, name, "email", subject, body, "body");
  }

  public static GhlTemplate whatsApp(String id, String name, String body) {
    return new GhlTemplate(id, name, "whatsapp", "", body, "body");
  }
}
