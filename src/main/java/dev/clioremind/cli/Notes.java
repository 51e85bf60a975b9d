package dev.clioremind.cli;

import dev.clioremind.core.plan.Plan;
import dev.clioremind.core.plan.SavedPlan;
import dev.clioremind.core.run.Briefing;
import dev.clioremind.core.sheet.Switch;
import java.util.ArrayList;
import java.util.List;

/** Sentences about a run that are neither a problem nor a reminder. */
final class Notes {

  private Notes() {}

  /**
   * What became of a saved plan.
   *
   * @param allowed the plan of this run, with what was not saved held back
   */
  static String of(SavedPlan saved, Plan allowed) {
    int all = saved.lines().size();
    int same = all - saved.leftOut(allowed);
    return "In the saved plan: %s, of which %s go out as saved. A saved plan never adds anything."
        .formatted(all == 1 ? "1 reminder" : all + " reminders", same);
  }

  static List<String> of(Briefing briefing, boolean sends) {
    List<String> notes = new ArrayList<>();
    if (briefing.startDate().isEmpty()) {
      notes.add(
          sends
              ? "This was the first send: reminders whose day lies before today are left alone from now on."
              : "No start date is recorded yet: the first send will leave alone what lies before its day, as this plan does.");
    }
    if (briefing.sending() == Switch.PAUSED) {
      notes.add(Switch.PAUSED_IN_WORDS);
    }
    return notes;
  }
}
