package dev.clioremind.core.people;

import java.util.regex.Pattern;

/** GoHighLevel's id of a contact. */
public record ContactId(String value) {

  private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  public ContactId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not a GoHighLevel contact id");
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
