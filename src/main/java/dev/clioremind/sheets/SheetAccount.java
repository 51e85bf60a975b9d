package dev.clioremind.sheets;

import com.google.api.services.sheets.v4.model.SpreadsheetProperties;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.access.Access;
import dev.clioremind.core.access.AccessCheck;
import dev.clioremind.core.access.Permission;
import dev.clioremind.core.access.Permission.State;
import java.io.IOException;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * As whom the program comes to Google, and whether the spreadsheet is open to it for reading and
 * writing.
 */
public final class SheetAccount implements AccessCheck {

  private final GoogleSheets google;

  /** The account's way to one spreadsheet. */
  public SheetAccount(GoogleSheets google) {
    this.google = google;
  }

  /** As whom the program comes to Google, before there is a spreadsheet. */
  public static AccessCheck ofAccount(Supplier<GoogleIdentity> signIn) {
    return () -> {
      GoogleIdentity identity = signIn.get();
      SheetsErrors errors = new SheetsErrors();
      errors.accountIs(identity.name());
      try {
        identity.credentials().getRequestMetadata();
      } catch (IOException | IllegalArgumentException e) {
        throw e instanceof IOException refusal && !SheetsErrors.isPassing(refusal)
            ? errors.noToken(refusal)
            : errors.down("sign in to Google", "no token came");
      }
      return new Access(identity.name(), "", "", List.of());
    };
  }

  @Override
  public Access check() {
    SpreadsheetProperties properties = google.properties();
    return new Access(
        google.account(),
        text(properties.getTitle()),
        text(properties.getTimeZone()),
        List.of(
            new Permission("read", "rules, templates and the audit log", true, State.GRANTED),
            new Permission(
                "Editor",
                "writing the audit log",
                true,
                mayWrite(properties) ? State.GRANTED : State.MISSING)));
  }

  /** A title is given to the spreadsheet that it has: the one write that changes nothing. */
  private boolean mayWrite(SpreadsheetProperties properties) {
    try {
      google.entitle(text(properties.getTitle()));
      return true;
    } catch (ConfigurationException e) {
      return false;
    }
  }

  private static String text(@Nullable String written) {
    return written == null ? "" : written;
  }
}
