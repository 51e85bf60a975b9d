package dev.clioremind.core.check;

import dev.clioremind.core.Spelling;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.plan.FirmBook;
import dev.clioremind.core.plan.PlanSettings;
import dev.clioremind.core.plan.SampleMessage;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.DefaultTypes;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.setup.Catalog;
import dev.clioremind.core.sheet.Excerpt;
import dev.clioremind.core.text.Rendered;
import dev.clioremind.core.text.Renderer;
import dev.clioremind.core.text.Template;
import dev.clioremind.core.text.TemplateBook;
import dev.clioremind.core.text.TemplateFault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What is judged of the rules once Clio and GoHighLevel have been asked. Pure. */
final class RuleChecks {

  private static final int SHOWN = 5;

  private RuleChecks() {}

  private static List<Rule> enabled(FirmBook book) {
    return book.rules().all().stream().filter(Rule::enabled).toList();
  }

  /** Whether the tab has every template, so that the service's list need not be read. */
  static boolean needsSnippets(FirmBook book) {
    return enabled(book).stream()
        .anyMatch(
            rule ->
                rule.channels().inOrder().stream()
                    .filter(channel -> channel != Channel.WORKFLOW)
                    .anyMatch(
                        channel -> !book.templates().hasOwn(rule.templateId(channel), channel)));
  }

  /**
   * Each template that an enabled rule uses: is it there, can it be filled in, does it read well.
   *
   * @param templates with the service's snippets, where they are needed
   * @param workflowFault asked for each workflow
   */
  static List<CheckResult> templates(
      FirmBook book,
      TemplateBook templates,
      PlanSettings settings,
      Instant now,
      Function<String, Optional<String>> workflowFault) {
    Map<String, CheckResult> results = new LinkedHashMap<>();
    Set<String> fine = new LinkedHashSet<>();
    for (Rule rule : enabled(book)) {
      for (Channel channel : rule.channels().inOrder()) {
        String id = rule.templateId(channel);
        List<CheckResult> found =
            channel == Channel.WORKFLOW
                ? workflow(rule, id, workflowFault)
                : template(rule, channel, templates, settings, now);
        found.forEach(result -> results.putIfAbsent(result.what(), result));
        if (found.isEmpty()) {
          fine.add(channel + " " + id.toLowerCase(Locale.ROOT));
        }
      }
    }
    List<CheckResult> all = new ArrayList<>(results.values());
    if (!fine.isEmpty()) {
      all.add(
          CheckResult.ok(
              "templates",
              "%s of the templates in use can be filled in and read well."
                  .formatted(Integer.toString(fine.size()))));
    }
    return all;
  }

  private static List<CheckResult> workflow(
      Rule rule, String id, Function<String, Optional<String>> workflowFault) {
    return workflowFault.apply(id).stream()
        .map(
            why ->
                CheckResult.failure(
                    "templates",
                    "%s, TemplateID: %s.".formatted(rule.where(), why),
                    "Publish the workflow in GoHighLevel, or correct TemplateID."))
        .toList();
  }

  private static List<CheckResult> template(
      Rule rule, Channel channel, TemplateBook templates, PlanSettings settings, Instant now) {
    TemplateBook.Found found = templates.find(rule.templateId(channel), channel);
    if (found instanceof TemplateBook.Found.Missing missing) {
      return List.of(
          CheckResult.failure(
              "templates",
              "%s, TemplateID: %s.".formatted(rule.where(), missing.why()),
              "Add the template to the Templates tab or to GoHighLevel, or mend TemplateID."));
    }
    Template template = ((TemplateBook.Found.One) found).template();
    String name = "The template %s for %s".formatted(Excerpt.of(template.id()), channel);
    if (SampleMessage.of(rule, template, settings, now) instanceof Rendered.Faulty faulty) {
      return List.of(
          CheckResult.failure(
              "templates",
              "%s can't be filled in (%s): %s."
                  .formatted(
                      name,
                      rule.where(),
                      faulty.faults().stream()
                          .map(TemplateFault::what)
                          .collect(Collectors.joining("; "))),
              "Mend the template; a merge field is written {{deadline.date}}."));
    }
    return Renderer.lint(template, settings.firmName()).stream()
        .map(finding -> CheckResult.warning("templates", name + " " + finding + ".", ""))
        .toList();
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
