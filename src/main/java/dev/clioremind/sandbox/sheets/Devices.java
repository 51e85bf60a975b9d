package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonObject;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.SheetsStandIn;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Google's device sign-in: one OAuth client, whose person answers as the test or the rehearsal
 * wants. Only {@code drive.file} is given, as to real devices. Safe for several threads.
 *
 * @see <a href="https://developers.google.com/identity/protocols/oauth2/limited-input-device">OAuth
 *     2.0 for TV and limited-input devices</a>
 */
public final class Devices {

  /** The registered client. */
  public static final String CLIENT_ID = "sandbox-device-client.example.com";

  /** The client's secret. */
  public static final String CLIENT_SECRET = "sandbox-device-secret";

  static final String GRANT = "urn:ietf:params:oauth:grant-type:device_code";
  static final String PERSON = SheetsStandIn.OWNER;
  static final Set<String> SCOPES = Set.of("https://www.googleapis.com/auth/drive.file");

  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final Duration INTERVAL = Duration.ofSeconds(5);

  private final Map<String, Pending> pending = new HashMap<>();
  private Answer answer = Answer.ALLOW;
  private int pollsBefore;
  private int slowDowns;
  private int polls;

  /** A device that waits. */
  private static final class Pending {
    final Instant end;
    @Nullable Instant lastPoll;
    Duration interval = INTERVAL;

    Pending(Instant end) {
      this.end = end;
    }
  }

  /** What the person does with the code. */
  public enum Answer {
    ALLOW,
    DECLINE,
    /** Never types it. */
    NOTHING
  }

  /**
   * What happens from now on.
   *
   * @param thinking how many polls come before the answer
   */
  public synchronized void person(Answer does, int thinking) {
    answer = does;
    pollsBefore = thinking;
  }

  /** Tells the device to slow down at its next so many polls, however patient it is. */
  public synchronized void slowDown(int times) {
    slowDowns = times;
  }

  /** How often a device asked whether the code was typed. */
  public synchronized int polls() {
    return polls;
  }

  synchronized Reply begin(Map<String, String> form, Instant now) {
    if (!form.getOrDefault("client_id", "").equals(CLIENT_ID)) {
      return Accounts.refused(401, "invalid_client", "The OAuth client was not found.");
    }
    if (!SCOPES.contains(form.getOrDefault("scope", ""))) {
      return Accounts.refused(400, "invalid_scope", "Invalid device flow scope.");
    }
    String device = "sandbox-device-code-" + (pending.size() + 1);
    pending.put(device, new Pending(now.plus(LIFE)));
    JsonObject json = new JsonObject();
    json.addProperty("device_code", device);
    json.addProperty("user_code", "ABCD-WXYZ");
    json.addProperty("expires_in", LIFE.toSeconds());
    json.addProperty("interval", INTERVAL.toSeconds());
    json.addProperty("verification_url", "https://www.google.com/device");
    return Reply.json(200, json.toString());
  }

  /** Why a device gets no token now; empty if it does. */
  synchronized Optional<Reply> refusal(Map<String, String> form, Instant now) {
    polls++;
    if (!form.getOrDefault("client_id", "").equals(CLIENT_ID)
        || !form.getOrDefault("client_secret", "").equals(CLIENT_SECRET)) {
      return refused(401, "invalid_client");
    }
    Pending device = pending.get(form.getOrDefault("device_code", ""));
    if (device == null) {
      return refused(400, "invalid_grant");
    }
    if (!now.isBefore(device.end)) {
      return refused(400, "expired_token");
    }
    boolean hasty = device.lastPoll != null && now.isBefore(device.lastPoll.plus(device.interval));
    device.lastPoll = now;
    if (hasty || slowDowns > 0) {
      slowDowns = Math.max(0, slowDowns - 1);
      device.interval = device.interval.plusSeconds(5);
      return refused(403, "slow_down");
    }
    if (pollsBefore > 0 || answer == Answer.NOTHING) {
      pollsBefore = Math.max(0, pollsBefore - 1);
      return refused(428, "authorization_pending");
    }
    if (answer == Answer.DECLINE) {
      return refused(403, "access_denied");
    }
    pending.remove(form.getOrDefault("device_code", ""));
    return Optional.empty();
  }

  private static Optional<Reply> refused(int status, String error) {
    return Optional.of(Accounts.refused(status, error, "The request was refused."));
  }
}
