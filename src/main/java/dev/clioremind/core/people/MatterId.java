package dev.clioremind.core.people;

/** Clio's id of a matter. */
public record MatterId(String value) implements Comparable<MatterId> {

  public MatterId {
    if (value.isBlank() || value.contains("|")) {
      throw new IllegalArgumentException("not a matter id");
    }
  }

  @Override
  public int compareTo(MatterId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
