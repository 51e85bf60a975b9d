package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.setup.Account;
import dev.clioremind.core.setup.Probe;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.Query;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is read of the location itself, to set up and to check. */
final class LocationReads {

  private final GhlApi api;
  private final GhlJson json;

  LocationReads(GhlApi api, GhlJson json) {
    this.api = api;
    this.json = json;
  }

  /**
   * The location.
   *
   * @throws ServiceException if it can't be had; the scope for it is one that no run needs
   */
  Account account() {
    HttpAnswer answer =
        api.get(Endpoint.LOCATION, "/locations/" + BaseUrl.segment(api.locationId()), Query.none());
    if (answer.status() >= 300) {
      throw api.refused(Endpoint.LOCATION, answer);
    }
    Wire.Location location =
        json.location(answer.body()).orElseThrow(() -> api.notDocumented(Endpoint.LOCATION));
    String zone = orEmpty(location.timezone());
    return new Account(orEmpty(location.name()), zone, zone(zone));
  }

  /** The reads that runs need; whether the token may send, only sending shows. */
  List<Probe> probes() {
    return List.of(
        new Probe("ghl-contacts", "contacts", this::contacts),
        new Probe("ghl-messages", "messages", this::messages),
        new Probe("ghl-templates", "snippets", this::templates));
  }

  /** By a number that nobody has. */
  private void contacts() {
    HttpAnswer answer =
        api.search(
            "/contacts/search",
            json.search(api.locationId(), 1, List.of("+12025550100"), List.of()));
    // A refusal of the question itself is no matter: the contact finder has other ways then.
    if (answer.status() >= 500) {
      throw api.refused(Endpoint.SEARCH, answer);
    }
  }

  private void messages() {
    touch(
        Endpoint.MESSAGES,
        "/conversations/messages/export",
        Query.none()
            .with("locationId", api.locationId())
            .with("channel", "SMS")
            .with("limit", "10"));
  }

  private void templates() {
    touch(
        Endpoint.SNIPPETS,
        "/locations/" + BaseUrl.segment(api.locationId()) + "/templates",
        Query.none()
            .with("originId", api.locationId())
            .with("deleted", "false")
            .with("skip", "0")
            .with("limit", "1")
            .with("type", "sms"));
  }

  private void touch(Endpoint endpoint, String path, Query query) {
    HttpAnswer answer = api.get(endpoint, path, query);
    if (answer.status() >= 300) {
      throw api.refused(endpoint, answer);
    }
  }

  private static Optional<ZoneId> zone(String name) {
    try {
      return name.isEmpty() ? Optional.empty() : Optional.of(ZoneId.of(name));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text.strip();
  }
}
