package dev.clioremind.report;

import com.google.gson.JsonObject;
import dev.clioremind.core.ExitCode;

/** The document of a command that failed. */
final class ErrorJson {

  private ErrorJson() {}

  static String write(String what, String fix, ExitCode code) {
    JsonObject error = new JsonObject();
    error.addProperty("what", what);
    error.addProperty("fix", fix);
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.add("error", error);
    document.addProperty("exitCode", code.number());
    return DocumentJson.write(document);
  }
}
