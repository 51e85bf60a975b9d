package dev.clioremind.sweep;

import dev.clioremind.sandbox.ReceivedCall;
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

/** Plays cases of one scene side by side, each in an office of its own. */
final class Sweep {

  private static final int SIDE_BY_SIDE = 3;

  private final Scene scene;
  private final Path folder;
  private final AtomicInteger offices = new AtomicInteger();

  /**
   * Builds one.
   *
   * @param folder for the offices
   */
  Sweep(Scene scene, Path folder) {
    this.scene = scene;
    this.folder = folder;
  }

  /** The calls of a run in which nothing goes wrong. */
  List<Spot> clean() {
    try (SweptOffice office = scene.open(home())) {
      int before = office.sandbox().ledger().size();
      scene.run(office);
      List<ReceivedCall> calls = office.sandbox().ledger().calls(call -> call.number() > before);
      Verdict verdict = scene.judge(office, List.of());
      if (!verdict.broken().isEmpty()) {
        throw new AssertionError("without any trouble: " + verdict.broken());
      }
      return Spot.of(calls);
    }
  }

  /** One case. */
  Verdict play(List<Strike> strikes) {
    Path home = home();
    try (SweptOffice office = scene.open(home)) {
      strikes.forEach(office::spoil);
      scene.run(office);
      return scene.judge(office, strikes);
    } finally {
      delete(home);
    }
  }

  /** All of these, in their order. */
  List<Verdict> play(List<List<Strike>> cases, Runnable afterEach) {
    ExecutorService hands = Executors.newFixedThreadPool(SIDE_BY_SIDE);
    try {
      List<Future<Verdict>> futures =
          cases.stream()
              .map(
                  strikes ->
                      hands.submit(
                          () -> {
                            Verdict verdict = play(strikes);
                            afterEach.run();
                            return verdict;
                          }))
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
