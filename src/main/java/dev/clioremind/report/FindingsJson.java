package dev.clioremind.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Finding;
import java.util.List;

/** The document of {@code audit verify}. Members may be added, none renamed. */
final class FindingsJson {

  private FindingsJson() {}

  static String write(List<Finding> findings, int events, ExitCode code) {
    JsonObject document = new JsonObject();
    document.addProperty("schema", DocumentJson.SCHEMA);
    document.addProperty("command", "audit verify");
    document.addProperty("events", events);
    JsonArray list = new JsonArray();
    findings.forEach(finding -> list.add(finding(finding)));
    document.add("findings", list);
    document.addProperty("exitCode", code.number());
    return DocumentJson.write(document);
  }

  private static JsonObject finding(Finding finding) {
    JsonObject members = new JsonObject();
    members.addProperty("kind", finding.kind().word());
    members.add(
        "hash",
        DocumentJson.orNull(finding.hash().equals(AuditEvent.NOTHING) ? "" : finding.hash()));
    members.addProperty("where", finding.where());
    members.addProperty("what", finding.what());
    members.add("fix", DocumentJson.orNull(finding.fix()));
    members.addProperty("needsPerson", finding.kind().needsPerson());
    return members;
  }
}
