package dev.clioremind.sandbox.clio;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Where Clio's plans, versions and moods differ, or nobody knows what it does: each a switch, so
 * that the tool is tested against all of them. May be changed while the server runs.
 */
public final class ClioBehaviour {

  /** How the occurrences of an expanded series are told apart. */
  public enum OccurrenceIds {
    /** Each has an id of its own, not a number. */
    COMPOSITE,
    /** All have the series' id. */
    SHARED
  }

  /** What a plan without court rules answers to {@code matter_docket} among the fields. */
  public enum CourtRules {
    AVAILABLE,
    INVALID_FIELD,
    FORBIDDEN
  }

  /** What is wrong with {@code meta.paging.next}. */
  public enum Paging {
    RIGHT,
    OTHER_HOST,
    OTHER_SCHEME,
    OTHER_PORT,
    /** Leads to the page it stands on. */
    LOOP,
    /** Each page begins with the last record of the one before. */
    OVERLAP
  }

  private static final Set<String> VERSIONS = Set.of("4.0.11", "4.0.12", "4.0.13");

  volatile OccurrenceIds occurrenceIds = OccurrenceIds.COMPOSITE;
  volatile CourtRules courtRules = CourtRules.AVAILABLE;
  volatile Paging paging = Paging.RIGHT;
  volatile boolean dateFields = true;
  volatile boolean advancedTasks;
  volatile boolean offsetTimes;
  volatile boolean allDayEndsInLastSecond;
  volatile boolean lowerCaseStatus;
  volatile int requestsPerWindow;
  volatile Set<String> versions = VERSIONS;
  volatile String userZoneName = "";
  volatile boolean refreshTokenRotates;
  volatile boolean loginRevokesEarlierOnes;
  volatile boolean userDeclines;
  volatile Set<String> redirectUris = Set.of();
  volatile int badGrantStatus = 400;
  volatile Duration accessTokenLife = Duration.ofDays(30);
  final Set<String> forbidden = ConcurrentHashMap.newKeySet();

  /** A Clio with all features, without a rate limit, whose refresh tokens live for ever. */
  public ClioBehaviour() {}

  /** What decides which records a listing has, beside the firm's data. */
  String ofListings() {
    return occurrenceIds + " " + advancedTasks;
  }

  public void occurrenceIds(OccurrenceIds ids) {
    occurrenceIds = ids;
  }

  public void courtRules(CourtRules answer) {
    courtRules = answer;
  }

  public void paging(Paging answer) {
    paging = answer;
  }

  /** Whether entries have {@code start_date}, {@code start_time} and their ends; else refused. */
  public void dateFields(boolean available) {
    dateFields = available;
  }

  /** Whether the plan has task types and statuses other than pending and complete. */
  public void advancedTasks(boolean available) {
    advancedTasks = available;
  }

  /** Whether times are written with the user's offset instead of in UTC. */
  public void offsetTimes(boolean withOffset) {
    offsetTimes = withOffset;
  }

  /** Whether all-day entries end at 23:59:59 instead of at the next midnight. */
  public void allDayEndsInLastSecond(boolean lastSecond) {
    allDayEndsInLastSecond = lastSecond;
  }

  /** Whether answers write {@code open} instead of {@code Open}. */
  public void lowerCaseStatus(boolean lowerCase) {
    lowerCaseStatus = lowerCase;
  }

  /** How many calls a token may make in each 60 seconds; 0 for any number. */
  public void requestsPerWindow(int limit) {
    requestsPerWindow = limit;
  }

  /** The values of {@code X-API-VERSION} that are served; all others are answered with 410. */
  public void versions(Set<String> served) {
    versions = Set.copyOf(served);
  }

  /** The user's zone as {@code who_am_i} writes it, such as {@code Eastern Time (US & Canada)}. */
  public void userZoneName(String written) {
    userZoneName = written;
  }

  /** Whether each refresh gives a new refresh token and ends the old one. */
  public void refreshTokenRotates(boolean rotates) {
    refreshTokenRotates = rotates;
  }

  /** Whether a new login ends the refresh tokens of earlier ones. */
  public void loginRevokesEarlierOnes(boolean revokes) {
    loginRevokesEarlierOnes = revokes;
  }

  /** Whether the person at the browser chooses not to allow the app. */
  public void userDeclines(boolean declines) {
    userDeclines = declines;
  }

  /** The redirect addresses registered with the app, letter by letter; none: any is taken. */
  public void redirectUris(Set<String> registered) {
    redirectUris = Set.copyOf(registered);
  }

  /** What a bad refresh token or code is answered with: 400 or 401. */
  public void badGrantStatus(int status) {
    badGrantStatus = status;
  }

  /** How long access tokens live that are issued from now on. */
  public void accessTokenLife(Duration life) {
    accessTokenLife = life;
  }

  /**
   * Takes away the permission for one resource.
   *
   * @param resource as in the path, such as {@code tasks}
   */
  public void forbid(String resource) {
    forbidden.add(resource);
  }

  /** Gives the permission back. */
  public void permit(String resource) {
    forbidden.remove(resource);
  }
}
