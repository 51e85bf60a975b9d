package dev.clioremind.clio;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.Phonenumber;
import dev.clioremind.core.people.PhoneNumber;
import java.util.Optional;
import java.util.regex.Pattern;

/** Phone numbers as people type them into Clio, in E.164. */
final class PhoneMapping {
  /**
   * Digits and what people put between them. A letter means a remark ("ask for her son"), an
   * extension or a second number: nothing that a message may be sent to unseen.
   */
  private static final Pattern PLAIN = Pattern.compile("[\\p{Nd}\\p{Zs}\\p{Pd}\\t+().·/]{5,40}");

  private final PhoneNumberUtil library = PhoneNumberUtil.getInstance();
  private final String region;

  /**
   * @param region ISO country of numbers without one
   */
  PhoneMapping(String region) {
    this.region = region;
  }

  /** The number; empty for what is none, and for one with an extension, which gets no messages. */
  Optional<PhoneNumber> e164(String written) {
    if (!PLAIN.matcher(written).matches()) {
      return Optional.empty();
    }
    try {
      Phonenumber.PhoneNumber number = library.parse(written, region);
      return library.isValidNumber(number) && !number.hasExtension()
          ? Optional.of(new PhoneNumber(library.format(number, PhoneNumberFormat.E164)))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }
}
