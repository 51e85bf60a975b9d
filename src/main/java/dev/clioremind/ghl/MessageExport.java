package dev.clioremind.ghl;

import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.Query;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The list of the location's messages, page by page.
 *
 * @see <a
 *     href="https://marketplace.gohighlevel.com/docs/ghl/conversations/export-messages-by-location">
 *     Export messages</a>
 */
final class MessageExport {

  private final GhlApi api;
  private final GhlJson json;

  MessageExport(GhlApi api, GhlJson json) {
    this.api = api;
    this.json = json;
  }

  /**
   * Reads a list to its end.
   *
   * @param query what is listed, and how many to a page
   * @param mostPages a list that is longer is none to be sure about
   * @param suffices whether what was read so far is all that is wanted
   * @throws dev.clioremind.core.ServiceException if it can't be had whole
   */
  List<Wire.Message> all(Query query, int mostPages, Predicate<List<Wire.Message>> suffices) {
    Query whole = query.with("locationId", api.locationId());
    List<Wire.Message> rows = new ArrayList<>();
    Set<String> cursors = new HashSet<>();
    @Nullable String cursor = null;
    for (int page = 0; page < mostPages; page++) {
      HttpAnswer answer =
          api.get(
              Endpoint.MESSAGES,
              "/conversations/messages/export",
              cursor == null ? whole : whole.with("cursor", cursor));
      if (answer.status() >= 300) {
        throw api.refused(Endpoint.MESSAGES, answer);
      }
      Wire.MessagePage read =
          json.messages(answer.body()).orElseThrow(() -> api.notDocumented(Endpoint.MESSAGES));
      rows.addAll(read.messages());
      cursor = read.nextCursor();
      if (cursor == null || cursor.isEmpty() || suffices.test(rows)) {
        return rows;
      }
      if (!cursors.add(cursor)) {
        break; // the same page again: the rest can't be had
      }
    }
    throw api.notDocumented(Endpoint.MESSAGES);
  }
}
