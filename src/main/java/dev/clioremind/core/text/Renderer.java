package dev.clioremind.core.text;

import dev.clioremind.core.rule.Channel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Fills templates in. Stateless. */
public final class Renderer {

  /** The longest text message that carriers take in one go; a longer one is refused, never cut. */
  static final int LONGEST_TEXT = 1_600;

  /** The longest e-mail: far beyond any reminder, so that a pasted book does not go out. */
  static final int LONGEST_HTML = 100_000;

  private Renderer() {}

  /** Fills a template in. */
  public static Rendered render(Template template, MergeFields values) {
    List<TemplateFault> faults = new ArrayList<>();
    MessageContent content =
        switch (template.channel()) {
          case SMS, WHATSAPP -> new MessageContent.Text(plain(template.body(), values, faults));
          case EMAIL ->
              new MessageContent.Email(
                  subject(template.subject(), values, faults),
                  html(template.body(), values, faults));
          case WORKFLOW -> throw new IllegalArgumentException("a workflow has no words of ours");
        };
    return faults.isEmpty()
        ? new Rendered.Ready(content)
        : new Rendered.Faulty(faults.stream().distinct().toList());
  }

  private static String plain(String body, MergeFields values, List<TemplateFault> faults) {
    String text =
        new MergeText(body, MergeText.Kind.PLAIN)
            .fill(values, UnaryOperator.identity(), faults)
            .strip();
    check(text, "text", LONGEST_TEXT, faults);
    return text;
  }

  private static String subject(String subject, MergeFields values, List<TemplateFault> faults) {
    String text =
        new MergeText(subject, MergeText.Kind.PLAIN).fill(values, UnaryOperator.identity(), faults);
    check(text, "subject", 250, faults);
    return MergeText.neutral(text);
  }

  private static String html(String body, MergeFields values, List<TemplateFault> faults) {
    String html =
        new MergeText(body, MergeText.Kind.HTML).fill(values, MergeText::escapeHtml, faults);
    check(html, "body", LONGEST_HTML, faults);
    return html;
  }

  private static void check(String text, String part, int longest, List<TemplateFault> faults) {
    if (text.isBlank() && faults.isEmpty()) {
      faults.add(new TemplateFault("the %s is empty".formatted(part)));
    }
    if (text.length() > longest) {
      faults.add(
          new TemplateFault(
              "the %s has %s characters, more than %s".formatted(part, text.length(), longest)));
    }
  }

  /** The merge fields that a template names, as {@link MergeFields#key} writes them. */
  public static Set<String> fields(Template template) {
    MergeText.Kind kind =
        template.channel() == Channel.EMAIL ? MergeText.Kind.HTML : MergeText.Kind.PLAIN;
    return Stream.of(template.subject(), template.body())
        .flatMap(text -> new MergeText(text, kind).fields().stream())
        .map(MergeFields::key)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /**
   * What a person should look at in a template's own words; each a sentence without its subject.
   */
  public static List<String> lint(Template template, String firmName) {
    List<String> findings = new ArrayList<>();
    switch (template.channel()) {
      case SMS ->
          findings.addAll(
              new MergeText(template.body(), MergeText.Kind.PLAIN).lint(true, firmName));
      case WHATSAPP ->
          findings.addAll(
              new MergeText(template.body(), MergeText.Kind.PLAIN).lint(false, firmName));
      case EMAIL ->
          findings.addAll(
              new MergeText(template.subject() + "\n" + template.body(), MergeText.Kind.HTML)
                  .lint(false, firmName));
      case WORKFLOW -> {}
    }
    return findings;
  }
}
