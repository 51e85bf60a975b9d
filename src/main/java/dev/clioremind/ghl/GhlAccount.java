package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.access.Access;
import dev.clioremind.core.access.AccessCheck;
import dev.clioremind.core.access.Permission;
import dev.clioremind.core.access.Permission.State;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpCall.Repeat;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which location a private integration token opens, and one harmless call for each scope:
 * GoHighLevel has no call that lists a token's scopes. Thread-safe.
 *
 * @see <a href="https://help.gohighlevel.com/support/solutions/articles/155000003054">Private
 *     Integrations</a>
 */
public final class GhlAccount implements AccessCheck {

  /** An id that no message has: what is asked about it can do nothing. */
  private static final String NO_MESSAGE = "clio-remind-scope-check";

  private final BaseUrl base;
  private final GhlApi api;
  private final GhlJson json = new GhlJson();

  /**
   * @param gate the way to GoHighLevel, with its rate limit
   */
  public GhlAccount(GhlSettings settings, HttpGate gate) {
    this.base = settings.base();
    this.api = new GhlApi(settings, gate, json);
  }

  @Override
  public Access check() {
    List<Permission> permissions = new ArrayList<>();
    permissions.add(
        asked(
            Endpoint.SEARCH,
            "finding the client's contact and opt-outs",
            true,
            get(
                "/contacts/search/duplicate",
                Endpoint.SEARCH,
                ofLocation().with("email", "nobody@example.com"))));
    permissions.add(
        asked(
            Endpoint.MESSAGE,
            "sending",
            true,
            // The one call of this scope that can send nothing.
            HttpCall.delete(
                base.resolve("/conversations/messages/" + NO_MESSAGE + "/schedule"),
                "ask whether the token may send",
                Repeat.WHEN_SAFE)));
    permissions.add(
        asked(
            Endpoint.MESSAGES,
            "looking up a message whose answer was lost",
            true,
            get(
                "/conversations/messages/export",
                Endpoint.MESSAGES,
                ofLocation().with("channel", "SMS").with("limit", "10"))));
    permissions.add(
        asked(
            Endpoint.SNIPPETS,
            "texts kept as snippets",
            true,
            get(
                "/locations/" + segment() + "/templates",
                Endpoint.SNIPPETS,
                Query.none().with("originId", api.locationId()).with("limit", "1"))));
    Optional<Wire.Location> location = location(permissions);
    permissions.add(
        asked(
            Endpoint.WORKFLOWS,
            "rules with the channel Workflow",
            false,
            get("/workflows/", Endpoint.WORKFLOWS, ofLocation())));
    permissions.add(
        new Permission(
            Endpoint.ENROL.scope(),
            "rules with the channel Workflow, and ghl.create-contacts",
            false,
            State.NOT_ASKED));
    return new Access(
        "",
        location.map(Wire.Location::name).orElse(api.locationId()),
        location.map(Wire.Location::timezone).orElse(""),
        permissions);
  }

  private Optional<Wire.Location> location(List<Permission> permissions) {
    HttpAnswer answer =
        api.ask(Endpoint.LOCATION, get("/locations/" + segment(), Endpoint.LOCATION, Query.none()));
    permissions.add(
        permission(Endpoint.LOCATION, "the location's name and time zone", false, answer));
    return answer.status() == 200 ? json.location(answer.body()) : Optional.empty();
  }

  private Permission asked(Endpoint endpoint, String purpose, boolean required, HttpCall call) {
    return permission(endpoint, purpose, required, api.ask(endpoint, call));
  }

  /**
   * What an answer says of a scope.
   *
   * @throws ServiceException if the token as a whole was refused, or belongs elsewhere
   */
  private Permission permission(
      Endpoint endpoint, String purpose, boolean required, HttpAnswer answer) {
    boolean refused = answer.status() == 401 || answer.status() == 403;
    boolean missing = refused && GhlApi.lacksScope(json.fault(answer.body()));
    if (refused && !missing) {
      throw api.signInRefused(endpoint, answer);
    }
    return new Permission(
        endpoint.scope(), purpose, required, missing ? State.MISSING : State.GRANTED);
  }

  private HttpCall get(String path, Endpoint endpoint, Query query) {
    return HttpCall.get(base.resolve(path, query), endpoint.action());
  }

  private Query ofLocation() {
    return Query.none().with("locationId", api.locationId());
  }

  private String segment() {
    return BaseUrl.segment(api.locationId());
  }
}
