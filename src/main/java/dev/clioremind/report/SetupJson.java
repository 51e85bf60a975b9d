package dev.clioremind.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.net.URI;

/** The document of {@code init}. Members may be added, none renamed. */
final class SetupJson {

  private SetupJson() {}

  static String write(SetupReport report) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("command", "init");
    document.addProperty("spreadsheetId", report.spreadsheetId());
    document.add("created", DocumentJson.orNull(report.created().map(URI::toString).orElse("")));
    document.addProperty("changed", report.setup().changed());
    JsonArray items = new JsonArray();
    report
        .setup()
        .items()
        .forEach(
            item -> {
              JsonObject members = new JsonObject();
              members.addProperty("state", SetupReports.word(item.state()));
              members.addProperty("where", item.where());
              members.addProperty("what", item.what());
              items.add(members);
            });
    document.add("items", items);
    JsonObject types = new JsonObject();
    report.types().forEach(types::addProperty);
    document.add("deadlineTypes", types);
    document.add("trouble", DocumentJson.orNull(report.trouble()));
    document.addProperty("exitCode", report.code().number());
    return DocumentJson.write(document);
  }
}
