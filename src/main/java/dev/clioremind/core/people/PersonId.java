package dev.clioremind.core.people;

import java.util.Comparator;

/**
 * Clio's id of somebody: contacts and users have id spaces of their own.
 *
 * @param value Clio's id
 */
public record PersonId(Kind kind, String value) implements Comparable<PersonId> {

  /** Where in Clio somebody is found. */
  public enum Kind {
    CONTACT,
    USER
  }

  public PersonId {
    if (value.isBlank() || value.contains("|")) {
      throw new IllegalArgumentException("not a person's id");
    }
  }

  public static PersonId contact(String id) {
    return new PersonId(Kind.CONTACT, id);
  }

  public static PersonId user(String id) {
    return new PersonId(Kind.USER, id);
  }

  @Override
  public int compareTo(PersonId other) {
    return Comparator.comparing(PersonId::kind).thenComparing(PersonId::value).compare(this, other);
  }
}
