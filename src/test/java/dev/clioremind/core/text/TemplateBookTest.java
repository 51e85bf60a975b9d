package dev.clioremind.core.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.SheetText;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class TemplateBookTest {

  private static TemplateBook book(String rows) {
    return TemplateBook.read(
        SheetText.table("Templates", "TemplateID | Channel | Subject | Body\n" + rows));
  }

  private static String found(TemplateBook book, String id, Channel channel) {
    return book.find(id, channel) instanceof TemplateBook.Found.One one
        ? one.template().body()
        : "MISSING " + ((TemplateBook.Found.Missing) book.find(id, channel)).why();
  }

  @Test
  void a_template_is_found_by_its_id_in_any_case_and_its_channel() {
    TemplateBook book = book("Near | sms | | text\nnear | Email | Hi | html");

    assertThat(found(book, " NEAR ", Channel.SMS)).isEqualTo("text");
    assertThat(found(book, "near", Channel.EMAIL)).isEqualTo("html");
    assertThat(found(book, "near", Channel.WHATSAPP))
        .isEqualTo(
            "MISSING template 'near' for WhatsApp is neither in the Templates tab nor among the GoHighLevel snippets; there is one for SMS, Email");
    assertThat(book.problems()).isEmpty();
  }

  @Test
  void a_template_that_stands_twice_is_used_by_nobody() {
    TemplateBook book = book("near | SMS | | a\nnear | SMS | | b");

    assertThat(found(book, "near", Channel.SMS)).startsWith("MISSING");
    assertThat(book.problems())
        .containsExactly(
            Problem.needsPerson(
                "Templates row 3, TemplateID",
                "'near' stands in row 2 too, for SMS; neither is used"));
  }

  @Test
  void rows_without_an_id_or_with_a_wrong_channel_are_named_and_the_others_hold() {
    TemplateBook book =
        book(" | SMS | | a\nb | Fax | | b\nc | Workflow | | c\n\nd | SMS | | d\n | =FALSE | |");

    assertThat(book.problems())
        .extracting(Problem::where)
        .containsExactly(
            "Templates row 2, TemplateID", "Templates row 3, Channel", "Templates row 4, Channel");
    assertThat(found(book, "d", Channel.SMS)).isEqualTo("d");
  }

  @Test
  void an_error_of_the_spreadsheet_is_never_read_to_a_client() {
    TemplateBook book =
        book("near | SMS | | #REF!")
            .with(List.of(new Snippet("near", "near", Channel.SMS, "", "another text")));

    assertThat(found(book, "near", Channel.SMS))
        .isEqualTo(
            "MISSING template 'near' for SMS, row 2 of the Templates tab, holds an error of the spreadsheet");
    assertThat(book.problems())
        .containsExactly(
            Problem.needsPerson(
                "Templates row 2, Body", "#REF! is an error of the spreadsheet, not a value"));
  }

  @Test
  void the_tab_comes_before_the_snippets_and_ids_before_names() {
    TemplateBook book =
        book("a | SMS | | own")
            .with(
                List.of(
                    new Snippet("a", "x", Channel.SMS, "", "snippet a"),
                    new Snippet("1", "b", Channel.SMS, "", "named b"),
                    new Snippet("b", "y", Channel.SMS, "", "with id b"),
                    new Snippet("2", "c", Channel.EMAIL, "", "for e-mail"),
                    new Snippet("3", "d", Channel.SMS, "", "one d"),
                    new Snippet("4", "D", Channel.SMS, "", "other d")));

    assertThat(found(book, "a", Channel.SMS)).isEqualTo("own");
    assertThat(found(book, "b", Channel.SMS)).isEqualTo("with id b");
    assertThat(found(book, "c", Channel.SMS)).startsWith("MISSING");
    assertThat(found(book, "d", Channel.SMS)).contains("more than once");
  }
}
