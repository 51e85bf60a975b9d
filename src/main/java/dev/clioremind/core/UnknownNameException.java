package dev.clioremind.core;

/**
 * Somebody named what is not there. Nothing was done: to do the rest, or nothing, and call it a
 * good run would hide it. Exit code 2.
 */
public final class UnknownNameException extends RuntimeException {

  private final String fix;

  /**
   * Builds one.
   *
   * @param what what was named and not found, as a sentence
   * @param fix what to do, the nearest right name first
   */
  public UnknownNameException(String what, String fix) {
    super(what);
    this.fix = fix;
  }

  /** What to do. */
  public String fix() {
    return fix;
  }
}
