package dev.clioremind.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.clioremind.core.run.TestRun;

/** The samples of {@code send --test-contact} as a document. */
final class TestRunJson {

  private TestRunJson() {}

  static String write(TestRun run) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("command", "send");
    document.addProperty("testContact", run.contact().value());
    JsonArray samples = new JsonArray();
    for (TestRun.Line line : run.lines()) {
      JsonObject sample = new JsonObject();
      sample.addProperty("templateId", line.templateId());
      sample.addProperty("channel", line.channel().word());
      sample.addProperty("outcome", line.word());
      sample.add("detail", DocumentJson.orNull(line.detail()));
      samples.add(sample);
    }
    document.add("samples", samples);
    document.addProperty("exitCode", run.exitCode().number());
    return DocumentJson.write(document);
  }
}
