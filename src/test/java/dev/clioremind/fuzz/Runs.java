package dev.clioremind.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.fuzz.Adapters.Delivered;
import dev.clioremind.fuzz.Firm.Case;
import dev.clioremind.report.Format;
import dev.clioremind.report.RunReports;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cases that are a whole {@code send} of core and adapters. */
final class Runs {

  private static final List<String> TABS =
      List.of(
          "ReminderRules",
          "ReminderRules",
          "ReminderRules",
          "Templates",
          "Templates",
          "DeadlineTypes",
          "Holidays",
          "Contacts",
          "Contacts",
          "Status");

  private final Services thin;
  private final Services whole;
  private final Map<String, JsonArray> cells;
  private final Set<Sent> allowed;
  private final Plan plan;

  Runs(Services thin, Services whole, Map<String, JsonArray> cells) {
    this.thin = thin;
    this.whole = whole;
    this.cells = cells;
    Played clean =
        play(
            thin, new Sheet(Sheet.copy(cells)), CallObserver.NONE, Sabotage.NONE, Duration.ZERO, 0);
    allowed = Set.copyOf(clean.run().adapters().sent());
    if (allowed.size() != 10 || clean.refusal().isPresent()) {
      throw new AssertionError("the clean input does not run: " + clean.refusal() + allowed);
    }
    plan = clean.report().orElseThrow().plan();
  }

  /** What the clean input sends. */
  Set<Sent> allowed() {
    return allowed;
  }

  /** What the clean input comes to. */
  Plan plan() {
    return plan;
  }

  /**
   * One run and how it ended.
   *
   * @param refusal what it said where it did not come to its end
   */
  private record Played(
      DirectRun run,
      Sheet sheet,
      Optional<RunReport> report,
      Optional<String> refusal,
      String page) {}

  private Played play(
      Services services,
      Sheet sheet,
      CallObserver damage,
      Sabotage sabotage,
      Duration later,
      int format) {
    DirectRun run = new DirectRun(services, sheet, damage, sabotage, later);
    try {
      RunReport report = run.go();
      String page =
          RunReports.render(
              report,
              List.of(Format.values()).get(format % Format.values().length),
              DirectRun.LOOK);
      return new Played(run, sheet, Optional.of(report), Optional.empty(), page);
    } catch (ConfigurationException e) {
      return new Played(
          run, sheet, Optional.empty(), Optional.of(said(e, sabotage, run) + " " + e.fix()), "");
    } catch (ServiceException e) {
      return new Played(run, sheet, Optional.empty(), Optional.of(said(e, sabotage, run)), "");
    }
  }

  private static String said(RuntimeException e, Sabotage sabotage, DirectRun run) {
    List<Delivered> all = run.adapters().delivered();
    return sabotage.message(
        String.valueOf(e.getMessage()),
        all.isEmpty() ? "" : all.get(all.size() - 1).reply().body());
  }

  private static Verdict verdict(Played played, String moved) {
    String written =
        String.join("\n", played.sheet().written())
            + "\n"
            + played.page()
            + played.refusal().orElse("");
    Leaks.search("a report, a cell or an error", written, moved);
    played
        .report()
        .filter(report -> report.exitCode() == ExitCode.DEFECT)
        .ifPresent(
            report -> {
              throw new Violation("a defect");
            });
    return played.refusal().isPresent()
        ? Verdict.refusal()
        : Verdict.ran(played.run().adapters().sent().size());
  }

  private Services services(Chance chance) {
    return chance.oneIn(2) ? thin : whole;
  }

  /** A tab that people keep is damaged: each message is one that the sheet asks for now. */
  Verdict sheet(Chance chance, Story story, Sabotage sabotage) {
    Map<String, JsonArray> damaged = Sheet.copy(cells);
    story.damage(
        chance,
        own -> {
          String tab = own.of(TABS);
          return tab + ": " + GridDamage.of(Sheet.tab(damaged, tab), own, false);
        });
    Map<String, JsonArray> asRead = Sheet.copy(damaged);
    Played played =
        play(
            services(chance),
            new Sheet(damaged),
            CallObserver.NONE,
            sabotage,
            Duration.ZERO,
            chance.below(4));
    judge(played, asRead);
    mustNameWhatIsMissing(played, one -> hasAnotherDayNow(one, asRead));
    return verdict(played, "");
  }

  /** Whether a rule of it was given other days, so that a send has nothing to say of it today. */
  private boolean hasAnotherDayNow(Case one, Map<String, JsonArray> asRead) {
    List<RuleAsDesigned> usual = rules(cells);
    return rules(asRead).stream()
        .filter(rule -> rule.valid() && rule.enabled() && !usual.contains(rule))
        .filter(rule -> rule.type().equals("*") || rule.type().equalsIgnoreCase(one.type))
        .anyMatch(rule -> rule.days().stream().noneMatch(day -> day.number() == one.daysOut()));
  }

  private static List<RuleAsDesigned> rules(Map<String, JsonArray> tabs) {
    TableAsDesigned table =
        TableAsDesigned.of(tabs, "ReminderRules", RuleAsDesigned.REQUIRED_HEADERS);
    return table.isBlank() || !table.isSound()
        ? List.of()
        : table.rows().stream().map(RuleAsDesigned::of).toList();
  }

  private static void judge(Played played, Map<String, JsonArray> asRead) {
    SheetAsDesigned sheet = new SheetAsDesigned(asRead);
    Set<String> reminders = new HashSet<>();
    for (Sent message : played.run().adapters().sent()) {
      SheetAsDesigned.Judgement judgement =
          sheet.judge(message, played.run().adapters().withdrawn());
      if (!judgement.allowed()) {
        throw new Violation(
            "a message that the sheet does not ask for, %s: %s%n%s"
                .formatted(message.inShort(), judgement.objection(), message.content()));
      }
      if (!reminders.add(judgement.reminder())) {
        throw new Violation("one reminder twice: " + judgement.reminder());
      }
    }
  }

  /** Whoever would have been messaged by the clean input and was not is named somewhere. */
  private void mustNameWhatIsMissing(Played played, Predicate<Case> excused) {
    if (played.report().isEmpty()) {
      return;
    }
    RunReport report = played.report().get();
    Set<String> reached =
        played.run().adapters().sent().stream().map(Sent::contact).collect(Collectors.toSet());
    List<Case> missing =
        Stream.of(Case.values())
            .filter(one -> allowed.stream().anyMatch(sent -> sent.contact().equals(one.contact())))
            .filter(one -> !reached.contains(one.contact()) && !excused.test(one))
            .toList();
    if (missing.isEmpty() || !report.problems().isEmpty()) {
      return;
    }
    String document = RunReports.render(report, Format.JSON, DirectRun.LOOK);
    for (Case one : missing) {
      boolean named = document.contains("\"" + one.deadlineId() + "\"");
      boolean counted = document.contains("\"" + one.type + "\":") || document.contains("PAUSED");
      boolean said =
          report.exitCode() != ExitCode.GOOD && report.exitCode() != ExitCode.NEEDS_PERSON;
      if (!named && !counted && !said) {
        throw new Violation(one + " got no message, and nothing says why");
      }
    }
  }

  /** The log is damaged, without losing a row: nobody is messaged who would not have been. */
  Verdict log(Chance chance, Story story, Sabotage sabotage) {
    Map<String, JsonArray> damaged = Sheet.copy(cells);
    story.damage(
        chance, own -> "AuditLog: " + GridDamage.of(Sheet.tab(damaged, "AuditLog"), own, true));
    Played played =
        play(
            services(chance),
            new Sheet(damaged),
            CallObserver.NONE,
            sabotage,
            Duration.ZERO,
            chance.below(4));
    List<Sent> sent = new ArrayList<>(played.run().adapters().sent());
    // An edited row may make it doubtful that the message that waits is this client's: then it is
    // withdrawn first.
    sent.removeIf(
        message ->
            played.run().adapters().withdrawn()
                && message.contact().equals(Case.WAITING.contact()));
    mustBeAllowed(sent);
    mustNameWhatIsMissing(played, one -> false);
    return verdict(played, "");
  }

  private void mustBeAllowed(List<Sent> sent) {
    Set<Sent> seen = new HashSet<>();
    for (Sent message : sent) {
      if (!allowed.contains(message)) {
        throw new Violation(
            "a message that the clean input would not have sent: %s%n%s"
                .formatted(message.inShort(), message.content()));
      }
      if (!seen.add(message)) {
        throw new Violation("twice: " + message.inShort());
      }
    }
  }

  /** Clio's answers are damaged: what was delivered leads to whoever was messaged. */
  Verdict clio(Chance chance, Story story, Sabotage sabotage) {
    List<Predicate<ReceivedCall>> kinds =
        List.of(
            AnswerDamage.to("clio", "GET", "/calendar_entries"),
            AnswerDamage.to("clio", "GET", "/calendar_entries"),
            AnswerDamage.to("clio", "GET", "/tasks"),
            AnswerDamage.to("clio", "GET", "/matters"),
            AnswerDamage.to("clio", "GET", "/contacts"),
            AnswerDamage.to("clio", "GET", "/contacts"),
            call -> call.service().equals("clio"));
    return answers(kinds, 2, chance, story, sabotage);
  }

  /** GoHighLevel's answers to reads are damaged: the same. */
  Verdict ghl(Chance chance, Story story, Sabotage sabotage) {
    List<Predicate<ReceivedCall>> kinds =
        List.of(
            AnswerDamage.to("ghl", "POST", "/contacts/search"),
            AnswerDamage.to("ghl", "GET", "/contacts/ct"),
            AnswerDamage.to("ghl", "GET", "/contacts/search/duplicate"),
            AnswerDamage.to("ghl", "GET", "/templates"),
            AnswerDamage.to("ghl", "GET", "/messages/export"),
            AnswerDamage.to("ghl", "GET", ""));
    return answers(kinds, 14, chance, story, sabotage);
  }

  private Verdict answers(
      List<Predicate<ReceivedCall>> kinds,
      int calls,
      Chance chance,
      Story story,
      Sabotage sabotage) {
    List<AnswerDamage> damages = new ArrayList<>();
    story.damage(
        chance,
        own -> {
          int nth = own.oneIn(2) ? 0 : own.below(calls);
          damages.add(AnswerDamage.of(story, own.of(kinds), nth, own));
          return "";
        });
    Played played =
        play(
            services(chance),
            new Sheet(Sheet.copy(cells)),
            new Several(damages),
            sabotage,
            Duration.ZERO,
            chance.below(4));
    justify(played);
    return verdict(played, put(damages));
  }

  private static String put(List<AnswerDamage> damages) {
    return damages.stream().map(AnswerDamage::put).collect(Collectors.joining("\n"));
  }

  private static void justify(Played played) {
    ChainAsDesigned chain = new ChainAsDesigned(played.run().adapters().delivered());
    Set<String> seen = new HashSet<>();
    List<Sent> sent = played.run().adapters().sent();
    for (int i = 0; i < sent.size(); i++) {
      String id = Adapters.messageId(i + 1);
      List<String> row =
          played.sheet().appended().stream()
              .filter(cells -> cells.get(7).startsWith(id))
              .findFirst()
              .orElseThrow(() -> new Violation("a message without a row in the log"));
      if (!seen.add(row.get(0)) || !seen.add(row.get(8))) {
        throw new Violation("twice: " + sent.get(0).inShort());
      }
      String objection = chain.objection(sent.get(i), row, played.run().adapters().withdrawn());
      if (!objection.isEmpty() || sent.get(i).content().contains("{{")) {
        throw new Violation(
            "a message that nothing justifies, %s %s: %s%n%s"
                .formatted(row.get(2), sent.get(i).inShort(), objection, sent.get(i).content()));
      }
    }
  }

  /** Answers to sends, look-ups and withdrawals are damaged; a second run finds all well again. */
  Verdict sends(Chance chance, Story story, Sabotage sabotage) {
    List<AnswerDamage> damages = new ArrayList<>();
    story.damage(
        chance,
        own -> {
          damages.add(
              AnswerDamage.of(
                  story,
                  AnswerDamage.to("ghl", "POST", "/conversations/messages"),
                  own.below(allowed.size()),
                  own));
          return "";
        });
    Sheet sheet = new Sheet(Sheet.copy(cells));
    Services services = services(chance);
    Played first =
        play(services, sheet, new Several(damages), sabotage, Duration.ZERO, chance.below(4));
    Played second =
        play(services, sheet, CallObserver.NONE, sabotage, Duration.ofMinutes(20), chance.below(4));
    List<Sent> all = new ArrayList<>(first.run().adapters().sent());
    all.addAll(second.run().adapters().sent());
    mustBeAllowed(all);
    verdict(second, "");
    return verdict(first, "");
  }

  /** Google's answers are damaged: each message is one that the sheet, as answered, asks for. */
  Verdict google(Chance chance, Story story, Sabotage sabotage) {
    List<Predicate<ReceivedCall>> kinds =
        List.of(
            call -> call.service().equals("sheets") && call.path().endsWith(Sheet.ID),
            AnswerDamage.to("sheets", "GET", "values:batchGet"),
            AnswerDamage.to("sheets", "GET", "values:batchGet"),
            AnswerDamage.to("sheets", "POST", ":append"),
            AnswerDamage.to("sheets", "POST", ""));
    List<AnswerDamage> damages = new ArrayList<>();
    story.damage(
        chance,
        own -> {
          damages.add(AnswerDamage.of(story, own.of(kinds), own.oneIn(2) ? 0 : own.below(4), own));
          return "";
        });
    Played played =
        play(
            services(chance),
            new Sheet(Sheet.copy(cells)),
            new Several(damages),
            sabotage,
            Duration.ZERO,
            chance.below(4));
    if (!played.run().adapters().sent().stream().allMatch(allowed::contains)) {
      judge(played, asAnswered(played.run().adapters().delivered()));
    }
    Set<Sent> once = new HashSet<>();
    played
        .run()
        .adapters()
        .sent()
        .forEach(
            message -> {
              if (!once.add(message)) {
                throw new Violation("twice: " + message.inShort());
              }
            });
    return verdict(played, put(damages));
  }

  /** The tabs as the first reading answered them. */
  static Map<String, JsonArray> asAnswered(List<Delivered> delivered) {
    Map<String, JsonArray> tabs = new LinkedHashMap<>();
    Delivered first =
        delivered.stream()
            .filter(one -> one.call().path().endsWith("values:batchGet"))
            .findFirst()
            .orElseThrow();
    JsonElement body = JsonParser.parseString(first.reply().body());
    List<String> ranges = first.call().params("ranges");
    if (body instanceof JsonObject object && object.get("valueRanges") instanceof JsonArray all) {
      for (int i = 0; i < Math.min(ranges.size(), all.size()); i++) {
        String title = ranges.get(i).replaceAll("^'|'!.*$", "");
        JsonElement values =
            all.get(i) instanceof JsonObject range ? range.get("values") : new JsonArray();
        tabs.putIfAbsent(title, values instanceof JsonArray rows ? rows : new JsonArray());
      }
    }
    return tabs;
  }

  /** Several damages, one after the other. */
  record Several(List<AnswerDamage> damages) implements CallObserver {
    @Override
    public Reply answer(ReceivedCall call, Reply reply) {
      Reply damaged = reply;
      for (AnswerDamage damage : damages) {
        damaged = damage.answer(call, damaged);
      }
      return damaged;
    }
  }
}
