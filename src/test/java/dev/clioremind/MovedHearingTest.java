package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.Office.Result;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.clio.ClioCalendar;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.clio.ClioTask;
import dev.clioremind.sandbox.ghl.GhlMessage;
import dev.clioremind.sandbox.ghl.Quirk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hearing that changes while its message waits in GoHighLevel, and after it was sent, through the
 * whole program: what the client got, and what the firm was told.
 */
@Timeout(300)
class MovedHearingTest {

  private static final long HEARING = 9001;
  private static final long TASK = 9002;
  private static final long INTERNAL = 99;
  private static final long MATTER = 801;
  private static final String CLIENT = "ctClient0000000000000501";
  private static final LocalDate FRIDAY = LocalDate.of(2026, 11, 27);
  private static final LocalDate NEXT_FRIDAY = LocalDate.of(2026, 12, 4);
  private static final LocalDate NEXT_SATURDAY = LocalDate.of(2026, 12, 5);

  /** Reasons that tell nobody anything new. */
  private static final Set<String> QUIET =
      Set.of("already-sent", "already-reported", "superseded", "null");

  private static final Pattern TOLD =
      Pattern.compile("(November|December) (\\d+), 2026(?:, (\\d+:\\d\\d [AP]M))?");

  @TempDir private Path folder = Path.of(".");
  private int stories;

  /** One firm with one hearing and one task of one client, three days ahead, and its days. */
  private final class Story implements AutoCloseable {
    private final Office office;
    private final List<String> told = new ArrayList<>();
    private final StringBuilder everything = new StringBuilder();

    Story(String channel) {
      office = new Office(folder);
      // Where the rule or the hearing is gone, that alone would need a person.
      office.with("alert.empty = false");
      office.with("state.dir = " + folder.resolve("state" + stories++));
      var clio = office.firm().clio();
      Instant longAgo = Office.TUESDAY.minus(Duration.ofDays(60));
      clio.add(ClioCalendar.adhoc(INTERNAL, "Internal"));
      clio.addEventType(77, "Motion");
      clio.add(
          ClioEntry.timed(
                  HEARING, "Hearing on the motion", FRIDAY.atTime(9, 0).atZone(SampleFirm.ZONE))
              .inMatter(MATTER)
              .ofType(77)
              .onCalendar(31),
          longAgo);
      var book = office.sandbox().book();
      book.deleteRows("ReminderRules", 2, 12);
      book.typeRows(
          "ReminderRules",
          List.of(
              List.of(
                  "Motion",
                  "3",
                  channel,
                  channel.equals("SMS") ? "court_sms" : "court_email",
                  "",
                  "yes",
                  "16:00",
                  "",
                  "")));
      book.typeRows(
          "DeadlineTypes",
          List.of(
              List.of("calendar", "Internal", "-"), List.of("summary", "Motion papers", "Motion")));
    }

    /** Instead of the hearing, a task of the same day. */
    Story withTask() {
      office.firm().clio().deleteEntry(HEARING);
      office
          .firm()
          .clio()
          .add(
              ClioTask.due(TASK, "Motion papers", FRIDAY).inMatter(MATTER),
              Office.TUESDAY.minus(Duration.ofDays(60)));
      office.sandbox().book().type("ReminderRules", "D2", "filing_email");
      office.sandbox().book().type("ReminderRules", "C2", "Email");
      return this;
    }

    /** The firm's day and hour, such as {@code 24 11:00}; days of December go on from 30. */
    Story at(String time) {
      int day = Integer.parseInt(time.substring(0, 2));
      LocalDateTime local =
          LocalDate.of(2026, 11, 1)
              .plusDays(day - 1L)
              .atTime(
                  Integer.parseInt(time.substring(3, 5)), Integer.parseInt(time.substring(6, 8)));
      Instant moment = local.atZone(SampleFirm.ZONE).toInstant();
      Instant now = office.clock().instant();
      if (moment.isAfter(now)) {
        office.later(Duration.between(now, moment));
      }
      return this;
    }

    Story send() {
      Result result = office.run("send", "--format", "json");
      everything.append(result);
      told.add(words(result));
      return this;
    }

    /** Sends at that time, unless the story has gone beyond it. */
    Story send(String at) {
      Instant before = office.clock().instant();
      at(at);
      return office.clock().instant().isAfter(before) ? send() : this;
    }

    Story move(LocalDate day) {
      office.firm().clio().moveEntry(HEARING, day);
      return this;
    }

    /** Every write to the sheet from the n-th append on is lost with the process. */
    Story dieAtAppend(int n) {
      for (int append = n; append < n + 30; append++) {
        office
            .sandbox()
            .faults()
            .failNth(append, Faults.to("sheets", "POST", ":append"), Fault.BAD_REQUEST);
      }
      return this;
    }

    Story heal() {
      office.sandbox().faults().heal();
      office.sandbox().ghl().turnOff(Quirk.values());
      return this;
    }

    /** What left for the client, in its order, as far as it tells a date. */
    List<String> got() {
      return office.sandbox().ghl().messagesTo(CLIENT).stream()
          .filter(GhlMessage::wentOut)
          .map(message -> date(message.content()))
          .toList();
    }

    String told() {
      return told.stream().collect(Collectors.joining(" | "));
    }

    @Override
    public void close() {
      assertThat(office.sandbox().ledger().defects()).isEmpty();
      assertThat(office.sandbox().ghl().ignoredParameters()).isEmpty();
      assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
      assertThat(everything.toString()).doesNotContain("Rivera", "555-01", "5550142");
      office.close();
    }
  }

  private static String date(String text) {
    Matcher found = TOLD.matcher(text);
    assertThat(found.find()).as(text).isTrue();
    return found.group(1).substring(0, 3)
        + " "
        + found.group(2)
        + (found.group(3) == null ? "" : " " + found.group(3));
  }

  /** A run in a few words: the exit code, what was withdrawn, what a person was told. */
  private static String words(Result result) {
    JsonObject document = JsonParser.parseString(result.out()).getAsJsonObject();
    List<String> words = new ArrayList<>();
    words.add(String.valueOf(result.code()));
    Set<String> reasons = new TreeSet<>();
    if (document.has("withdrawals")) {
      for (JsonElement one : document.getAsJsonArray("withdrawals")) {
        JsonElement outcome = one.getAsJsonObject().get("outcome");
        words.add(
            (outcome.isJsonNull() ? "to withdraw" : outcome.getAsString())
                + " ("
                + one.getAsJsonObject().get("reason").getAsString()
                + ")");
      }
      for (JsonElement one : document.getAsJsonArray("reminders")) {
        JsonObject reminder = one.getAsJsonObject();
        String outcome = text(reminder, "outcome");
        String reason = text(reminder, "reason");
        if (!QUIET.contains(outcome)) {
          words.add(outcome);
        }
        if (!QUIET.contains(reason)) {
          reasons.add(reason);
        }
      }
      for (JsonElement one : document.getAsJsonArray("problems")) {
        if (text(one.getAsJsonObject(), "weight").equals("needs-person")) {
          reasons.add("to mend: " + text(one.getAsJsonObject(), "where"));
        }
      }
    } else {
      words.add("failed");
    }
    words.addAll(reasons);
    return String.join(" ", words);
  }

  private static String text(JsonObject object, String member) {
    return object.get(member).isJsonNull() ? "null" : object.get(member).getAsString();
  }

  private final StringBuilder table = new StringBuilder();

  /**
   * Plays a story.
   *
   * @param stands what the client should know in the end: the date, or nothing where it is off
   */
  private void tell(String name, String channel, String stands, Consumer<Story> play) {
    try (Story story = new Story(channel)) {
      play.accept(story);
      List<String> got = story.got();
      table.append(
          "%-60s| %-45s| %s%n"
              .formatted(name, got.isEmpty() ? "-" : String.join(", ", got), story.told())
              .replace(System.lineSeparator(), "\n"));
      assertThat(got).as("%s: nothing twice; %s", name, story.told()).doesNotHaveDuplicates();
      boolean stale = got.stream().anyMatch(date -> !date.equals(stands));
      assertThat(!stale || story.told().matches(".*(-after-sent|unconfirmed).*"))
          .as("%s: nothing stale without being named; got %s, told %s", name, got, story.told())
          .isTrue();
      boolean known = stands.isEmpty() || got.contains(stands);
      assertThat(known || story.told().matches(".*(-after-sent|in-doubt).*"))
          .as("%s: nothing lost; got %s, told %s", name, got, story.told())
          .isTrue();
    }
  }

  /** Prints the table, and compares it with the one that was looked through. */
  private void compare(String file) throws IOException {
    System.out.println("== " + file + "\n" + table);
    try (InputStream expected = MovedHearingTest.class.getResourceAsStream(file)) {
      assertThat(expected).as(file).isNotNull();
      assertThat(table.toString())
          .isEqualTo(new String(expected.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** The message waits for 16:00. */
  @Test
  @Survives("51b")
  void while_the_message_waits() throws IOException {
    waits("moves", "Dec 4 9:00 AM", s -> s.move(NEXT_FRIDAY).send("24 11:00"));
    waits(
        "moves twice",
        "Dec 5 9:00 AM",
        s -> s.move(NEXT_FRIDAY).send("24 11:00").send("31 10:00").move(NEXT_SATURDAY).send());
    waits(
        "is retimed",
        "Nov 27 2:30 PM",
        s -> {
          s.office.firm().clio().moveEntry(HEARING, FRIDAY.atTime(14, 30).atZone(SampleFirm.ZONE));
          s.send("24 11:00");
        });
    waits(
        "moves and moves back",
        "Nov 27 9:00 AM",
        s -> s.move(NEXT_FRIDAY).send("24 11:00").move(FRIDAY).send("24 12:00"));
    waits(
        "is called off in its title",
        "",
        s -> {
          s.office.firm().clio().renameEntry(HEARING, "VACATED: Hearing on the motion");
          s.send("24 11:00");
        });
    waits(
        "moves to a calendar that is never reminded of",
        "",
        s -> {
          s.office.firm().clio().moveEntryToCalendar(HEARING, INTERNAL);
          s.send("24 11:00");
        });
    waits(
        "is deleted",
        "",
        s -> {
          s.office.firm().clio().deleteEntry(HEARING);
          s.send("24 11:00");
        });
    waits(
        "is marked #noremind",
        "",
        s -> {
          s.office.firm().clio().renameEntry(HEARING, "Hearing #noremind");
          s.send("24 11:00");
        });
    waits(
        "its matter is closed",
        "",
        s -> {
          s.office.firm().clio().closeMatter(MATTER);
          s.send("24 11:00");
        });
    waits(
        "goes to another client's matter",
        "",
        s -> {
          s.office.firm().clio().changeEntry(HEARING, entry -> entry.inMatter(802));
          s.send("24 11:00");
        });
    waits(
        "its rule is disabled",
        "",
        s -> {
          s.office.sandbox().book().type("ReminderRules", "F2", "no");
          s.send("24 11:00");
        });
    waits(
        "sending is paused, and goes on",
        "Nov 27 9:00 AM",
        s -> {
          s.office.sandbox().book().type("Status", "B1", "PAUSED");
          s.send("24 11:00");
          s.office.sandbox().book().type("Status", "B1", "ON");
          s.send("24 12:00");
        });
    waits(
        "sending is paused, and stays so",
        "",
        s -> {
          s.office.sandbox().book().type("Status", "B1", "PAUSED");
          s.send("24 11:00");
        });
    tell(
        "Email, a task is completed",
        "Email",
        "",
        s -> {
          s.withTask().send();
          s.office.firm().clio().completeTask(TASK);
          s.send("24 11:00").send("24 17:00");
        });

    compare("moved-while-waiting.txt");
  }

  /** Scheduled at ten for four in the afternoon, changed, and then the days until the new date. */
  private void waits(String name, String stands, Consumer<Story> change) {
    for (String channel : stands.isEmpty() ? List.of("SMS") : List.of("SMS", "Email")) {
      tell(
          channel + ", " + name,
          channel,
          stands,
          s -> {
            change.accept(s.send());
            s.send("24 17:00");
            if (stands.startsWith("Dec")) {
              s.send("31 10:30").send("31 17:00").send("32 10:30").send("32 17:00");
            }
          });
    }
  }

  @Test
  @Survives("51c")
  void after_it_was_sent() throws IOException {
    sent("moves", "Dec 4 9:00 AM", s -> s.move(NEXT_FRIDAY).send());
    sent(
        "moves twice",
        "Dec 5 9:00 AM",
        s ->
            s.move(NEXT_FRIDAY)
                .send()
                .send("31 10:00")
                .send("31 17:00")
                .move(NEXT_SATURDAY)
                .send());
    sent(
        "is retimed",
        "Nov 27 2:30 PM",
        s -> {
          s.office.firm().clio().moveEntry(HEARING, FRIDAY.atTime(14, 30).atZone(SampleFirm.ZONE));
          s.send();
        });
    sent(
        "moves and moves back",
        "Nov 27 9:00 AM",
        s -> s.move(NEXT_FRIDAY).send().move(FRIDAY).send("24 18:00"));
    sent(
        "is called off in its title",
        "",
        s -> {
          s.office.firm().clio().renameEntry(HEARING, "VACATED: Hearing on the motion");
          s.send();
        });
    sent(
        "is deleted",
        "",
        s -> {
          s.office.firm().clio().deleteEntry(HEARING);
          s.send();
        });
    sent(
        "moves to a calendar that is never reminded of",
        "",
        s -> {
          s.office.firm().clio().moveEntryToCalendar(HEARING, INTERNAL);
          s.send();
        });
    sent(
        "its matter is closed",
        "Nov 27 9:00 AM",
        s -> {
          s.office.firm().clio().closeMatter(MATTER);
          s.send();
        });
    sent(
        "its rule is disabled",
        "Nov 27 9:00 AM",
        s -> {
          s.office.sandbox().book().type("ReminderRules", "F2", "no");
          s.send();
        });
    sent(
        "sending is paused",
        "Nov 27 9:00 AM",
        s -> {
          s.office.sandbox().book().type("Status", "B1", "PAUSED");
          s.send();
        });
    tell(
        "Email, a task is completed",
        "Email",
        "",
        s -> {
          s.withTask().send().at("24 17:00");
          s.office.firm().clio().completeTask(TASK);
          s.send().send("24 18:00");
        });

    compare("moved-after-sent.txt");
  }

  private void sent(String name, String stands, Consumer<Story> change) {
    tell(
        "SMS, " + name,
        "SMS",
        stands,
        s -> {
          change.accept(s.send().at("24 17:00"));
          s.send("25 10:00").send("31 10:30");
          if (stands.startsWith("Dec")) {
            s.send("31 17:00").send("32 10:30").send("32 17:00");
          }
        });
  }

  /** The hearing moves from Nov 27 to Dec 4. */
  @Test
  void when_withdrawing_goes_wrong() throws IOException {
    wrong("is answered with 200 and 404 inside", s -> turnOn(s, Quirk.CANCEL_FAILS));
    tell(
        "SMS, fails until the message has left",
        "SMS",
        "Dec 4 9:00 AM",
        s -> {
          s.send();
          turnOn(s, Quirk.CANCEL_FAILS);
          s.move(NEXT_FRIDAY).send("24 11:00").send("24 17:00").send("31 10:30").send("31 17:00");
        });
    tell(
        "SMS, fails, and the reminder of the new date is due",
        "SMS",
        "Nov 27 9:00 AM",
        s -> {
          s.move(FRIDAY.plusDays(1)).send().send("25 10:00").move(FRIDAY);
          turnOn(s, Quirk.CANCEL_FAILS);
          s.send("25 11:00").heal().send("25 12:00").send("25 17:00");
        });
    tell(
        "SMS, fails, and the hearing is retimed",
        "SMS",
        "Nov 27 2:30 PM",
        s -> {
          s.send();
          turnOn(s, Quirk.CANCEL_FAILS);
          s.office.firm().clio().moveEntry(HEARING, FRIDAY.atTime(14, 30).atZone(SampleFirm.ZONE));
          s.send("24 11:00").heal().send("24 12:00").send("24 17:00");
        });
    wrong("is answered without a word", s -> turnOn(s, Quirk.CANCEL_ANSWERS_NOTHING));
    wrong("fails without a word", s -> turnOn(s, Quirk.CANCEL_ANSWERS_NOTHING, Quirk.CANCEL_FAILS));
    wrong(
        "fails without a word; what waits reads as pending",
        s ->
            turnOn(
                s,
                Quirk.CANCEL_ANSWERS_NOTHING,
                Quirk.CANCEL_FAILS,
                Quirk.SCHEDULED_READS_PENDING));
    wrong(
        "is done, and what is withdrawn stays in reads", s -> turnOn(s, Quirk.CANCELLED_IS_SHOWN));
    for (Fault fault :
        List.of(
            Fault.RESET_AFTER,
            Fault.RESET_BEFORE,
            Fault.SERVER_ERROR_PROCESSED,
            Fault.SERVER_ERROR,
            Fault.TRUNCATED,
            Fault.HTML,
            Fault.FORBIDDEN)) {
      wrong(
          "SMS",
          "meets " + fault,
          s -> s.office.sandbox().faults().failAll(Faults.to("ghl", "DELETE", "/schedule"), fault));
    }
    wrong(
        "SMS",
        "finds none of the pages",
        s ->
            s.office
                .sandbox()
                .faults()
                .failAll(call -> call.path().startsWith("/conversations/"), Fault.NOT_FOUND));
    wrong("is killed before it is begun", s -> s.dieAtAppend(1));
    wrong("is killed between the withdrawal and its row", s -> s.dieAtAppend(2));
    wrong(
        "is killed before its row; the withdrawn stays in reads",
        s -> {
          turnOn(s, Quirk.CANCELLED_IS_SHOWN);
          s.dieAtAppend(2);
        });
    tell(
        "SMS, is killed before its row; the hearing moves back",
        "SMS",
        "Nov 27 9:00 AM",
        s ->
            s.send()
                .dieAtAppend(2)
                .move(NEXT_FRIDAY)
                .send("24 11:00")
                .heal()
                .move(FRIDAY)
                .send("24 12:00")
                .send("24 17:00")
                .send("25 10:00"));
    tell(
        "SMS, can not be done, and the message is not shown",
        "SMS",
        "Dec 4 9:00 AM",
        s -> {
          s.send().move(NEXT_FRIDAY);
          s.office.sandbox().ghl().turnOn(Quirk.CANCEL_FAILS);
          s.office.sandbox().ghl().messagesTo(CLIENT).forEach(m -> hide(s, m.id()));
          s.send("24 11:00").send("31 10:30").heal();
        });

    compare("withdrawing-goes-wrong.txt");
  }

  private static void hide(Story story, String id) {
    story.office.sandbox().ghl().hideFromReads(id);
  }

  private static void turnOn(Story story, Quirk... quirks) {
    story.office.sandbox().ghl().turnOn(quirks);
  }

  /**
   * It goes wrong at eleven, and is well again after that run; the message leaves at sixteen hours.
   */
  private void wrong(String name, Consumer<Story> trouble) {
    wrong("SMS", name, trouble);
    wrong("Email", name, trouble);
  }

  private void wrong(String channel, String name, Consumer<Story> trouble) {
    tell(
        channel + ", " + name,
        channel,
        "Dec 4 9:00 AM",
        s -> {
          s.send();
          trouble.accept(s);
          s.move(NEXT_FRIDAY).send("24 11:00").heal();
          s.send("24 15:00").send("24 17:00").send("31 10:30").send("31 17:00");
        });
  }
}
