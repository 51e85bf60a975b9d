package dev.clioremind.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.clioremind.core.plan.Coverage;
import dev.clioremind.core.run.RunReport;
import dev.clioremind.core.sheet.Problem;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;

/** The document of a run. Members may be added, none renamed. */
final class RunReportJson {

  private RunReportJson() {}

  static String write(RunReport report) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("command", report.command());
    document.addProperty("runId", report.run().value());
    document.addProperty(
        "asOf", report.plan().moment().now().truncatedTo(ChronoUnit.SECONDS).toString());
    document.addProperty("zone", report.plan().moment().zone().getId());
    document.addProperty("dryRun", report.dryRun());
    JsonArray reminders = new JsonArray();
    ReportedReminder.all(report).forEach(reminder -> reminders.add(object(reminder.members())));
    document.add("reminders", reminders);
    JsonArray withdrawals = new JsonArray();
    ReportedWithdrawal.all(report).forEach(w -> withdrawals.add(object(w.members())));
    document.add("withdrawals", withdrawals);

    JsonObject counts = new JsonObject();
    Lots.counts(report).forEach((decision, count) -> counts.addProperty(decision.word(), count));
    document.add("counts", counts);
    JsonObject skips = new JsonObject();
    report.plan().reasons().forEach((reason, count) -> skips.addProperty(reason.word(), count));
    document.add("skips", skips);
    JsonObject outcomes = new JsonObject();
    report.outcomes().forEach((outcome, count) -> outcomes.addProperty(outcome.word(), count));
    document.add("outcomes", outcomes);

    document.add("coverage", coverage(report.plan().coverage()));
    JsonArray problems = new JsonArray();
    report.problems().forEach(problem -> problems.add(problem(problem)));
    document.add("problems", problems);
    document.addProperty("exitCode", report.exitCode().number());
    JsonArray notes = new JsonArray();
    report.notes().forEach(notes::add);
    document.add("notes", notes);
    return DocumentJson.write(document);
  }

  private static JsonObject object(Map<String, String> members) {
    JsonObject object = new JsonObject();
    members.forEach((name, value) -> object.add(name, DocumentJson.orNull(value)));
    return object;
  }

  private static JsonObject coverage(Coverage coverage) {
    JsonObject withoutRule = new JsonObject();
    coverage.withoutRule().forEach(withoutRule::addProperty);
    JsonArray idle = new JsonArray();
    coverage.rulesWithoutDeadline().forEach(idle::add);
    JsonObject document = new JsonObject();
    document.add("withoutRule", withoutRule);
    document.add("rulesWithoutDeadline", idle);
    return document;
  }

  private static JsonObject problem(Problem problem) {
    JsonObject document = new JsonObject();
    document.addProperty("where", problem.where());
    document.addProperty("what", problem.what());
    document.addProperty(
        "weight", problem.weight().name().toLowerCase(Locale.ROOT).replace('_', '-'));
    return document;
  }
}
