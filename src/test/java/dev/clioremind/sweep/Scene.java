package dev.clioremind.sweep;

import java.nio.file.Path;
import java.util.List;

/** A kind of run to be swept: how its office stands before, and how it is judged. */
interface Scene {

  String name();

  /** An office in which the run that is to be spoilt comes next. */
  SweptOffice open(Path folder);

  /** Runs what is swept. */
  void run(SweptOffice office);

  /**
   * Judges after that run, heals, runs on, and judges again.
   *
   * @param strikes what went wrong, for what is said of it
   */
  Verdict judge(SweptOffice office, List<Strike> strikes);
}
