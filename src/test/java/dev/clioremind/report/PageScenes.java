package dev.clioremind.report;

import dev.clioremind.core.log.AttemptId;
import dev.clioremind.core.log.AttemptState;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.EventId;
import dev.clioremind.core.log.LogSummary;
import dev.clioremind.core.log.LogSummary.Day;
import dev.clioremind.core.log.LogSummary.Fates;
import dev.clioremind.core.log.LogSummary.Open;
import dev.clioremind.core.log.LogSummary.RuleUse;
import dev.clioremind.core.log.LogSummary.Trouble;
import dev.clioremind.core.log.RunId;
import dev.clioremind.core.log.Status;
import dev.clioremind.core.plan.Coverage;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.PlannedReminder;
import dev.clioremind.core.plan.Reason;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.sheet.Problem;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Pages of more than any firm has, of nothing at all, and of what nobody should have typed. */
public final class PageScenes {

  /** Text that acts on a page that takes it for markup, and that no line can be broken in. */
  static final String NASTY =
      "\"><script>alert('x')</script><img src=//evil.example.com onerror=x>&amp;\u202Eevil\u0000"
          + "</style><style>*{color:red}</style><svg/onload=x>"
          + "W".repeat(300)
          + "👩‍⚖️漢字".repeat(40);

  private static final List<Channel> CHANNELS = List.of(Channel.values());
  private static final List<Reason> REASONS = List.of(Reason.values());
  private static final List<String> TYPES =
      List.of("Court Date", "Deposition", "Filing Deadline", "Mediation", "Consultation");

  private PageScenes() {}

  private static String page(Plan plan, List<String> notes) {
    return PlanPage.render(
        Scene.planned(plan, notes), "Park Law", Scene.LINKS, Scene.look(80, false));
  }

  /** A plan in which everything happened that can happen. */
  public static String plan() {
    return page(Scene.plan(), List.of("PAUSED in the Status tab"));
  }

  /** 300 reminders on all channels, over two weeks. */
  public static String bigPlan() {
    List<PlannedReminder> lines = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Channel channel = CHANNELS.get(i % CHANNELS.size());
      Rule rule = Scene.rule(channel.word() + "-3d", 3, channel, "template_" + i % 7);
      PlannedReminder.Send line =
          Scene.send(
              "entry-" + (1000 + i),
              TYPES.get(i % TYPES.size()),
              Scene.at("2026-11-%02dT%02d:15".formatted(24 + i % 7, 8 + i % 9), Scene.NEW_YORK),
              rule);
      lines.add(
          switch (i % 5) {
            case 0, 1 -> line;
            case 2 ->
                new PlannedReminder.Later(
                    line.subject(),
                    channel,
                    Scene.MONDAY_9.plusSeconds(86_400L * (i % 12) + 1800L * (i % 3)));
            case 3 ->
                Scene.skip(
                    "entry-" + (1000 + i),
                    line.subject().occasion().deadline().due(),
                    REASONS.get(i % REASONS.size()),
                    "");
            default ->
                new PlannedReminder.Schedule(
                    line.subject(), line.delivery(), Scene.MONDAY_9.plusSeconds(1800L * (i % 4)));
          });
    }
    return page(Scene.plan().withReminders(lines), List.of());
  }

  /** Nothing is due, and nothing is wrong. */
  public static String emptyPlan() {
    return page(Scene.nothing(), List.of());
  }

  /** Whoever typed this wanted to see what happens. */
  public static String hostilePlan() {
    Rule rule = Scene.rule(NASTY, 3, Channel.SMS, NASTY);
    List<PlannedReminder> lines =
        List.of(
            Scene.send("entry-1", NASTY, Scene.on("2026-11-25"), rule),
            Scene.skip("entry-2", Scene.on("2026-11-25"), Reason.TEMPLATE_MISSING, NASTY),
            Scene.skip("entry-3", Scene.on("2026-11-25"), Reason.DUPLICATE, NASTY));
    Plan plan =
        new Plan(
            Scene.plan().moment(),
            Scene.NOW,
            lines,
            List.of(),
            new Coverage(Map.of(NASTY, 2), List.of(NASTY)),
            List.of(Problem.needsPerson(NASTY, NASTY), Problem.warning(NASTY, NASTY)));
    return PlanPage.render(
        Scene.planned(plan, List.of(NASTY)), NASTY, Scene.LINKS, Scene.look(80, false));
  }

  private static String page(LogSummary summary, LocalDate from, String firm) {
    return SummaryPage.render(
        summary, from, Scene.TODAY, firm, Scene.LINKS, Scene.look(80, false), Scene.NOW);
  }

  /** A month of a busy firm. */
  public static String report() {
    return page(days(30), Scene.TODAY.minusDays(30), "Park Law");
  }

  /** A year of it. */
  public static String yearReport() {
    return page(days(365), Scene.TODAY.minusDays(365), "Park Law");
  }

  /** Nothing happened. */
  public static String emptyReport() {
    return page(
        new LogSummary(List.of(), List.of(), List.of(), new Fates(0, 0, 0, 0), List.of()),
        Scene.TODAY.minusDays(30),
        "Park Law");
  }

  /** The log holds what nobody should have typed. */
  public static String hostileReport() {
    return page(
        new LogSummary(
            List.of(new Day(Scene.TODAY, Map.of(Status.FAILED, 1L))),
            List.of(new Trouble(Status.FAILED, NASTY, 1), new Trouble(Status.SKIPPED, NASTY, 1)),
            List.of(new Open(event(NASTY, NASTY), AttemptState.IN_DOUBT)),
            new Fates(0, 1, 0, 0),
            List.of(new RuleUse(NASTY, 1, 0))),
        Scene.TODAY.minusDays(3),
        NASTY);
  }

  /** So many days of a busy firm, the last of them today. */
  static LogSummary days(int length) {
    List<Day> days = new ArrayList<>();
    long sent = 0;
    for (int i = 0; i <= length; i++) {
      LocalDate date = Scene.TODAY.minusDays(length - i);
      if (date.getDayOfWeek() != DayOfWeek.SUNDAY && i % 11 != 7) {
        Map<Status, Long> counts = new EnumMap<>(Status.class);
        counts.put(Status.SUCCESS, 6L + i * 7 % 13);
        counts.put(Status.SCHEDULED, 1L + i * 5 % 6);
        counts.put(Status.SKIPPED, 2L + i * 3 % 5);
        counts.put(Status.DELIVERED, 5L + i * 7 % 13);
        sent += counts.getOrDefault(Status.SUCCESS, 0L);
        on(i % 5 == 2, counts, Status.ENROLLED, 2);
        on(i % 7 == 3, counts, Status.FAILED, 1);
        on(i % 9 == 4, counts, Status.REJECTED, 1);
        on(i % 17 == 5, counts, Status.UNKNOWN, 1);
        on(i % 8 == 6, counts, Status.UNDELIVERED, 2);
        on(i % 10 == 1, counts, Status.CANCELLED, 1);
        on(i % 17 == 6, counts, Status.RESOLVED, 1);
        on(i % 13 == 6, counts, Status.RELEASED, 4);
        days.add(new Day(date, counts));
      }
    }
    return new LogSummary(
        days,
        List.of(
            new Trouble(Status.SKIPPED, "no-phone", 31),
            new Trouble(Status.SKIPPED, "opted-out", 17),
            new Trouble(Status.RELEASED, "503 the service was down", 9),
            new Trouble(Status.UNDELIVERED, "30003 unreachable destination handset", 6),
            new Trouble(Status.SKIPPED, "looks-cancelled", 4),
            new Trouble(Status.FAILED, "422 the number is not valid", 4),
            new Trouble(Status.REJECTED, "21610 the recipient has unsubscribed", 3),
            new Trouble(Status.UNKNOWN, "no answer within 30 s", 2)),
        List.of(
            new Open(event("entry-1245", "no answer within 30 s"), AttemptState.IN_DOUBT),
            new Open(event("task-77", ""), AttemptState.TAKEN)),
        new Fates(sent - 40, 6, 30, 12),
        List.of(
            new RuleUse("SMS-3d", 214, 190),
            new RuleUse("SMS-1d", 131, 128),
            new RuleUse("Email-2bd", 60, 58),
            new RuleUse("Workflow-7d", 12, 12)));
  }

  private static void on(boolean then, Map<Status, Long> counts, Status status, long count) {
    if (then) {
      counts.put(status, count);
    }
  }

  private static AuditEvent event(String deadlineId, String details) {
    return new AuditEvent(
        "1348a5eab67846b05c8419d94ecea99f9abffa337f9811ac3eaea619d457144f",
        Instant.parse("2026-11-20T14:00:05Z"),
        deadlineId,
        "SMS-3d",
        Status.UNKNOWN,
        details,
        new EventId(new AttemptId(new RunId("20261120T140000Z-0001"), 4), Status.UNKNOWN),
        "msg-9",
        "-",
        "2026-11-25T09:00-05:00",
        "ghl_sms_1");
  }
}
