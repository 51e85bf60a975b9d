package dev.clioremind.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.clioremind.core.check.Diagnosis;

/** The document of {@code doctor}. Members may be added, none renamed. */
final class CheckJson {

  private CheckJson() {}

  static String write(Diagnosis diagnosis) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("command", "doctor");
    JsonArray checks = new JsonArray();
    diagnosis
        .results()
        .forEach(
            result -> {
              JsonObject members = new JsonObject();
              members.addProperty("check", result.name());
              members.addProperty("result", result.verdict().word());
              members.addProperty("what", result.what());
              members.add("fix", DocumentJson.orNull(result.fix()));
              checks.add(members);
            });
    document.add("checks", checks);
    document.addProperty("exitCode", diagnosis.exitCode().number());
    return DocumentJson.write(document);
  }
}
