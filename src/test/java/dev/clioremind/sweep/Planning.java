package dev.clioremind.sweep;

import dev.clioremind.sweep.SweptFirm.Due;
import dev.clioremind.sweep.SweptOffice.Run;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * {@code plan}: it sends nothing, writes nothing into the log, and never passes for a whole plan
 * where it is none; and what is due goes out with the next send.
 */
final class Planning implements Scene {

  private final List<String> options;

  /**
   * Sweeps one kind of plan.
   *
   * @param options beside {@code --format json}
   */
  Planning(String... options) {
    this.options = List.of(options);
  }

  @Override
  public String name() {
    return String.join(" ", options);
  }

  @Override
  public SweptOffice open(Path folder) {
    return new SweptOffice(folder);
  }

  @Override
  public void run(SweptOffice office) {
    List<String> words = new ArrayList<>(options);
    words.addAll(List.of("-v", "--format", "json"));
    office.run(words.toArray(String[]::new));
  }

  @Override
  public Verdict judge(SweptOffice office, Case played) {
    Judgement judgement = new Judgement(this, office, played);
    look(office, judgement);
    if (!office.log().isEmpty() || office.sandbox().ghl().accepted() > mails(office)) {
      judgement.broken("a plan sent something or wrote into the log");
    }
    office.heal().later(Case.SOON);
    run(office);
    look(office, judgement);
    if (office.lastRun().code() != 0) {
      judgement.broken("all is well again, but it ends with " + office.lastRun().code());
    }
    Run send = Sending.send(office);
    judgement.manners(send);
    SweptFirm.SIX.forEach(due -> judgement.reminder(due, Set.of()));
    return judgement.verdict();
  }

  private void look(SweptOffice office, Judgement judgement) {
    Run run = office.lastRun();
    judgement.manners(run);
    Set<String> told =
        Sending.lines(run, "reminders")
            .filter(line -> Set.of("send", "schedule").contains(Sending.text(line, "decision")))
            .map(line -> Sending.text(line, "deadlineId"))
            .collect(Collectors.toCollection(LinkedHashSet::new));
    List<String> due = SweptFirm.SIX.stream().map(Due::deadlineId).toList();
    if (run.code() == 0 && !told.containsAll(due)) {
      judgement.lost("a plan of " + told + " passes for a good one");
    }
  }

  /** What went to the office itself. */
  private static int mails(SweptOffice office) {
    return office.sandbox().ghl().messagesTo(SweptFirm.OFFICE).size();
  }
}
