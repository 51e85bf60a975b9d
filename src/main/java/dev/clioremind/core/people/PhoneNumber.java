package dev.clioremind.core.people;

import java.util.regex.Pattern;

/** A phone number in E.164 form ({@code +12135550142}). Client data. */
public record PhoneNumber(String e164) {

  private static final Pattern FORM = Pattern.compile("\\+[1-9]\\d{5,14}");

  public PhoneNumber {
    if (!FORM.matcher(e164).matches()) {
      throw new IllegalArgumentException("not an E.164 phone number");
    }
  }

  /** Nothing of the number: it is client data. */
  @Override
  public String toString() {
    return "phone number";
  }
}
