package dev.clioremind.sweep;

import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sweep.Turns.Swept;
import dev.clioremind.sweep.Turns.Turn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Plays cases side by side, each in an office of its own. */
final class Sweep {

  private static final int SIDE_BY_SIDE = 2;

  /** What hangs waits in real time, and needs no processor meanwhile. */
  private static final int HANGING_SIDE_BY_SIDE = 6;

  private static final List<Scene> SENDS = List.of(new SixDue(), new SecondSend());

  private final Path folder;
  private final AtomicInteger offices = new AtomicInteger();

  /**
   * Builds one.
   *
   * @param folder for the offices
   */
  Sweep(Path folder) {
    this.folder = folder;
  }

  /**
   * A scene with the calls of a run in which nothing goes wrong; nothing is then wrong after it.
   */
  private Swept clean(Scene scene) {
    try (SweptOffice office = scene.open(home())) {
      int before = office.sandbox().ledger().size();
      scene.run(office);
      List<ReceivedCall> calls = office.sandbox().ledger().calls(call -> call.number() > before);
      Verdict verdict = scene.judge(office, Case.CLEAN);
      if (!verdict.broken().isEmpty()) {
        throw new AssertionError("without any trouble: " + verdict.broken());
      }
      return new Swept(scene, Spot.of(calls));
    }
  }

  /** The kinds of send. */
  List<Swept> sends() {
    return SENDS.stream().map(this::clean).toList();
  }

  /** All kinds of run. */
  List<Swept> scenes() {
    return Stream.concat(
            SENDS.stream(),
            Stream.of(
                new Planning("plan"),
                new Planning("plan", "--dry-run"),
                new Resolving(),
                new SettingUp()))
        .map(this::clean)
        .toList();
  }

  /** What came of each, in their order. */
  List<Verdict> play(List<Turn> turns) {
    ExecutorService hands = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    ExecutorService patient = Executors.newFixedThreadPool(HANGING_SIDE_BY_SIDE);
    try {
      List<Future<Verdict>> futures =
          turns.stream()
              .map(turn -> (turn.trouble().hangs() ? patient : hands).submit(() -> play(turn)))
              .toList();
      List<Verdict> verdicts = new ArrayList<>();
      for (Future<Verdict> future : futures) {
        verdicts.add(future.get());
      }
      return verdicts;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } catch (ExecutionException e) {
      throw new AssertionError("a case could not be played", e);
    } finally {
      hands.shutdownNow();
      patient.shutdownNow();
    }
  }

  private Verdict play(Turn turn) {
    Path home = home();
    try (SweptOffice office = turn.scene().open(home)) {
      turn.played().first().forEach(office::spoil);
      turn.scene().run(office);
      return turn.scene().judge(office, turn.played());
    } catch (RuntimeException | AssertionError e) {
      throw new AssertionError(turn.toString(), e);
    } finally {
      delete(home);
    }
  }

  private Path home() {
    return folder.resolve("office" + offices.incrementAndGet());
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
