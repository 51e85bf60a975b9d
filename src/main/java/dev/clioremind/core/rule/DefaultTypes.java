package dev.clioremind.core.rule;

import java.util.Set;

/** The deadline types that this program names itself, where Clio and the firm do not. */
public final class DefaultTypes {

  /** A task without a type. */
  public static final String TASK = "Task";

  /** An entry that a court rule made. */
  public static final String COURT_RULE = "Court Rule";

  /** A task that is a matter's statute of limitations. */
  public static final String STATUTE_OF_LIMITATIONS = "Statute of Limitations";

  /** An entry of which nothing says what it is. */
  public static final String CALENDAR_ENTRY = "Calendar Entry";

  /** Mostly the firm's own work, of which no client is told unless a rule names the type. */
  static final Set<String> ONLY_BY_NAME = Set.of(TASK, COURT_RULE, STATUTE_OF_LIMITATIONS);

  private DefaultTypes() {}
}
