package dev.clioremind.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sandbox.SampleDeadline.Purpose;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 30, unit = TimeUnit.SECONDS)
class SampleFirmTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Clock CLOCK =
      Clock.fixed(TODAY.atTime(15, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC);

  private final SampleFirm firm = SampleFirm.around(TODAY, CLOCK);

  @ParameterizedTest
  @EnumSource
  void each_purpose_has_its_deadline(Purpose purpose) {
    assertThat(firm.deadlines(purpose)).isNotEmpty();
    assertThat(firm.deadlines(Purpose.TWIN)).hasSize(2);
  }

  @Test
  void about_forty_deadlines_lie_ahead_and_each_has_its_own_id() {
    assertThat(firm.deadlines()).hasSizeBetween(40, 50);
    assertThat(firm.deadlines()).extracting(SampleDeadline::id).doesNotHaveDuplicates();
    assertThat(firm.deadlines())
        .extracting(SampleDeadline::date)
        .allMatch(date -> !date.isBefore(TODAY) && !date.isAfter(TODAY.plusDays(30)));
  }

  @Test
  void all_people_are_invented() {
    assertThat(firm.clients()).hasSize(15);
    assertThat(firm.clients())
        .extracting(SampleClient::phone)
        .filteredOn(phone -> !phone.isEmpty())
        .allMatch(phone -> phone.matches("\\+1[0-9]{3}55501[0-9]{2}"));
    assertThat(firm.clients())
        .extracting(SampleClient::email)
        .filteredOn(email -> !email.isEmpty())
        .allMatch(email -> email.endsWith("@example.com"));
  }

  @Test
  void clio_lists_the_deadlines_as_they_were_noted() throws Exception {
    var clio = new ClioStandIn(firm.clio(), CLOCK);
    var ledger = new Ledger();
    try (StandInServer server =
        StandInServer.start(clio, 0, ledger, new Faults(), CLOCK, CallObserver.NONE)) {
      var client = new ClioClient(server.baseUri(), clio.signIn().accessToken());
      String[] entries = {
        "from",
        "2026-11-22T00:00:00-05:00",
        "to",
        "2026-12-22T23:59:59-05:00",
        "expanded",
        "true",
        "fields",
        "id,summary,start_date,matter{id,client},calendar_entry_event_type{name}"
      };
      List<String> listed =
          new ArrayList<>(
              client.column("id", "calendar_entries.json", entries).stream()
                  .map(id -> "entry-" + id.replaceFirst("-.*", ""))
                  .distinct()
                  .toList());
      client
          .column("id", "tasks.json", "complete", "false")
          .forEach(id -> listed.add("task-" + id));
      assertThat(listed)
          .containsExactlyInAnyOrderElementsOf(
              firm.deadlines().stream().map(SampleDeadline::id).toList());
      assertThat(client.data("contacts", "ids[]", "512", "fields", "name,phone_numbers{number}"))
          .hasToString(
              """
              [{"name":"Harbor Bakery LLC","phone_numbers":[{"number":"(212) 555-0105"}]}]""");
    }
    assertThat(ledger.defects()).isEmpty();
    assertThat(clio.ignoredParameters()).isEmpty();
  }
}
