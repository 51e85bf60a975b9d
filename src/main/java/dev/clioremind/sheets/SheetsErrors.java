package dev.clioremind.sheets;

import com.google.api.client.http.HttpResponseException;
import com.google.auth.Retryable;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What Google's refusals mean to a person. Google's own words are looked at but never passed on:
 * they may quote what was sent. For the same reason no cause is kept.
 *
 * @see <a
 *     href="https://developers.google.com/workspace/sheets/api/troubleshoot-api-errors">Google's
 *     list</a>
 */
final class SheetsErrors {

  private static final String SIGN_IN_AGAIN =
      "Sign in again with 'clio-remind auth login google', or download a new key.";

  private volatile String account = "the program's Google account";
  private volatile List<String> tabs = List.of();

  /** Remembers whom the spreadsheet must be shared with. */
  void accountIs(String name) {
    account = name;
  }

  /** Remembers the tabs there are. */
  void tabsAre(List<String> titles) {
    tabs = List.copyOf(titles);
  }

  /** A refusal that repeating does not mend. {@code what} completes "refused to ...". */
  RuntimeException refused(String what, HttpResponseException e) {
    String words = words(e).toLowerCase(Locale.ROOT);
    String came = "Google refused to %s (%s)".formatted(what, e.getStatusCode());
    return switch (e.getStatusCode()) {
      case 401 ->
          new ServiceException(
              ServiceException.Kind.SIGN_IN,
              "%s: the sign-in is not valid any more. %s".formatted(came, SIGN_IN_AGAIN));
      case 403 -> forbidden(came, words);
      case 404 ->
          new ConfigurationException(
              came
                  + ": there is no spreadsheet with this id, or none that "
                  + account
                  + " may see.",
              "Check sheets.spreadsheet-id: the part of its address between /d/ and /edit. If the"
                  + " sign-in covers only files made by this program (drive.file), let"
                  + " 'clio-remind init --new TITLE' make the spreadsheet.");
      case 400 -> invalid(came, words);
      default ->
          e.getStatusCode() / 100 == 3
              ? new ServiceException(
                  ServiceException.Kind.UNAVAILABLE,
                  came + " and pointed elsewhere. Check sheets.root-url, or a proxy in between.")
              : new ConfigurationException(
                  came + ".", "Try again; if it stays so, report this as a defect.");
    };
  }

  private RuntimeException forbidden(String came, String words) {
    if (words.contains("access_token_scope_insufficient")
        || words.contains("insufficient authentication scopes")) {
      return new ConfigurationException(
          came + ": the sign-in does not cover spreadsheets.",
          "Sign in again with the scope https://www.googleapis.com/auth/spreadsheets.");
    }
    if (words.contains("service_disabled") || words.contains("accessnotconfigured")) {
      return new ConfigurationException(
          came + ": the Google Sheets API is not switched on in the project of " + account + ".",
          "Enable 'Google Sheets API' in the Google Cloud console and wait a few minutes.");
    }
    if (words.contains("storagequotaexceeded") || words.contains("storage quota")) {
      return new ConfigurationException(
          came + ": a service account has no room for files of its own.",
          "Make an empty spreadsheet in a browser (https://sheets.new), share it with "
              + account
              + " as Editor, set sheets.spreadsheet-id, and run: clio-remind init");
    }
    return new ConfigurationException(
        came + ": the spreadsheet is not shared with " + account + ".",
        "Open the spreadsheet in a browser, choose Share, and add " + account + " as Editor.");
  }

  private RuntimeException invalid(String came, String words) {
    if (words.contains("unable to parse range")) {
      return new ConfigurationException(
          came + ": a tab was renamed or removed. The tabs there are: " + named(tabs) + ".",
          "Give the tab its name back, or set sheets.rules-tab or sheets.audit-tab.");
    }
    if (words.contains("exceeds grid limits")) {
      return new ConfigurationException(
          came + ": rows or columns were deleted while it was read.",
          "Restore them (File > Version history), then run again.");
    }
    if (words.contains("protected cell")) {
      return new ConfigurationException(
          came + ": the cells are protected.",
          "Add " + account + " to the editors of the protected range (Data > Protect).");
    }
    if (words.contains("not supported for this document")) {
      return new ConfigurationException(
          came + ": the file is not a Google spreadsheet, perhaps an uploaded Excel file.",
          "Open it and choose File > Save as Google Sheets; then set sheets.spreadsheet-id.");
    }
    if (words.contains("above the limit of")) {
      return new ConfigurationException(
          came + ": the spreadsheet is full (ten million cells, blank ones count).",
          "Delete unused columns and tabs; move old months of the log to another file.");
    }
    return new ConfigurationException(
        came + ": the request was not accepted.",
        "Try again; if it stays so, report this as a defect.");
  }

  /** Google is down, or out of reach. */
  ServiceException down(String what, String came) {
    return new ServiceException(
        ServiceException.Kind.UNAVAILABLE,
        "Could not %s: %s. Nothing is lost; run again later.".formatted(what, came));
  }

  /** No token could be had. */
  ServiceException noToken(IOException e) {
    if (status(e).orElse(0) / 100 == 3) {
      return new ServiceException(
          ServiceException.Kind.UNAVAILABLE,
          "Could not sign in to Google as %s: the answer (%s) pointed elsewhere. Check a proxy in between, and token_uri in google.credentials."
              .formatted(account, status(e).getAsInt()));
    }
    String words = chainOf(e).map(SheetsErrors::words).collect(Collectors.joining(" "));
    String why;
    if (words.contains("short-lived token") || words.contains("reasonable timeframe")) {
      why =
          "this machine's clock is wrong by more than a few minutes. Set the clock, then run"
              + " again.";
    } else if (words.contains("Invalid JWT Signature")) {
      why = "the service account's key was replaced or deleted. Download a new key.";
    } else if (words.contains("account not found") || words.contains("Invalid grant: account")) {
      why = "the service account was deleted. Make a new one and share the spreadsheet with it.";
    } else if (words.contains("expired or revoked")) {
      why =
          "the sign-in expired or was revoked (an app still in 'Testing' loses it after 7 days)."
              + " "
              + SIGN_IN_AGAIN;
    } else if (words.contains("invalid_grant") || words.contains("unauthorized_client")) {
      why = "Google does not accept these credentials any more. " + SIGN_IN_AGAIN;
    } else if (words.contains("invalid_client") || words.contains("deleted_client")) {
      why = "the OAuth client is unknown. Check google.client-id and google.client-secret.";
    } else {
      why = "Google gave no token. " + SIGN_IN_AGAIN;
    }
    return new ServiceException(
        ServiceException.Kind.SIGN_IN,
        "Could not sign in to Google as %s: %s".formatted(account, why));
  }

  /** Whether asking for a token again may help. */
  static boolean isPassing(IOException e) {
    OptionalInt status = status(e);
    if (status.isPresent()) {
      return isPassing(status.getAsInt()) || status.getAsInt() == 429;
    }
    return !(e instanceof Retryable retryable) || retryable.isRetryable() || e.getCause() != null;
  }

  private static OptionalInt status(IOException e) {
    return chainOf(e)
        .filter(HttpResponseException.class::isInstance)
        .mapToInt(cause -> ((HttpResponseException) cause).getStatusCode())
        .findFirst();
  }

  /** Whether a status says nothing of the request: later it may be done, or it was. */
  static boolean isPassing(int status) {
    return status == 408 || status == 409 || status >= 500;
  }

  /** Tab or header names in quotes. */
  static String named(List<String> names) {
    return names.isEmpty()
        ? "none"
        : names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "));
  }

  private static Stream<Throwable> chainOf(Throwable e) {
    List<Throwable> chain = new ArrayList<>();
    for (@Nullable Throwable t = e; t != null && chain.size() < 10; t = t.getCause()) {
      chain.add(t);
    }
    return chain.stream();
  }

  private static String words(Throwable e) {
    StringBuilder words = new StringBuilder(String.valueOf(e.getMessage()));
    if (e instanceof HttpResponseException answer) {
      words.append(' ').append(answer.getContent());
    }
    return words.toString();
  }
}
