package dev.clioremind.core.sheet;

import java.net.URI;

/**
 * One cell that is written for people to read: always shown as it stands, never taken for a
 * formula.
 */
public sealed interface BoardCell {

  /** What is shown. */
  String text();

  /** Text. */
  record Text(String text) implements BoardCell {}

  /** Text that stands out, above what belongs to it. */
  record Heading(String text) implements BoardCell {}

  /** Text that leads to a page. */
  record Link(String text, URI target) implements BoardCell {}

  static BoardCell of(String text) {
    return new Text(text);
  }
}
