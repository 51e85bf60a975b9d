package dev.clioremind.sandbox.ghl;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.clioremind.sandbox.ghl.MessageRows.Row;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** {@code GET /conversations/messages/export}: what was sent, page by page. */
final class ExportRoutes {

  private static final List<String> CHANNELS =
      List.of("Call", "SMS", "Email", "WhatsApp", "Instagram", "Facebook");

  private final MessageRows rows;

  ExportRoutes(Account account) {
    this.rows = new MessageRows(account);
  }

  List<Route> routes() {
    return List.of(
        Route.get(
            "/conversations/messages/export",
            "conversations/message.readonly",
            Set.of(
                "locationId",
                "limit",
                "cursor",
                "sortBy",
                "sortOrder",
                "conversationId",
                "contactId",
                "channel",
                "startDate",
                "endDate"),
            this::export));
  }

  private Answer export(Request request) {
    request.needed("locationId");
    int limit = request.number("limit", 10, 500, 100);
    String channel = oneOf(request, "channel", CHANNELS);
    String sortBy = oneOf(request, "sortBy", List.of("createdAt", "updatedAt"));
    String sortOrder = oneOf(request, "sortOrder", List.of("asc", "desc"));
    Function<Row, Instant> key = sortBy.equals("updatedAt") ? Row::changedAt : Row::addedAt;
    Comparator<Row> order = Comparator.comparing(key).thenComparing(Row::id);
    if (!sortOrder.equals("asc")) {
      order = order.reversed();
    }
    Instant start = date(request, "startDate").orElse(Instant.MIN);
    Instant end = date(request, "endDate").orElse(Instant.MAX);
    List<Row> all =
        rows.listed(request.receivedAt()).stream()
            // Without a channel every kind comes but e-mail.
            .filter(
                row ->
                    channel.isEmpty()
                        ? !row.channel().equals("Email")
                        : row.channel().equals(channel))
            .filter(row -> matches(request.param("contactId"), row.contactId()))
            .filter(row -> matches(request.param("conversationId"), row.conversationId()))
            .filter(row -> !row.addedAt().isBefore(start) && !row.addedAt().isAfter(end))
            .sorted(order)
            .toList();
    return page(all, after(all, request.param("cursor")), limit);
  }

  private static Answer page(List<Row> all, int from, int limit) {
    int to = Math.min(all.size(), from + limit);
    JsonArray messages = new JsonArray();
    all.subList(from, to).forEach(row -> messages.add(row.json()));
    JsonObject body = new JsonObject();
    body.add("messages", messages);
    body.add("nextCursor", Answer.orNull(to < all.size() ? cursor(all.get(to - 1)) : ""));
    body.addProperty("total", all.size());
    return Answer.ok(body);
  }

  private static String cursor(Row last) {
    byte[] id = ("last:" + last.id()).getBytes(StandardCharsets.UTF_8);
    return Base64.getEncoder().encodeToString(id);
  }

  /** The place in the list after the row that the cursor names. */
  private static int after(List<Row> all, String cursor) {
    if (cursor.isEmpty()) {
      return 0;
    }
    for (int i = 0; i < all.size(); i++) {
      if (cursor(all.get(i)).equals(cursor)) {
        return i + 1;
      }
    }
    throw new RefusedException(Answer.refused(400, "Invalid cursor"));
  }

  private static boolean matches(String asked, String value) {
    return asked.isEmpty() || asked.equals(value);
  }

  private static String oneOf(Request request, String name, List<String> values) {
    String value = request.param(name);
    if (!value.isEmpty() && !values.contains(value)) {
      throw new RefusedException(
          Answer.invalid(
              name + " must be one of the following values: " + String.join(", ", values)));
    }
    return value;
  }

  /** A date in one of the forms that clients send; the documentation names none. */
  private static Optional<Instant> date(Request request, String name) {
    String text = request.param(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      if (text.matches("[0-9]{11,}")) {
        return Optional.of(Instant.ofEpochMilli(Long.parseLong(text)));
      }
      return Optional.of(
          text.contains("T")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
    } catch (DateTimeException | NumberFormatException e) {
      throw new RefusedException(Answer.invalid(name + " must be a valid date"));
    }
  }
}
