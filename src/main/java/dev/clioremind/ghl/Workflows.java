package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.Query;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The location's workflows, read once. Thread-safe.
 *
 * @see <a href="https://marketplace.gohighlevel.com/docs/ghl/workflows/get-workflow">Workflows</a>
 */
final class Workflows {
  private final GhlApi api;
  private final GhlJson json;
  private @Nullable List<Wire.Workflow> listed;

  /**
   * A workflow, or why there is none to use.
   *
   * @param id empty if there is none
   * @param why in words, empty if there is one
   */
  record Resolved(String id, String why) {}

  Workflows(GhlApi api, GhlJson json) {
    this.api = api;
    this.json = json;
  }

  /**
   * Looks a workflow up by its id, then by its name in any case. A draft would take the contact
   * without an error and do nothing.
   *
   * @throws ServiceException if they can't be listed
   */
  Resolved resolve(String idOrName) {
    String wanted = fold(idOrName);
    List<Wire.Workflow> all = all();
    List<Wire.Workflow> found =
        all.stream().filter(one -> idOrName.strip().equals(one.id())).toList();
    if (found.isEmpty()) {
      found = all.stream().filter(one -> wanted.equals(fold(one.name()))).toList();
    }
    if (found.isEmpty()) {
      return new Resolved("", "GoHighLevel has no workflow with the id or name in TemplateID");
    }
    List<String> published =
        found.stream()
            .filter(one -> fold(one.status()).equals("published"))
            .flatMap(one -> Optional.ofNullable(one.id()).stream())
            .filter(Predicate.not(String::isBlank))
            .toList();
    return switch (published.size()) {
      case 0 -> new Resolved("", "the workflow in TemplateID is not published in GoHighLevel");
      case 1 -> new Resolved(published.get(0), "");
      default ->
          new Resolved(
              "", "several workflows in GoHighLevel have the name in TemplateID; use the id");
    };
  }

  private synchronized List<Wire.Workflow> all() {
    List<Wire.Workflow> known = listed;
    if (known == null) {
      HttpAnswer answer =
          api.get(
              Endpoint.WORKFLOWS, "/workflows/", Query.none().with("locationId", api.locationId()));
      if (answer.status() >= 300) {
        throw api.refused(Endpoint.WORKFLOWS, answer);
      }
      known =
          json.workflows(answer.body()).orElseThrow(() -> api.notDocumented(Endpoint.WORKFLOWS));
      listed = known;
    }
    return known;
  }

  private static String fold(@Nullable String text) {
    return text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
  }
}
