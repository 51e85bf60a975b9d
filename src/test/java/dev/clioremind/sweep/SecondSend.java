package dev.clioremind.sweep;

import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.ghl.GhlMessage;
import dev.clioremind.sandbox.ghl.MessageState;
import dev.clioremind.sweep.SweptFirm.Due;
import dev.clioremind.sweep.SweptOffice.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A send an hour after the first: a scheduled message whose hearing was put off is to be withdrawn,
 * a message of which no answer came is to be looked up, the fates of the others are to be read, and
 * two new reminders are due. A person signed in to Google, not a service account.
 */
final class SecondSend extends Sending {

  private static final String OF_THE_SCHEDULED = contactOf(SweptFirm.SCHEDULED);
  private static final String OF_THE_DOUBT = contactOf(SweptFirm.SMS);

  @Override
  public String name() {
    return "send, an hour later";
  }

  @Override
  public SweptOffice open(Path folder) {
    SweptOffice office = new SweptOffice(folder).withPersonAtGoogle();
    office.sandbox().ghl().indexDelay(Duration.ofMinutes(10));
    office.sandbox().faults().failNth(1, SecondSend::isDoubtful, Fault.RESET_AFTER);
    Run first = send(office);
    office.heal();
    Set<String> words = words(office, SweptFirm.SMS);
    if (first.code() != 5 || words.contains("success") || received(office) != 6) {
      throw new AssertionError("the doubt did not come about: " + words + first.text());
    }
    office.sandbox().ghl().indexDelay(Duration.ZERO);
    office.later(Duration.ofHours(1));
    office.firm().moveScheduled();
    office.firm().addTwo();
    return office;
  }

  private static boolean isDoubtful(ReceivedCall call) {
    return call.path().equals("/conversations/messages") && call.body().contains(OF_THE_DOUBT);
  }

  private static int received(SweptOffice office) {
    return SweptFirm.SIX.stream().mapToInt(due -> office.received(due.contactId())).sum();
  }

  @Override
  List<Due> due() {
    return SweptFirm.TWO_MORE;
  }

  @Override
  List<String> open(SweptOffice office) {
    List<String> open = new ArrayList<>(super.open(office));
    if (office.received(OF_THE_SCHEDULED) > 0) {
      open.add(SweptFirm.SCHEDULED);
    }
    if (!words(office, SweptFirm.SMS).contains("success")) {
      open.add(SweptFirm.SMS);
    }
    return open;
  }

  @Override
  List<String> broken(SweptOffice office) {
    List<String> broken = new ArrayList<>();
    for (Due due : SweptFirm.SIX) {
      if (office.received(due.contactId()) > 1) {
        broken.add(due.deadlineId() + " was received again");
      }
    }
    List<GhlMessage> scheduled = office.sandbox().ghl().messagesTo(OF_THE_SCHEDULED);
    boolean said =
        office.log().stream()
            .filter(row -> row.get(2).equals(SweptFirm.SCHEDULED) && row.get(4).equals("cancelled"))
            .anyMatch(row -> !row.get(5).startsWith("unconfirmed"));
    if (said && scheduled.stream().anyMatch(m -> m.state() != MessageState.CANCELLED)) {
      broken.add("the log says that a message was withdrawn which was not");
    }
    Stream.of(SweptFirm.EMAIL, SweptFirm.SECOND_CHOICE)
        .filter(id -> !words(office, id).contains("delivered"))
        .forEach(id -> broken.add("the fate of " + id + " was never read"));
    return broken;
  }

  private static Set<String> words(SweptOffice office, String deadlineId) {
    return office.log().stream()
        .filter(row -> row.get(2).equals(deadlineId))
        .map(row -> row.get(4))
        .collect(Collectors.toSet());
  }

  private static String contactOf(String deadlineId) {
    return SweptFirm.SIX.stream()
        .filter(due -> due.deadlineId().equals(deadlineId))
        .map(Due::contactId)
        .findFirst()
        .orElseThrow();
  }
}
