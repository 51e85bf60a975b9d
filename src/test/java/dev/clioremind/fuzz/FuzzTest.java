package dev.clioremind.fuzz;

import java.util.*;
import org.junit.jupiter.api.Test;

class FuzzTest {
  @Test
  void explore() throws Exception {
    long first = Long.getLong("fuzz.first", 1); int n = Integer.getInteger("fuzz.cases", 300);
    Fuzz fuzz = new Fuzz(java.nio.file.Files.createTempDirectory("fuzz"));
    Map<Target,int[]> f = new EnumMap<>(Target.class);
    Map<String,Integer> kinds = new TreeMap<>();
    for (long s = first; s < first + n; s++) {
      if (System.getProperty("fuzz.only") != null && Target.of(s) != Target.valueOf(System.getProperty("fuzz.only"))) continue;
      int[] x = f.computeIfAbsent(Target.of(s), t -> new int[4]);
      x[0]++;
      try { Verdict v = fuzz.play(s, Sabotage.NONE); x[v.refused()?1:2]++; x[3]+=v.compared(); }
      catch (Violation e) {
        String m = e.getMessage(); String k = Target.of(s)+" "+m.replaceAll("(?s)seed \\d+, \\w+: |\\nDamaged.*","").replaceAll("[0-9]+","#");
        k = k.substring(0, Math.min(150,k.length()));
        Throwable root = e; while (root.getCause()!=null) root = root.getCause();
        if (root != e && !(root instanceof Violation)) k += " @ " + root.getStackTrace()[0] + " < "+ Arrays.stream(root.getStackTrace()).filter(t->t.getClassName().startsWith("dev.clioremind")).limit(2).toList();
        if (kinds.merge(k, 1, Integer::sum) <= 2) System.out.println("### " + k + "\n" + m.substring(0, Math.min(1500, m.length())));
      }
    }
    kinds.forEach((k, c) -> System.out.println(c + " x " + k.replace('\n',' ')));
    f.forEach((t, x) -> System.out.println(t + " " + Arrays.toString(x)));
  }
}
