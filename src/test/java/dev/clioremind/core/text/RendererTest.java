package dev.clioremind.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.core.rule.Channel;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filling in is strict: a fault is a fault of that reminder, never a gap in what is read. */
@Timeout(10)
class RendererTest {

  private static final String LEFT_OVER = "a brace is left over; a merge field is written {{name}}";

  private static MergeFields values(String first) {
    return new MergeFields(
        Map.of(
            "contact.first_name", first,
            "contact.last_name", "Lee",
            "deadline.time", "",
            "deadline.summary", "secret",
            "rule.Court Room", "4"),
        Set.of("deadline.summary"));
  }

  private static String sms(String body, String first) {
    return said(new Template("t", Channel.SMS, "", body), first);
  }

  private static String sms(String body) {
    return sms(body, "Ann");
  }

  private static String html(String body, String first) {
    return said(new Template("t", Channel.EMAIL, "S", body), first);
  }

  private static String said(Template template, String first) {
    Rendered rendered = Renderer.render(template, values(first));
    if (rendered instanceof Rendered.Faulty faulty) {
      return "FAULT " + faulty.faults().stream().map(TemplateFault::what).toList();
    }
    MessageContent content = ((Rendered.Ready) rendered).content();
    return content instanceof MessageContent.Email email
        ? email.html()
        : ((MessageContent.Text) content).body();
  }

  @Test
  void fields_are_found_in_any_case_and_spacing() {
    assertThat(sms("Hi {{contact.first_name}} {{ CONTACT.Last_Name }} {{rule.court room}}"))
        .isEqualTo("Hi Ann Lee 4");
  }

  @Test
  void an_unknown_field_is_a_fault_that_names_it() {
    assertThat(sms("Hi {{contact.firstname}}"))
        .isEqualTo("FAULT [{{contact.firstname}} is not a merge field]");
    assertThat(sms("{{}}")).isEqualTo("FAULT [{{}} is not a merge field]");
    assertThat(sms("{{#if x}}")).isEqualTo("FAULT [{{#if x}} is not a merge field]");
  }

  @Test
  void a_field_without_a_value_is_a_fault() {
    assertThat(sms("At {{deadline.time}}")).isEqualTo("FAULT [{{deadline.time}} is empty]");
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n\t", "\u00a0", "\u202e", "\u200b\u200d", "\u0000", "\u2003"})
  void a_value_of_which_nothing_can_be_seen_is_empty(String value) {
    assertThat(sms("Hi {{contact.first_name}}!", value))
        .isEqualTo("FAULT [{{contact.first_name}} is empty]");
  }

  @Test
  void a_forbidden_field_is_a_fault_and_its_value_is_not_shown() {
    assertThat(sms("{{deadline.summary}}"))
        .isEqualTo("FAULT [{{deadline.summary}} may not go to clients (send.case-text is off)]");
  }

  @Test
  void all_faults_are_told_at_once_and_each_once() {
    assertThat(sms("{ {{a}} {{a}} {{deadline.time}}"))
        .isEqualTo(
            "FAULT [%s, {{a}} is not a merge field, {{deadline.time}} is empty]"
                .formatted(LEFT_OVER));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a { b",
        "a } b",
        "{contact.first_name}",
        "{{contact.first_name}",
        "{contact.first_name}}",
        "{{{contact.first_name}}}",
        "{{ {{contact.first_name}} }}",
        "{{contact.{first}_name}}",
        "{ {contact.first_name} }"
      })
  void a_brace_left_over_in_a_text_is_a_fault(String body) {
    assertThat(sms(body)).startsWith("FAULT [").contains(LEFT_OVER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{contact.first_name}",
        "{Contact.First_Name}",
        "{ rule.Court Room }",
        "{ref}",
        "{{contact.first_name}",
        "{contact.first_name}}",
        "{{{contact.first_name}}}",
        "{{{contact.first_name}} }",
        "{{ {{contact.first_name}} }}",
        "a }} b",
        "a {{ b"
      })
  void and_in_html_too(String body) {
    assertThat(html(body, "Ann")).startsWith("FAULT [").contains(LEFT_OVER);
  }

  @Test
  void a_style_rule_in_html_is_no_merge_field() {
    assertThat(html("<style>p { color: red }</style>{{contact.first_name}}", "Ann"))
        .isEqualTo("<style>p { color: red }</style>Ann");
  }

  @Test
  void a_value_in_html_is_escaped_and_in_a_text_it_is_not() {
    assertThat(html("<p>{{contact.first_name}}</p>", "<b>\"A\" & 'B'</b>"))
        .isEqualTo("<p>&lt;b&gt;&quot;A&quot; &amp; &#39;B&#39;&lt;/b&gt;</p>");
    assertThat(sms("{{contact.first_name}}", "A & B")).isEqualTo("A & B");
  }

  @Test
  @Survives("56")
  void a_merge_field_in_a_value_is_neutral() {
    assertThat(sms("{{contact.first_name}}", "{{contact.last_name}}"))
        .isEqualTo("{ {contact.last_name} }");
    assertThat(sms("{{contact.first_name}}", "{{{{x}}}}")).doesNotContain("{{", "}}");
    assertThat(html("{{contact.first_name}}", "{{x}}")).isEqualTo("{ {x} }");
  }

  @Test
  void two_values_do_not_make_a_merge_field_together() {
    MergeFields halves =
        new MergeFields(Map.of("contact.first_name", "{", "contact.last_name", "{x}"), Set.of());

    for (Channel channel : new Channel[] {Channel.SMS, Channel.EMAIL}) {
      Rendered rendered =
          Renderer.render(
              new Template(
                  "t",
                  channel,
                  "{{contact.first_name}}{{contact.last_name}}",
                  "{{contact.first_name}}{{contact.last_name}}"),
              halves);

      MessageContent content = ((Rendered.Ready) rendered).content();
      String text =
          content instanceof MessageContent.Email email
              ? email.subject() + email.html()
              : ((MessageContent.Text) content).body();
      assertThat(text).doesNotContain("{{");
    }
  }

  @Test
  void control_characters_and_direction_marks_are_taken_out_of_values() {
    assertThat(sms("[{{contact.first_name}}]", "A\r\nB\u001b[31mC\u2028D\u202e\u2066\u200f E"))
        .isEqualTo("[A B [31mC D E]");
  }

  @Test
  @Survives({"55a", "55b"})
  void emoji_and_right_to_left_names_stay_whole() {
    assertThat(sms("{{contact.first_name}}", "👩\u200d⚖️ שלום")).isEqualTo("👩\u200d⚖️ שלום");
  }

  @Test
  void a_subject_is_one_line() {
    Rendered rendered =
        Renderer.render(
            new Template("t", Channel.EMAIL, "For\r\nBcc: x@example.com", "b"), values("Ann"));

    assertThat(((MessageContent.Email) ((Rendered.Ready) rendered).content()).subject())
        .isEqualTo("For Bcc: x@example.com");
  }

  @Test
  void an_empty_text_subject_or_body_is_a_fault() {
    assertThat(sms("  ")).isEqualTo("FAULT [the text is empty]");
    assertThat(html("", "Ann")).isEqualTo("FAULT [the body is empty]");
    assertThat(said(new Template("t", Channel.EMAIL, "", "b"), "Ann"))
        .isEqualTo("FAULT [the subject is empty]");
  }

  @Test
  @Survives("55c")
  void a_long_text_is_refused_and_never_cut() {
    assertThat(sms("x".repeat(1_597) + "{{contact.first_name}}")).hasSize(1_600);
    assertThat(sms("x".repeat(1_598) + "{{contact.first_name}}"))
        .isEqualTo("FAULT [the text has 1601 characters, more than 1600]");
    assertThat(sms("{{contact.first_name}}", "é".repeat(10_000)))
        .isEqualTo("FAULT [the text has 10000 characters, more than 1600]");
    assertThat(html("x".repeat(100_001), "Ann"))
        .isEqualTo("FAULT [the body has 100001 characters, more than 100000]");
  }

  @Test
  void a_dollar_and_a_backslash_in_a_value_mean_nothing() {
    assertThat(sms("{{contact.first_name}}", "$1\\x")).isEqualTo("$1\\x");
  }

  @Test
  void nothing_prints_a_value() {
    assertThat(values("Ann").toString()).doesNotContain("Ann", "Lee", "secret");
    assertThat(new MessageContent.Text("Ann").toString()).doesNotContain("Ann");
    assertThat(new MessageContent.Email("Ann", "Ann").toString()).doesNotContain("Ann");
    assertThat(new Template("t", Channel.SMS, "", "body").toString()).doesNotContain("body");
  }

  private static Set<String> lint(Channel channel, String body) {
    return Set.copyOf(Renderer.lint(new Template("t", channel, "S", body), "Example Law"));
  }

  @Test
  void a_literal_day_is_pointed_out() {
    assertThat(lint(Channel.SMS, "{{firm.name}}: hearing Today"))
        .containsExactly(
            "says 'today', which is wrong when it arrives on another day; use {{deadline.when}}");
    assertThat(lint(Channel.EMAIL, "<p>tomorrow</p>")).hasSize(1);
    assertThat(lint(Channel.EMAIL, "Todayish {{deadline.when}}")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Reply CANCEL",
        "reply \"cancel\"",
        "reply “Cancel”",
        "reply with CANCEL",
        "text CANCEL"
      })
  void an_opt_out_word_is_pointed_out(String words) {
    assertThat(lint(Channel.SMS, "{{firm.name}}: " + words + " to cancel"))
        .containsExactly("asks to reply CANCEL, which carriers take for an opt-out");
  }

  @Test
  void a_text_message_names_the_firm() {
    assertThat(lint(Channel.SMS, "Hearing {{deadline.when}}"))
        .containsExactly("does not name the firm; add {{firm.name}}");
    assertThat(lint(Channel.SMS, "EXAMPLE LAW: hearing")).isEmpty();
    assertThat(lint(Channel.SMS, "{{ Firm.Name }}: hearing")).isEmpty();
    assertThat(lint(Channel.EMAIL, "Hearing")).isEmpty();
  }

  @Test
  void the_content_hash_changes_with_every_word_and_nothing_else() {
    Template template = new Template("t", Channel.SMS, "s", "body");

    assertThat(template.contentHash())
        .isEqualTo(new Template("other", Channel.SMS, "s", "body").contentHash())
        .isNotEqualTo(new Template("t", Channel.EMAIL, "s", "body").contentHash())
        .isNotEqualTo(new Template("t", Channel.SMS, "sb", "ody").contentHash())
        .isNotEqualTo(new Template("t", Channel.SMS, "s", "body ").contentHash());
  }
}
