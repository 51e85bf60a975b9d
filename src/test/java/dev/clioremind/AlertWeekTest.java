package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.ghl.GhlMessage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Seven days of three runs each: who is told what, how often, and what an outage costs. */
@Timeout(300)
class AlertWeekTest {

  private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
  private static final LocalDate FRIDAY = WEDNESDAY.plusDays(2);
  private static final LocalDate MONDAY = WEDNESDAY.plusDays(5);
  private static final List<LocalTime> RUNS =
      List.of(LocalTime.of(10, 0), LocalTime.of(13, 0), LocalTime.of(17, 0));
  private static final String REACHABLE = "ctClient0000000000000501";
  private static final String OPTED_OUT = "ctClient0000000000000502";

  @TempDir private Path folder = Path.of(".");

  private static Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(SampleFirm.ZONE).toInstant();
  }

  private static void entry(Office office, long id, LocalDate day, long matter) {
    office
        .firm()
        .clio()
        .add(
            ClioEntry.timed(id, "Argument", day.atTime(16, 0).atZone(SampleFirm.ZONE))
                .inMatter(matter)
                .ofType(77)
                .onCalendar(31),
            at(WEDNESDAY, LocalTime.NOON).minus(Duration.ofDays(60)));
  }

  private static void furnish(Office office) {
    office.firm().clio().addEventType(77, "Motion");
    for (int day = 0; day < 7; day++) {
      entry(office, 9100 + day, WEDNESDAY.plusDays(day + 3L), 801);
    }
    entry(office, 9108, WEDNESDAY.plusDays(4), 808);
    entry(office, 9102 + 100, WEDNESDAY.plusDays(4), 802);
    office.sandbox().ghl().optOut(OPTED_OUT, "SMS");
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office
        .sandbox()
        .book()
        .typeRows(
            "ReminderRules",
            List.of(List.of("Motion", "3", "SMS", "court_sms", "", "yes", "", "", "")));
    office
        .withEnvironment("CLIO_REMIND_SEND_WINDOW", "MON-FRI 09:00-18:00")
        .withEnvironment("CLIO_REMIND_SEND_OUTSIDE_WINDOW", "hold");
  }

  @Test
  void each_thing_is_told_once_and_fridays_outage_is_caught_up_on_monday() {
    try (AlertReceivers receivers = new AlertReceivers();
        Office office = new Office(folder, at(WEDNESDAY, LocalTime.of(9, 30)))) {
      receivers.connect(office);
      furnish(office);
      Map<LocalDate, List<Integer>> codes = new LinkedHashMap<>();
      Map<LocalDate, Integer> sent = new LinkedHashMap<>();
      for (int i = 0; i < 7; i++) {
        LocalDate day = WEDNESDAY.plusDays(i);
        if (day.equals(FRIDAY)) {
          office.sandbox().faults().failAll(c -> c.service().equals("ghl"), Fault.UNAVAILABLE);
        } else {
          office.sandbox().faults().heal();
        }
        int before = office.sandbox().ghl().accepted();
        for (LocalTime time : RUNS) {
          Duration wait = Duration.between(office.clock().instant(), at(day, time));
          assertThat(wait).isPositive();
          int code = office.later(wait).run("send").code();
          codes.computeIfAbsent(day, d -> new ArrayList<>()).add(code);
        }
        sent.put(day, office.sandbox().ghl().accepted() - before);
      }

      codes.forEach(
          (day, ended) ->
              System.out.println(
                  "%s %s: exit codes %s, sent %s"
                      .formatted(day.getDayOfWeek(), day, ended, sent.get(day))));
      System.out.println("told: " + receivers.told());
      assertThat(codes.values())
          .containsExactly(
              List.of(0, 0, 0),
              List.of(5, 0, 0),
              List.of(6, 6, 6),
              List.of(6, 6, 6),
              List.of(6, 6, 6),
              List.of(0, 0, 0),
              List.of(0, 0, 0));
      assertThat(sent.values()).containsExactly(1, 1, 0, 0, 0, 4, 1);
      assertThat(sent).containsEntry(MONDAY, 4);
      assertThat(office.sandbox().ghl().messagesTo(REACHABLE))
          .hasSize(7)
          .extracting(GhlMessage::content)
          .doesNotHaveDuplicates();
      assertThat(office.sandbox().ghl().messagesTo(OPTED_OUT)).isEmpty();

      assertThat(receivers.told())
          .containsOnly(
              Map.entry("Clio has no mobile number for the person", List.of("entry-9108")),
              Map.entry("The contact is opted out on that channel", List.of("entry-9202")));
      assertThat(receivers.at(AlertReceivers.WEBHOOK))
          .extracting(alert -> alert.get("exitCode").getAsInt())
          .containsExactly(5, 6, 6, 6, 6, 6, 6, 6, 6, 6);
      assertThat(receivers.at(AlertReceivers.PAGERDUTY))
          .filteredOn(event -> event.get("event_action").getAsString().equals("trigger"))
          .extracting(event -> event.get("dedup_key").getAsString())
          .hasSize(10)
          .satisfies(keys -> assertThat(List.copyOf(new java.util.TreeSet<>(keys))).hasSize(2));
      assertThat(receivers.beats())
          .hasSize(42)
          .satisfies(
              beats ->
                  assertThat(beats.subList(30, 42))
                      .allMatch(b -> b.isEmpty() || b.equals("/start")));
      assertThat(receivers.all().toString()).doesNotContain(office.secretsOfClients());
    }
  }
}
