package dev.clioremind;

import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.clio.ClioEntry;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;

/** An office with one rule, about motions three days off, in whose sheet nothing is wrong. */
final class Motions {

  /** Of a client who can be reached. */
  static final long REACHABLE = 801;

  /** Of a client without a phone number. */
  static final long WITHOUT_PHONE = 808;

  private static final long TYPE = 77;
  private static final long CALENDAR = 31;

  private final Office office;

  /** Clears the sample firm's rules away. */
  Motions(Office office) {
    this.office = office;
    office.firm().clio().addEventType(TYPE, "Motion");
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office
        .sandbox()
        .book()
        .typeRows(
            "ReminderRules",
            List.of(List.of("Motion", "3", "SMS", "court_sms", "", "yes", "", "", "")));
    // Not due yet: without it there would be nothing to look at.
    hearing(9101, REACHABLE, 10);
  }

  /** When one is that lies so many days ahead. */
  ZonedDateTime when(int inDays) {
    LocalDate day = office.clock().instant().atZone(SampleFirm.ZONE).toLocalDate().plusDays(inDays);
    return day.atTime(16, 0).atZone(SampleFirm.ZONE);
  }

  /** Enters one that is due. */
  void due(long id, long matter) {
    hearing(id, matter, 3);
  }

  private void hearing(long id, long matter, int inDays) {
    office
        .firm()
        .clio()
        .add(
            ClioEntry.timed(id, "Argument", when(inDays).plusMinutes(id - 9100))
                .inMatter(matter)
                .ofType(TYPE)
                .onCalendar(CALENDAR),
            office.clock().instant().minus(Duration.ofDays(60)));
  }
}
