package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.process.ProgramProcess.End;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A run that is killed at any of its calls, without a chance to tidy up, breaks no promise: two
 * further runs, the first while its claims still hold, the second after that, bring each reminder
 * to its client once, or name it.
 *
 * <p>The run that is killed and the first after it are processes. The second takes place an hour
 * later, which a process cannot be told: it is the whole {@code send} in this one, on that hour's
 * clock.
 */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class KilledIT {

  private static final Duration SETTLE = Duration.ofSeconds(1);

  @TempDir private Path folder = Path.of(".");

  /** When the process dies. */
  private enum Moment {
    BEFORE_THE_CALL,
    AFTER_IT_BEFORE_THE_ANSWER
  }

  @Test
  @Survives("39")
  void a_run_killed_at_any_call_neither_doubles_nor_loses_a_reminder() throws IOException {
    List<ReceivedCall> clean = callsOfACleanRun();
    Map<String, List<Verdict>> table = new LinkedHashMap<>();
    List<String> broken = new ArrayList<>();
    for (int number : numbers(clean)) {
      String kind = kind(clean.get(number - 1));
      for (Moment moment : Moment.values()) {
        Verdict verdict = killedAt(number, moment);
        table.computeIfAbsent(kind, k -> new ArrayList<>()).add(verdict);
        if (!verdict.isKept()) {
          broken.add("call %s (%s), %s: %s".formatted(number, kind, moment, verdict));
        }
      }
    }
    print(clean.size(), table);

    assertThat(broken).isEmpty();
  }

  private List<ReceivedCall> callsOfACleanRun() throws IOException {
    try (SmallOffice office = office("clean")) {
      End end = office.on("one", "send").go().end();
      assertThat(end.code()).as(end.err()).isZero();
      assertThat(office.received().values()).containsOnly(1);
      return office.sandbox().ledger().calls(call -> true);
    }
  }

  private SmallOffice office(String name) throws IOException {
    return new SmallOffice(Files.createDirectory(folder.resolve(name)), SETTLE)
        .with("send.chunk = 5");
  }

  /** All calls; or the claims, two chunks' announcements and one message among others. */
  private static List<Integer> numbers(List<ReceivedCall> clean) {
    if (Extent.wanted() == Extent.ALL) {
      return clean.stream().map(ReceivedCall::number).toList();
    }
    return Stream.concat(
            clean.stream().filter(SmallOffice::isAppend).limit(3),
            clean.stream().filter(SmallOffice::isMessage).skip(1).limit(1))
        .map(ReceivedCall::number)
        .toList();
  }

  private Verdict killedAt(int number, Moment moment) throws IOException {
    try (SmallOffice office = office(number + "-" + moment)) {
      CompletableFuture<ProgramProcess> running = new CompletableFuture<>();
      office.sandbox().observe(new Killer(number, moment, running));
      if (moment == Moment.BEFORE_THE_CALL) {
        office.sandbox().faults().failCall(number, Fault.RESET_BEFORE);
      }
      try (ProgramProcess process = office.on("one", "send").go()) {
        running.complete(process);
        assertThat(process.end().code()).as("killed").isEqualTo(137);
      }
      office.sandbox().observe(CallObserver.NONE);
      office.sandbox().faults().heal();
      End soon = office.on("one", "send", "--format", "json").go().end();
      assertThat(Verdict.of(office, soon)).matches(Verdict::isKept, "while the claims still hold");
      End last = office.sendLater(Duration.ofHours(1));
      assertThat(office.sandbox().ledger().defects()).isEmpty();
      return Verdict.of(office, last);
    }
  }

  /** Kills a process from within one of its calls. */
  private record Killer(int number, Moment moment, CompletableFuture<ProgramProcess> running)
      implements CallObserver {

    @Override
    public void beforeCall(ReceivedCall call) {
      killAt(call, Moment.BEFORE_THE_CALL);
    }

    @Override
    public void afterCall(ReceivedCall call, Reply reply) {
      killAt(call, Moment.AFTER_IT_BEFORE_THE_ANSWER);
    }

    private void killAt(ReceivedCall call, Moment now) {
      if (call.number() == number && now == moment) {
        running.join().kill();
      }
    }
  }

  /** What a call is, without the ids in it. */
  private static String kind(ReceivedCall call) {
    String path =
        call.path()
            .replaceAll("/v4/spreadsheets/[^/:]+", "/v4/spreadsheets/ID")
            .replaceAll("/contacts/ct\\w+", "/contacts/ID");
    return call.service() + " " + call.method() + " " + path.replace("/v4/spreadsheets", "");
  }

  private static void print(int calls, Map<String, List<Verdict>> table) {
    List<String> lines = new ArrayList<>();
    Verdict sum = Verdict.NOTHING;
    int runs = 0;
    for (Map.Entry<String, List<Verdict>> row : table.entrySet()) {
      Verdict verdict = row.getValue().stream().reduce(Verdict.NOTHING, Verdict::plus);
      lines.add(verdict.line(row.getKey(), row.getValue().size()));
      sum = sum.plus(verdict);
      runs += row.getValue().size();
    }
    System.out.printf(
        "%nKilled before and after a call; a run makes %s calls for %s reminders%n%s%n%s%n%s%n",
        calls,
        SmallOffice.REMINDERS,
        Verdict.HEADER,
        String.join("\n", lines),
        sum.line("all", runs));
  }
}
