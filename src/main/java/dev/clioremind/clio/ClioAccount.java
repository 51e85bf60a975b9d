package dev.clioremind.clio;

import dev.clioremind.clio.ClioSettings.Source;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.core.access.Access;
import dev.clioremind.core.access.AccessCheck;
import dev.clioremind.core.access.Permission;
import dev.clioremind.core.access.Permission.State;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpStatus;
import dev.clioremind.http.Query;
import dev.clioremind.http.Redactor;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Who is signed in to Clio, and one read of each kind to see what the app may read: Clio has no
 * call that lists an app's permissions. Thread-safe.
 *
 * @see <a href="https://docs.developers.clio.com/api-docs/clio-manage/permissions/">Clio:
 *     Permissions</a>
 */
public final class ClioAccount implements AccessCheck {

  private static final String DEAUTHORIZE = "/oauth/deauthorize";
  private static final String LEAVE = "sign out of Clio";

  /** A listing, and the fields that its permission is shown by. */
  private record Probe(Resource resource, String name, String purpose, String fields) {}

  private static final List<Probe> PROBES =
      List.of(
          probe(Resource.CALENDAR_ENTRIES, "hearings and other entries"),
          probe(Resource.TASKS, "tasks with a due date"),
          probe(Resource.MATTERS, "the matter of a deadline and its client"),
          probe(Resource.CONTACTS, "the client's phone and e-mail"),
          probe(Resource.USERS, "attorneys, where a rule addresses them"),
          new Probe(
              Resource.CALENDAR_ENTRIES,
              "Court Rules",
              "telling deadlines of court rules apart",
              "id,matter_docket{id}"));

  private final ClioSettings settings;
  private final BaseUrl base;
  private final AccessTokens tokens;
  private final ClioApi api;
  private final HttpGate gate;
  private final ClioJson json = new ClioJson();

  /**
   * @param gate the way to Clio, with its rate limit
   * @param redactor told of each token that Clio gives
   * @param clock for the age of tokens
   */
  public ClioAccount(
      ClioSettings settings, RefreshTokens signIn, HttpGate gate, Redactor redactor, Clock clock) {
    this.settings = settings;
    this.base = settings.base();
    this.gate = gate;
    this.tokens = new AccessTokens(settings, signIn, gate, redactor, clock, new Notes());
    this.api = new ClioApi(settings, tokens, gate);
  }

  private static Probe probe(Resource resource, String purpose) {
    return new Probe(resource, resource.permission(), purpose, "id");
  }

  @Override
  public Access check() {
    Optional<Wire.Myself> me = myself();
    List<Permission> permissions = new ArrayList<>();
    for (Probe probe : PROBES) {
      permissions.add(
          new Permission(
              probe.name(),
              probe.purpose(),
              isRequired(probe),
              mayRead(probe) ? State.GRANTED : State.MISSING));
    }
    return new Access(
        text(me.map(Wire.Myself::name)),
        text(me.map(Wire.Myself::account).map(Wire.Ref::name)),
        text(me.map(Wire.Myself::timeZone)),
        permissions);
  }

  private boolean isRequired(Probe probe) {
    if (probe.fields().contains("matter_docket")) {
      return false;
    }
    return switch (probe.resource()) {
      case CALENDAR_ENTRIES -> settings.sources().contains(Source.CALENDAR);
      case TASKS -> settings.sources().contains(Source.TASKS);
      case MATTERS, CONTACTS, USERS, RELATIONSHIPS -> true;
      case CALENDARS, EVENT_TYPES, TASK_TYPES, ENTRY_REMINDERS, TASK_REMINDERS -> false;
    };
  }

  /** Empty where the app may not read users, which is found out once more below. */
  private Optional<Wire.Myself> myself() {
    Query fields = Query.none().with(Param.FIELDS, "id,name,time_zone,account{id,name}");
    Reply reply = api.get(base.resolve(Resource.USERS.one("who_am_i"), fields), Resource.USERS);
    if (reply.status() == 403) {
      return Optional.empty();
    }
    if (!reply.ok()) {
      throw api.refusal(reply, Resource.USERS);
    }
    return json.single(reply.body(), Wire.Myself.class);
  }

  private boolean mayRead(Probe probe) {
    Query one = Query.none().with(Param.LIMIT, "1").with(Param.FIELDS, probe.fields());
    URI uri = base.resolve(probe.resource().list(), one);
    Reply reply = api.get(uri, probe.resource());
    boolean refusesField = reply.status() == 400 && probe.fields().contains("{");
    if (reply.status() == 403 || refusesField) {
      return false;
    }
    if (!reply.ok()) {
      throw api.refusal(reply, probe.resource());
    }
    return true;
  }

  /**
   * Ends the sign-in at Clio, with all its tokens, wherever else they are used.
   *
   * @throws ServiceException of kind {@code SIGN_IN} where it had ended already
   */
  public void deauthorize() {
    AccessToken token = tokens.current();
    HttpCall call =
        HttpCall.post(
                base.resolve(DEAUTHORIZE),
                LEAVE,
                "token=" + URLEncoder.encode(token.reveal(), StandardCharsets.UTF_8),
                "application/x-www-form-urlencoded",
                Repeat.WHEN_SAFE)
            .withHeader("Accept", "application/json")
            .withBearer(token::reveal);
    Reply reply = Reply.of(gate.send(call), LEAVE, "Run this again later.");
    if (reply.ok()) {
      return;
    }
    boolean ended = reply.status() == 401 || reply.status() == 400 || reply.status() == 403;
    throw new ServiceException(
        ended ? Kind.SIGN_IN : Kind.UNAVAILABLE,
        "Could not %s: Clio answered %s. End it in Clio: Settings, Apps; or run this again later."
            .formatted(LEAVE, HttpStatus.inWords(reply.status())));
  }

  private static String text(Optional<String> written) {
    return written.map(String::strip).orElse("");
  }
}
