package dev.clioremind.report;

import com.google.gson.JsonObject;
import java.time.Instant;

/** The document of {@code audit accept}. Members may be added, none renamed. */
final class AcceptanceJson {

  private AcceptanceJson() {}

  static String write(int lost, Instant at) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("command", "audit accept");
    document.addProperty("lostRows", lost);
    document.add("acceptedAt", DocumentJson.orNull(lost == 0 ? "" : at.toString()));
    return DocumentJson.write(document);
  }
}
