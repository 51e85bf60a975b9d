package dev.clioremind.contract;

/**
 * Where a call and the published document disagree.
 *
 * @param operation method and path template; the call's own where the document has none
 * @param where the place, such as {@code query ids[]} or {@code body.data[].matter}
 * @param detail what was there, for the reader
 */
public record Finding(
    String service, String operation, Part part, Kind kind, String where, String detail) {

  /** Which half of a call. */
  public enum Part {
    REQUEST,
    ANSWER
  }

  /** In what way. */
  public enum Kind {
    /** Neither path nor method is known. */
    NO_OPERATION,
    UNKNOWN_PARAMETER,
    MISSING_PARAMETER,
    /** Sent more than once although one value is declared. */
    REPEATED_PARAMETER,
    /** A header of this API that the operation does not declare. */
    UNDECLARED_HEADER,
    UNKNOWN_FIELD,
    UNDECLARED_BODY,
    MISSING_BODY,
    WRONG_CONTENT_TYPE,
    NOT_JSON,
    WRONG_TYPE,
    WRONG_FORMAT,
    /** Not one of the values listed. */
    NOT_LISTED,
    OUT_OF_RANGE,
    /** Null, although nothing says that it may be. */
    NULL,
    UNKNOWN_MEMBER,
    MISSING_MEMBER,
    UNKNOWN_STATUS,
    /** There is a body, and the document does not say of what form. */
    NO_SCHEMA
  }

  @Override
  public String toString() {
    return "%s %s, %s: %s at %s (%s)".formatted(service, operation, part, kind, where, detail);
  }
}
