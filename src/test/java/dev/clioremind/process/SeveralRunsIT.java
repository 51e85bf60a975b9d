package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Survives;
import dev.clioremind.process.ProgramProcess.End;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several runs at once on one spreadsheet: a client hears once, whichever run it is that tells. */
@Timeout(value = 40, unit = TimeUnit.MINUTES)
class SeveralRunsIT {

  private static final int ROUNDS = 50;
  private static final double WANTED_SHARE = 0.95;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private Path folder = Path.of(".");

  /** Where the runs of a round get into each other's way; each has read the log before. */
  private enum Meeting {
    /** All claim at once. */
    AT_THE_CLAIMS,
    /** One claims only when another has read its own back, and sends. */
    AFTER_ANOTHERS_READ_BACK,
    /** As it happens. */
    BY_CHANCE
  }

  /** What a round is: its place decides, so that each kind comes up equally often. */
  private record Round(int number) {

    private static final List<Meeting> MEETINGS = List.copyOf(EnumSet.allOf(Meeting.class));

    Meeting meeting() {
      return MEETINGS.get(number / 2 % MEETINGS.size());
    }

    int runs() {
      return number % 2 == 0 ? 3 : 2;
    }

    String kind() {
      return runs() + " runs, " + meeting();
    }
  }

  /** What came of the rounds of one kind. */
  private static final class Count {
    private int rounds;
    private int complete;
    private int twice;
    private int once;
    private final Map<Integer, Integer> codes = new TreeMap<>();

    String line(String what) {
      return "%-38s %6s %8s %6s %6s  %s".formatted(what, rounds, complete, once, twice, codes);
    }
  }

  @Test
  @Survives("41b")
  void runs_on_several_machines_at_once_send_each_reminder_once() throws IOException {
    int rounds = Extent.wanted() == Extent.ALL ? ROUNDS : 2;
    Map<String, Count> table = new TreeMap<>();
    Count all = new Count();
    for (int number = 0; number < rounds; number++) {
      Round round = new Round(number);
      play(round, List.of(table.computeIfAbsent(round.kind(), k -> new Count()), all));
    }
    System.out.printf(
        "%nSeveral runs at once, %s reminders each%n%-38s %6s %8s %6s %6s  %s%n",
        SmallOffice.REMINDERS, "", "rounds", "complete", "once", "twice", "exit codes");
    table.forEach((kind, count) -> System.out.println(count.line(kind)));
    System.out.println(all.line("all"));

    assertThat(all.twice).isZero();
    assertThat((double) all.complete / all.rounds).isGreaterThanOrEqualTo(WANTED_SHARE);
  }

  private void play(Round round, List<Count> counts) throws IOException {
    Path place = Files.createDirectory(folder.resolve("round-" + round.number()));
    List<End> ends = new ArrayList<>();
    Map<String, Integer> received;
    try (SmallOffice office = new SmallOffice(place, Duration.ofSeconds(1))) {
      office.sandbox().observe(new Encounter(round));
      List<ProgramProcess> processes = new ArrayList<>();
      try {
        for (int i = 0; i < round.runs(); i++) {
          processes.add(office.on("machine-" + i, "send", "--format", "json").go());
        }
        processes.forEach(process -> ends.add(process.end()));
      } finally {
        processes.forEach(ProgramProcess::close);
      }
      assertThat(office.sandbox().ledger().defects()).isEmpty();
      received = office.received();
    }
    assertThat(ends).extracting(End::code).as(ends.toString()).isSubsetOf(0, 6);
    for (Count count : counts) {
      count.rounds++;
      count.once += Collections.frequency(received.values(), 1);
      count.twice += (int) received.values().stream().filter(times -> times > 1).count();
      count.complete += received.containsValue(0) ? 0 : 1;
      ends.forEach(end -> count.codes.merge(end.code(), 1, Integer::sum));
    }
  }

  /** Holds calls back so that the runs of a round meet where it wants them to. */
  private static final class Encounter implements CallObserver {

    private final Meeting meeting;
    private final Gathering haveRead;
    private final Gathering haveClaimed;
    private final AtomicInteger claims = new AtomicInteger();
    private final CountDownLatch readBack = new CountDownLatch(1);

    Encounter(Round round) {
      this.meeting = round.meeting();
      this.haveRead = new Gathering(round.runs(), SmallOffice::isRead);
      this.haveClaimed = new Gathering(round.runs(), SmallOffice::isAppend);
    }

    @Override
    public void beforeCall(ReceivedCall call) {
      switch (meeting) {
        case BY_CHANCE -> {}
        case AT_THE_CLAIMS -> {
          haveRead.join(call);
          haveClaimed.join(call);
        }
        case AFTER_ANOTHERS_READ_BACK -> {
          haveRead.join(call);
          if (SmallOffice.isAppend(call) && claims.incrementAndGet() > 1) {
            await(readBack);
          }
        }
      }
    }

    @Override
    public void afterCall(ReceivedCall call, Reply reply) {
      if (SmallOffice.isRead(call) && claims.get() > 0) {
        readBack.countDown();
      }
    }
  }

  /** Lets nobody through until everybody is there. */
  private record Gathering(CountDownLatch missing, Predicate<ReceivedCall> where) {

    Gathering(int runs, Predicate<ReceivedCall> where) {
      this(new CountDownLatch(runs), where);
    }

    void join(ReceivedCall call) {
      if (where.test(call)) {
        missing.countDown();
        await(missing);
      }
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  @Survives("41a")
  void further_runs_on_the_same_machine_do_nothing_and_say_so() {
    CountDownLatch claiming = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    try (SmallOffice office = new SmallOffice(folder, Duration.ofSeconds(1))) {
      office
          .sandbox()
          .observe(
              new CallObserver() {
                @Override
                public void beforeCall(ReceivedCall call) {
                  if (SmallOffice.isAppend(call)) {
                    claiming.countDown();
                    await(release);
                  }
                }
              });
      try (ProgramProcess first = office.on("one", "send").go()) {
        first.until(() -> claiming.getCount() == 0);
        int calls = office.sandbox().ledger().size();
        for (int more = 0; more < 2; more++) {
          End end = office.on("one", "send").go().end();

          assertThat(end.code()).isEqualTo(7);
          assertThat(end.err()).contains("Another run is at work");
        }
        assertThat(office.sandbox().ledger().size()).isEqualTo(calls);

        release.countDown();
        assertThat(first.end().code()).isZero();
      }
      assertThat(office.received().values()).containsOnly(1);
    }
  }
}
