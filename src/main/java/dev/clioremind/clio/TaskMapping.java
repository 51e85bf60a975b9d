package dev.clioremind.clio;

import static dev.clioremind.clio.WireText.orEmpty;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.deadline.Labels;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.sheet.Problem;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;

/** An open task as a deadline, or a word about why it is none. */
final class TaskMapping {
  private TaskMapping() {}

  /** Whether it is done: the signal to stop reminding. */
  static boolean completed(Wire.Task task) {
    return WireText.given(task.completedAt()) || WireText.word(task.status()).equals("complete");
  }

  /** Whether it is not published yet, so that it binds nobody. */
  static boolean draft(Wire.Task task) {
    return WireText.word(task.status()).equals("draft");
  }

  /** The deadline; empty if a member that can't be done without is missing, which is then told. */
  static Optional<Deadline> deadline(Wire.Task task, Consumer<Problem> problems) {
    Optional<String> clioId = WireText.id(task.id());
    if (clioId.isEmpty()) {
      problems.accept(
          Problem.needsPerson(
              "a task without id",
              "Clio lists a task without an id that can be used; it is left out"));
      return Optional.empty();
    }
    DeadlineId id = DeadlineId.task(clioId.get());
    Optional<LocalDate> due = WireText.date(task.dueAt());
    if (due.isEmpty()) {
      problems.accept(
          Problem.needsPerson(id.value(), "has no due date that can be read, so it is left out"));
      return Optional.empty();
    }
    return Optional.of(
        new Deadline(
            id,
            new Due.OnDate(due.get()),
            WireText.link(task.matter(), false),
            Labels.task(
                WireText.nameOf(task.taskType()), WireText.isTrue(task.statuteOfLimitations())),
            orEmpty(task.name()),
            orEmpty(task.description()),
            "",
            assignee(task),
            WireText.created(task.createdAt())));
  }

  /** Contacts and users have id spaces of their own: of an unknown type, nobody is guessed. */
  private static Party assignee(Wire.Task task) {
    Wire.Ref assignee = task.assignee();
    if (assignee == null) {
      return new Party.Nobody();
    }
    return switch (WireText.word(assignee.type())) {
      case "user" -> WireText.party(assignee, PersonId::user);
      case "person", "company", "contact" -> WireText.party(assignee, PersonId::contact);
      default -> new Party.Hidden();
    };
  }
}
