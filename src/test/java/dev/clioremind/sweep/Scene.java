package dev.clioremind.sweep;

import java.nio.file.Path;

/** A kind of run to be swept: how its office stands before, and how it is judged. */
interface Scene {

  String name();

  /** An office in which the run that is to be spoilt comes next. */
  SweptOffice open(Path folder);

  /** Runs what is swept. */
  void run(SweptOffice office);

  /** Judges after that run, plays the rest of the case, and judges again. */
  Verdict judge(SweptOffice office, Case played);
}
