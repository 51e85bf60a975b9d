package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.text.Snippet;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The location's snippets, whole. No page of the API gives a single one.
 *
 * @see <a
 *     href="https://marketplace.gohighlevel.com/docs/ghl/locations/get-all-or-email-sms-templates">
 *     Get all or email/sms templates</a>
 */
final class Snippets {

  static final int PAGE = 100;

  /** 10,000 snippets: more than any firm has. */
  private static final int MOST_PAGES = 100;

  private final GhlApi api;
  private final GhlJson json;

  Snippets(GhlApi api, GhlJson json) {
    this.api = api;
    this.json = json;
  }

  /**
   * Lists those with a text, deleted ones left out.
   *
   * @throws ServiceException if the list can't be had whole
   */
  List<Snippet> all() {
    Map<String, Snippet> byId = new LinkedHashMap<>();
    for (Channel channel : List.of(Channel.SMS, Channel.EMAIL, Channel.WHATSAPP)) {
      for (Wire.Template template : listed(channel)) {
        snippet(template, channel).ifPresent(found -> byId.putIfAbsent(found.id(), found));
      }
    }
    return List.copyOf(byId.values());
  }

  private List<Wire.Template> listed(Channel type) {
    List<Wire.Template> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      HttpAnswer answer = page(type, rows.size());
      if (type == Channel.WHATSAPP && answer.status() >= 400) {
        return List.of(); // the documentation of this page knows no such type
      }
      if (answer.status() >= 300) {
        throw api.refused(Endpoint.SNIPPETS, answer);
      }
      Wire.TemplatePage read =
          json.templates(answer.body()).orElseThrow(() -> api.notDocumented(Endpoint.SNIPPETS));
      if (read.templates().isEmpty()) {
        return rows;
      }
      boolean anyNew = false;
      for (Wire.Template row : read.templates()) {
        anyNew |= ids.add(String.valueOf(row.id()));
      }
      if (!anyNew) {
        break; // the same page again: the rest can't be had
      }
      rows.addAll(read.templates());
      if (String.valueOf(rows.size()).equals(read.total())) {
        return rows;
      }
    }
    throw api.notDocumented(Endpoint.SNIPPETS);
  }

  private HttpAnswer page(Channel type, int skip) {
    return api.get(
        Endpoint.SNIPPETS,
        "/locations/" + BaseUrl.segment(api.locationId()) + "/templates",
        Query.none()
            .with("originId", api.locationId())
            .with("deleted", "false")
            .with("skip", String.valueOf(skip))
            .with("limit", String.valueOf(PAGE))
            .with("type", wireType(type)));
  }

  private static String wireType(Channel channel) {
    return switch (channel) {
      case SMS -> "sms";
      case EMAIL -> "email";
      case WHATSAPP -> "whatsapp";
      case WORKFLOW -> throw new IllegalArgumentException("a workflow has no snippet");
    };
  }

  private static Optional<Snippet> snippet(Wire.Template row, Channel asked) {
    Channel channel = Optional.ofNullable(row.type()).flatMap(Channel::of).orElse(asked);
    String text =
        (channel == Channel.EMAIL
                ? Stream.of(given(row.html()), given(row.body()))
                : Stream.of(given(row.body())))
            .flatMap(Optional::stream)
            .findFirst()
            .orElse("");
    String id = given(row.id()).orElse("");
    if (id.isEmpty() || text.isEmpty() || "true".equalsIgnoreCase(row.deleted())) {
      return Optional.empty();
    }
    String subject = channel == Channel.EMAIL ? given(row.subject()).orElse("") : "";
    return Optional.of(new Snippet(id, given(row.name()).orElse(""), channel, subject, text));
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).filter(t -> !t.isBlank());
  }
}
