package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Markers;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.log.EventLog;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.plan.PlannedReminder.Hold;
import dev.clioremind.core.plan.PlannedReminder.Skip;
import dev.clioremind.core.plan.PlannedReminder.Subject;
import dev.clioremind.core.rule.Audience;
import dev.clioremind.core.rule.Channel;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The first sorting of what the plan shows: what can be decided from the deadline and the log
 * alone, so that matters and people are read only for what is left.
 *
 * @param settled lines that are decided
 * @param doubtful occasions among them that are held in doubt and may be looked up
 * @param open occasions that are not decided
 * @param rivals all occasions of the deadlines that have an open one: each may supersede another
 */
record Triage(
    List<PlannedReminder> settled,
    List<Occasion> doubtful,
    List<Occasion> open,
    List<Occasion> rivals) {

  static Triage of(Agenda agenda, EventLog log, Moment moment) {
    List<PlannedReminder> settled = new ArrayList<>();
    List<Occasion> doubtful = new ArrayList<>();
    List<Occasion> open = new ArrayList<>();
    List<Occasion> rivals = new ArrayList<>();
    for (Agenda.Item item : agenda.shownBy(moment)) {
      int before = open.size();
      for (Occasion occasion : item.occasions()) {
        if (Agenda.isShown(occasion, moment)) {
          decide(occasion, log, moment, settled, open);
          if (!log.leftOpen(occasion.clientHash(), moment.clock()).isEmpty()) {
            doubtful.add(occasion);
          }
        }
      }
      if (open.size() > before) {
        rivals.addAll(item.occasions());
      }
    }
    return new Triage(settled, doubtful, open, rivals);
  }

  private static void decide(
      Occasion occasion,
      EventLog log,
      Moment moment,
      List<PlannedReminder> settled,
      List<Occasion> open) {
    Subject subject = Subject.of(occasion);
    Audience audience = occasion.rule().audience();
    if (audience.isClient()) {
      switch (log.ofHash(subject.hash(), moment.clock())) {
        case DONE -> {
          settled.add(skip(subject, LogReading.reasonForDone(log, subject.hash())));
          return;
        }
        case IN_DOUBT -> {
          settled.add(new Hold(subject, first(occasion), Reason.IN_DOUBT, ""));
          return;
        }
        case TAKEN -> {
          settled.add(skip(subject, Reason.TAKEN));
          return;
        }
        case FAILED, FREE -> {}
      }
    }
    if (isExcluded(occasion)) {
      settled.add(skip(subject, Reason.EXCLUDED));
    } else if (occasion.nominalDate().isBefore(moment.start())) {
      settled.add(skip(subject, Reason.BEFORE_START));
    } else if (occasion.deadline().matter() instanceof MatterLink.None) {
      settled.add(skip(subject, Reason.NO_MATTER));
    } else {
      open.add(occasion);
    }
  }

  /** A marker closes a channel; what has a second one may still go out by that. */
  private static boolean isExcluded(Occasion occasion) {
    return occasion.rule().channels().inOrder().stream()
        .allMatch(channel -> Markers.excludes(occasion.deadline(), channel));
  }

  private static Channel first(Occasion occasion) {
    return occasion.rule().channels().first();
  }

  private static Skip skip(Subject subject, Reason reason) {
    return new Skip(subject, first(subject.occasion()), reason, "");
  }

  /** The matters that must be read. */
  Set<MatterId> matters() {
    Set<MatterId> ids = new LinkedHashSet<>();
    open.forEach(o -> LogReading.matterOf(o).ifPresent(ids::add));
    doubtful.forEach(o -> LogReading.matterOf(o).ifPresent(ids::add));
    return ids;
  }
}
