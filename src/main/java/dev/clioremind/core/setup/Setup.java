package dev.clioremind.core.setup;

import java.util.List;

/** What became of a spreadsheet that was held against its {@link Blueprint}. */
public record Setup(List<Item> items) {

  /** What was done about one thing. */
  public enum State {
    /** Was missing, and is there now. */
    MADE,
    /** Was there, and was left as it is. */
    FOUND,
    /** Is not as it should be, and is for a person to mend. */
    LEFT
  }

  /**
   * One thing.
   *
   * @param where the tab, or what else
   * @param what in words; of what is left also what to do
   */
  public record Item(State state, String where, String what) {}

  public Setup {
    items = List.copyOf(items);
  }

  /** Whether anything was changed. */
  public boolean changed() {
    return items.stream().anyMatch(item -> item.state() == State.MADE);
  }

  /** Whether something is for a person to mend. */
  public boolean needsPerson() {
    return items.stream().anyMatch(item -> item.state() == State.LEFT);
  }
}
