package dev.clioremind;

import java.util.ArrayList;
import java.util.List;

/** A program full of names that takes all the memory there is, or waits for its end. */
final class Hungry {

  static final String READY = "ready";

  private Hungry() {}

  /** Started by the launcher's tests. */
  public static void main(String[] arguments) throws InterruptedException {
    List<String> names = new ArrayList<>();
    if (List.of(arguments).contains("wait")) {
      names.add("zyqxwvkj".repeat(1000));
      System.out.println(READY);
      Thread.sleep(100_000);
    }
    while (true) {
      names.add("zyqxwvkj".repeat(1000) + names.size());
    }
  }
}
