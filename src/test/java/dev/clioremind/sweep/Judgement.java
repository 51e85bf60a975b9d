package dev.clioremind.sweep;

import dev.clioremind.sweep.SweptFirm.Due;
import dev.clioremind.sweep.SweptOffice.Run;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gathers what is found of one case. Made right after the spoilt run. */
final class Judgement {

  private final SweptOffice office;
  private final String of;
  private final int struck;
  private final int code;
  private final Duration took;
  private final List<String> broken = new ArrayList<>();
  private final Set<String> lost = new LinkedHashSet<>();
  private int once;
  private int named;
  private int twice;

  Judgement(Scene scene, SweptOffice office, Case played) {
    this.office = office;
    this.of = scene.name() + ", " + played;
    this.struck = office.struck();
    this.code = office.lastRun().code();
    this.took = office.lastRun().took();
  }

  void broken(String what) {
    broken.add(what);
  }

  /** A rule that holds of every run. */
  void manners(Run run) {
    broken.addAll(Manners.brokenBy(run));
  }

  /** Something was not done, and a run went by without a word of it. */
  void lost(String what) {
    lost.add(what);
  }

  /**
   * Counts one reminder in the end.
   *
   * @param told the deadlines that the last run named, with a non-zero code
   */
  void reminder(Due due, Set<String> told) {
    int times = office.received(due.contactId());
    if (times == 1) {
      once++;
    } else if (times > 1) {
      twice++;
      broken.add(due.deadlineId() + " was received " + times + " times");
    } else if (told.contains(due.deadlineId())) {
      named++;
    } else {
      lost.add(due.deadlineId() + " to the end");
    }
  }

  /** What came of it, with what is the same for every scene. */
  Verdict verdict() {
    if (office.others().strayed() > 0) {
      broken.add("a call went to another host");
    }
    office.sandbox().ledger().defects().forEach(defect -> broken.add("sandbox: " + defect));
    List<String> leaks = Leaks.in(office);
    broken.addAll(leaks);
    lost.forEach(one -> broken.add("lost: " + one));
    return new Verdict(
        1,
        struck > 0 ? 1 : 0,
        once,
        named,
        twice,
        lost.size(),
        leaks.size(),
        took,
        Map.of(code, 1),
        broken.stream().map(what -> of + ": " + what).toList());
  }
}
