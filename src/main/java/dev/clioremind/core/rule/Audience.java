package dev.clioremind.core.rule;

import java.util.Arrays;
import java.util.List;

/**
 * Whom a rule addresses.
 *
 * @param name the word as the output shows it: {@code Client}, {@code Attorney}, {@code Assignee},
 *     or the description of a relationship
 */
public record Audience(Kind kind, String name) {

  /** What sort of person it is. */
  public enum Kind {
    /** The matter's client. */
    CLIENT("Client"),
    /** The matter's responsible attorney. */
    ATTORNEY("Attorney"),
    /** Whom the task is assigned to. */
    ASSIGNEE("Assignee"),
    /** Whoever has this relationship with the matter; the word is the description. */
    RELATIONSHIP("");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** The matter's client, who is meant when nobody is named. */
  public static final Audience CLIENT = new Audience(Kind.CLIENT, Kind.CLIENT.word);

  /** The words that name an audience by themselves. */
  static final List<String> WORDS =
      Arrays.stream(Kind.values()).map(kind -> kind.word).filter(word -> !word.isEmpty()).toList();

  public Audience {
    if (name.isBlank() || (kind != Kind.RELATIONSHIP && !name.equals(kind.word))) {
      throw new IllegalArgumentException("not an audience");
    }
  }

  /** Reads a cell's text: one of the three words, else a relationship's description. */
  public static Audience parse(String text) {
    String name = text.strip();
    if (name.isEmpty()) {
      return CLIENT;
    }
    return Arrays.stream(Kind.values())
        .filter(kind -> kind.word.equalsIgnoreCase(name))
        .findFirst()
        .map(kind -> new Audience(kind, kind.word))
        .orElseGet(() -> new Audience(Kind.RELATIONSHIP, name));
  }

  public boolean isClient() {
    return kind == Kind.CLIENT;
  }

  @Override
  public String toString() {
    return name;
  }
}
