package dev.clioremind.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class A1Test {

  @Test
  void titles_are_quoted_and_columns_lettered() {
    assertThat(A1.rowsFrom("CRM26", 2, 11)).isEqualTo("'CRM26'!A2:K");
    assertThat(A1.rows("Bob's", 1, 1, 28)).isEqualTo("'Bob''s'!A1:AB1");
    assertThat(A1.cell("Log", 7, 2)).isEqualTo("'Log'!B7");
    assertThat(A1.letters(26)).isEqualTo("Z");
    assertThat(A1.letters(702)).isEqualTo("ZZ");
    assertThat(A1.letters(703)).isEqualTo("AAA");
  }

  @Test
  void what_google_gives_back_is_read() {
    assertThat(A1.parse("AuditLog!A413:K415")).contains(new A1.Area("AuditLog", "A", 413, 415));
    assertThat(A1.parse("'Bob''s log'!B2")).contains(new A1.Area("Bob's log", "B", 2, 2));
    assertThat(A1.parse("AuditLog!A:A")).isEmpty();
    assertThat(A1.parse("")).isEmpty();
  }
}
