package dev.clioremind.core.people;

/** Somebody who is related to a matter, by the description that the firm gave: {@code Spouse}. */
public record Relationship(MatterId matter, String description, Party person) {

  public Relationship {
    description = description.strip();
  }
}
