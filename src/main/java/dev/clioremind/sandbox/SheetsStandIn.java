package dev.clioremind.sandbox;

import dev.clioremind.sandbox.sheets.Accounts;
import dev.clioremind.sandbox.sheets.SheetBook;
import dev.clioremind.sandbox.sheets.SheetsApi;
import dev.clioremind.sandbox.sheets.SheetsFaults;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Google Sheets v4 and Google's token endpoint ({@code POST /token}): typed cells, A1 ranges,
 * appends that look for a table, batches that are all or nothing, developer metadata, sharing,
 * scopes and quota.
 *
 * <p>Formulas are evaluated once, when entered, in a small part of the language; native tables,
 * merges and cell data in {@code spreadsheets.get} are not played and say so with a 400.
 *
 * @see <a href="https://developers.google.com/workspace/sheets/api/reference/rest">Google's
 *     reference</a>
 */
public final class SheetsStandIn implements StandIn {

  /** The service account of {@link #serviceAccountJson(URI)}. */
  public static final String SERVICE_ACCOUNT =
      "clio-remind@sandbox.iam.gserviceaccount.example.com";

  /** The person to whom new spreadsheets belong. */
  public static final String OWNER = "office@example.com";

  private final SheetsApi api;

  /** A stand-in whose files, quota and sign-ins go by one clock. */
  public SheetsStandIn(InstantSource time, RandomGenerator random) {
    this(time, time, random);
  }

  /**
   * A stand-in for a set time: Google's sign-in library always goes by the machine's clock.
   *
   * @param time what the files and the quota go by
   * @param signInTime what signed statements and access tokens are held against
   * @param random decides where a fault is left to chance
   */
  public SheetsStandIn(InstantSource time, InstantSource signInTime, RandomGenerator random) {
    this.api = new SheetsApi(time, signInTime, random);
  }

  @Override
  public String name() {
    return "sheets";
  }

  @Override
  public Reply handle(ReceivedCall call) {
    return api.handle(call);
  }

  /** A new spreadsheet of {@link #OWNER}, without a tab, shared with {@link #SERVICE_ACCOUNT}. */
  public SheetBook createBook(String title, String timeZone) {
    return api.createBook(title, timeZone, OWNER).share(SERVICE_ACCOUNT);
  }

  /**
   * The spreadsheet with this id, also one created over the API.
   *
   * @throws IllegalArgumentException where there is none
   */
  public SheetBook book(String id) {
    return api.book(id);
  }

  /**
   * The credentials file of {@link #SERVICE_ACCOUNT}; its key is made at the first call.
   *
   * @param tokenUri where this stand-in answers {@code /token}
   */
  public String serviceAccountJson(URI tokenUri) {
    return api.accounts().serviceAccountJson(SERVICE_ACCOUNT, tokenUri);
  }

  /** The sign-ins and the tokens given out. */
  public Accounts accounts() {
    return api.accounts();
  }

  /** What can be made to go wrong. */
  public SheetsFaults faults() {
    return api.faults();
  }

  /** From now on at most so many reads and writes per minute and user; Google's are 60 and 60. */
  public void limit(int readsPerMinute, int writesPerMinute) {
    api.limit(readsPerMinute, writesPerMinute);
  }

  /** Lets service accounts create files, which Google refuses for lack of storage. */
  public void letServiceAccountsCreate() {
    api.letServiceAccountsCreate();
  }

  /** How many reads were received from signed-in callers, refused ones too. */
  public int reads() {
    return api.reads();
  }

  /** How many characters of JSON the reads were answered with. */
  public long bytesRead() {
    return api.bytesRead();
  }

  /** The changing calls received from signed-in callers, refused ones too, in order. */
  public List<ReceivedCall> writes() {
    return api.writes();
  }

  /** Begins all counts anew. */
  public void resetCounters() {
    api.resetCounters();
  }
}
