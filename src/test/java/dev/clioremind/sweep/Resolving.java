package dev.clioremind.sweep;

import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sweep.SweptFirm.Due;
import java.nio.file.Path;
import java.util.Set;

/**
 * {@code audit resolve} of a reminder that was not sent: it says that it is settled only where it
 * is, and the reminder then goes out once.
 */
final class Resolving implements Scene {

  private static final Due DOUBT = SweptFirm.SIX.get(0);

  @Override
  public String name() {
    return "audit resolve";
  }

  @Override
  public SweptOffice open(Path folder) {
    SweptOffice office = new SweptOffice(folder);
    office.sandbox().faults().failAll(Resolving::isDoubtful, Fault.RESET_BEFORE);
    Sending.send(office);
    office.heal().later(Case.LATER);
    if (office.lastRun().code() != 5 || office.received(DOUBT.contactId()) != 0) {
      throw new AssertionError("the doubt did not come about: " + office.lastRun().text());
    }
    return office;
  }

  private static boolean isDoubtful(ReceivedCall call) {
    return call.path().equals("/conversations/messages") && call.body().contains(DOUBT.contactId());
  }

  @Override
  public void run(SweptOffice office) {
    String hash =
        office.log().stream()
            .filter(row -> row.get(2).equals(DOUBT.deadlineId()))
            .map(row -> row.get(0))
            .findFirst()
            .orElseThrow();
    office.run("audit", "resolve", hash, "--not-sent", "--by", "Kim", "-v", "--format", "json");
  }

  @Override
  public Verdict judge(SweptOffice office, Case played) {
    Judgement judgement = new Judgement(this, office, played);
    judgement.manners(office.lastRun());
    if (office.lastRun().code() == 0 && resolved(office).isEmpty()) {
      judgement.lost("a doubt that is open passes for settled");
    }
    office.heal().later(Case.SOON);
    run(office);
    judgement.manners(office.lastRun());
    if (office.lastRun().code() != 0 || resolved(office).size() != 1) {
      judgement.broken(
          "all is well again, but it is settled "
              + resolved(office).size()
              + " times: "
              + office.lastRun().text());
    }
    for (int i = 0; i < 2; i++) {
      judgement.manners(Sending.send(office));
      if (office.lastRun().code() != 0) {
        judgement.broken("a settled doubt, but send ends with " + office.lastRun().code());
      }
    }
    SweptFirm.SIX.forEach(due -> judgement.reminder(due, Set.of()));
    return judgement.verdict();
  }

  /** The events that say so, each once however many rows it has. */
  private static Set<String> resolved(SweptOffice office) {
    return Set.copyOf(
        office.log().stream()
            .filter(row -> row.get(4).equals("resolved"))
            .map(row -> row.get(6))
            .toList());
  }
}
