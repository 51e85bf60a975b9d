package dev.clioremind.report;

/**
 * How long a text message is as carriers count and charge it (3GPP TS 23.038 and 23.040).
 *
 * @param characters what a person sees as characters
 * @param segments parts of at most 140 bytes
 */
record SmsLength(int characters, Encoding encoding, int segments) {

  private static final String GSM_BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZ"
          + "ÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String GSM_EXTENSION = "\f^{}\\[~]|€";

  /** How the characters are carried. */
  enum Encoding {
    GSM_7("GSM-7", 160, 153),
    UCS_2("UCS-2", 70, 67);

    private final String word;
    private final int alone;
    private final int inParts;

    Encoding(String word, int alone, int inParts) {
      this.word = word;
      this.alone = alone;
      this.inParts = inParts;
    }

    String word() {
      return word;
    }
  }

  static SmsLength of(String text) {
    boolean gsm = text.codePoints().allMatch(c -> unitsInGsm(c) > 0);
    Encoding encoding = gsm ? Encoding.GSM_7 : Encoding.UCS_2;
    int total = text.codePoints().map(c -> units(c, encoding)).sum();
    return new SmsLength(
        text.codePointCount(0, text.length()),
        encoding,
        total <= encoding.alone ? 1 : parts(text, encoding));
  }

  /** An escaped character or a surrogate pair is never split over two parts. */
  private static int parts(String text, Encoding encoding) {
    int parts = 1;
    int used = 0;
    for (int c : text.codePoints().toArray()) {
      int units = units(c, encoding);
      if (used + units > encoding.inParts) {
        parts++;
        used = 0;
      }
      used += units;
    }
    return parts;
  }

  private static int units(int c, Encoding encoding) {
    return encoding == Encoding.GSM_7 ? unitsInGsm(c) : Character.charCount(c);
  }

  private static int unitsInGsm(int c) {
    if (GSM_BASIC.indexOf(c) >= 0) {
      return 1;
    }
    return GSM_EXTENSION.indexOf(c) >= 0 ? 2 : 0;
  }

  /** {@code 132 characters, 1 GSM-7 segment}. */
  String inWords() {
    return "%s, %s %s segment%s"
        .formatted(
            Words.count(characters, "character"),
            segments,
            encoding.word(),
            segments == 1 ? "" : "s");
  }
}
