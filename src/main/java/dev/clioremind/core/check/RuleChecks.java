package dev.clioremind.core.check;

import dev.clioremind.core.Spelling;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.plan.FirmBook;
import dev.clioremind.core.plan.PlanSettings;
import dev.clioremind.core.plan.SampleMessage;
import dev.clioremind.core.plan.TemplateCheck;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.DefaultTypes;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.setup.Catalog;
import dev.clioremind.core.sheet.Excerpt;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.text.Rendered;
import dev.clioremind.core.text.SnippetLibrary;
import dev.clioremind.core.text.TemplateBook;
import dev.clioremind.core.text.TemplateFault;
import dev.clioremind.core.text.Texts;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What is judged of the rules once Clio and GoHighLevel have been asked. Pure. */
final class RuleChecks {

  private static final int SHOWN = 5;

  private RuleChecks() {}

  private static List<Rule> enabled(FirmBook book) {
    return book.rules().all().stream().filter(Rule::enabled).toList();
  }

  /** The texts that the enabled rules call for. */
  static Texts texts(FirmBook book, SnippetLibrary library) {
    return Texts.read(book.templates(), enabled(book), List.of(), library);
  }

  /**
   * Each template that an enabled rule uses: is it there, can it be filled in, does it read well.
   */
  static List<CheckResult> templates(
      FirmBook book, Texts texts, PlanSettings settings, Instant now) {
    List<CheckResult> results = new ArrayList<>();
    List<Problem> problems =
        TemplateCheck.of(enabled(book), texts, settings.firmName(), settings.caseText());
    for (Problem problem : problems) {
      String what = "%s: %s.".formatted(problem.where(), problem.what());
      results.add(
          problem.weight() == Problem.Weight.NEEDS_PERSON
              ? CheckResult.failure(
                  "templates", what, "Mend the template, or TemplateID in the rule.")
              : CheckResult.warning("templates", what, "Mend the template's words."));
    }
    if (problems.isEmpty()) {
      results.addAll(samples(book, texts, settings, now));
    }
    if (results.isEmpty()) {
      results.add(
          CheckResult.ok(
              "templates", "Every template in use is there, can be filled in and reads well."));
    }
    return results;
  }

  /** What only filling in shows: a brace left over, a text that is too long. */
  private static List<CheckResult> samples(
      FirmBook book, Texts texts, PlanSettings settings, Instant now) {
    Map<String, CheckResult> results = new LinkedHashMap<>();
    for (Rule rule : enabled(book)) {
      for (Channel channel : rule.channels().inOrder()) {
        if (channel != Channel.WORKFLOW
            && texts.templates().find(rule.templateId(channel), channel)
                instanceof TemplateBook.Found.One one
            && SampleMessage.of(rule, one.template(), texts.customValues(), settings, now)
                instanceof Rendered.Faulty faulty) {
          String what =
              "template %s: can't be filled in with sample data: %s."
                  .formatted(
                      Excerpt.of(one.template().id()),
                      faulty.faults().stream()
                          .map(TemplateFault::what)
                          .collect(Collectors.joining("; ")));
          results.putIfAbsent(what, CheckResult.failure("templates", what, "Mend the template."));
        }
      }
    }
    return List.copyOf(results.values());
  }

  /** Types that rules name and that neither the account nor the firm's own rows know. */
  static List<CheckResult> types(FirmBook book, Catalog catalog, Collection<Deadline> listing) {
    Map<String, String> known = new TreeMap<>();
    List<String> names = new ArrayList<>();
    names.addAll(catalog.eventTypes());
    names.addAll(catalog.taskTypes());
    names.addAll(catalog.calendars());
    names.addAll(book.types().types());
    names.addAll(
        List.of(
            DefaultTypes.TASK,
            DefaultTypes.COURT_RULE,
            DefaultTypes.STATUTE_OF_LIMITATIONS,
            DefaultTypes.CALENDAR_ENTRY));
    listing.forEach(deadline -> book.types().typeOf(deadline).ifPresent(names::add));
    names.forEach(name -> known.putIfAbsent(key(name), name));
    List<CheckResult> results = new ArrayList<>();
    for (Rule rule : enabled(book)) {
      if (!rule.isAnyType() && !known.containsKey(key(rule.deadlineType()))) {
        results.add(
            CheckResult.warning(
                "deadline-types",
                "%s: Clio knows no deadline type %s."
                    .formatted(rule.where(), Excerpt.of(rule.deadlineType())),
                Spelling.nearest(rule.deadlineType(), known.values())
                    .map("Was '%s' meant?"::formatted)
                    .orElse("Name a type that Clio has, or map one to it in DeadlineTypes.")));
      }
    }
    List<CheckResult> once = results.stream().distinct().collect(Collectors.toList());
    if (book.types().undecided() > 0) {
      once.add(
          CheckResult.warning(
              "deadline-types",
              "%s rows of DeadlineTypes have no Deadline Type yet and no effect."
                  .formatted(Integer.toString(book.types().undecided())),
              "Write the type that such entries are, or - for never; or leave them."));
    }
    if (once.isEmpty()) {
      once.add(CheckResult.ok("deadline-types", "Clio knows every deadline type of the rules."));
    }
    return once;
  }

  private static String key(String type) {
    return type.strip().toLowerCase(Locale.ROOT);
  }

  /** Deadlines that a rule matches and of which Clio itself will remind. */
  static CheckResult ownReminders(
      FirmBook book, Collection<Deadline> listing, Set<DeadlineId> reminded) {
    List<String> both =
        listing.stream()
            .filter(deadline -> reminded.contains(withoutDate(deadline.id())))
            .filter(
                deadline ->
                    book.types()
                        .typeOf(deadline)
                        .filter(type -> !book.rules().forType(type).isEmpty())
                        .isPresent())
            .map(deadline -> deadline.id().value())
            .distinct()
            .toList();
    if (both.isEmpty()) {
      return CheckResult.ok(
          "clio-reminders", "Clio has no reminder of its own for the deadlines that rules match.");
    }
    String shown = both.stream().limit(SHOWN).collect(Collectors.joining(", "));
    return CheckResult.warning(
        "clio-reminders",
        "Clio has reminders of its own for %s of the deadlines that rules match: %s."
            .formatted(
                Integer.toString(both.size()), both.size() > SHOWN ? shown + " and more" : shown),
        "If they go to clients, switch them off in Clio; else clients get both.");
  }

  private static DeadlineId withoutDate(DeadlineId id) {
    return id.isTask() ? id : DeadlineId.entry(id.clioId());
  }
}
