package dev.clioremind.sheets;

import com.google.auth.Credentials;

/**
 * Who we are to Google.
 *
 * @param name whom the spreadsheet must be shared with, as the sharing dialog asks for it; a
 *     description where Google does not say
 */
public record GoogleIdentity(Credentials credentials, String name) {

  /** The name only: credentials print themselves. */
  @Override
  public String toString() {
    return name;
  }
}
