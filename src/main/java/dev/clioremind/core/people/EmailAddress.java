package dev.clioremind.core.people;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address, compared in lower case. Client data. */
public record EmailAddress(String value) {

  private static final Pattern FORM =
      Pattern.compile("[^@\\s\\p{Cntrl}<>,;]+@[^@\\s\\p{Cntrl}<>,;]+");

  public EmailAddress {
    value = value.strip().toLowerCase(Locale.ROOT);
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException("not an e-mail address");
    }
  }

  /** Nothing of the address: it is client data. */
  @Override
  public String toString() {
    return "e-mail address";
  }
}
