package dev.clioremind.sandbox.ghl;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Set;

/** Listing workflows, and putting contacts into them; nothing tells whether one really entered. */
final class WorkflowRoutes {

  private static final String PLACE = "/contacts/{id}/workflow/{workflowId}";

  private final Account account;

  WorkflowRoutes(Account account) {
    this.account = account;
  }

  List<Route> routes() {
    return List.of(
        Route.get("/workflows/", "workflows.readonly", Set.of("locationId"), this::workflows),
        Route.post(PLACE, "contacts.write", Set.of("eventStartTime"), this::enrol),
        Route.delete(PLACE, "contacts.write", this::leave));
  }

  private Answer workflows(Request request) {
    request.needed("locationId");
    JsonArray all = new JsonArray();
    for (GhlWorkflow workflow : account.workflows.all()) {
      JsonObject json = new JsonObject();
      json.addProperty("id", workflow.id());
      json.addProperty("name", workflow.name());
      json.addProperty("status", workflow.published() ? "published" : "draft");
      json.addProperty("version", 1);
      json.addProperty("locationId", account.locationId);
      all.add(json);
    }
    return Answer.ok("workflows", all);
  }

  private Answer enrol(Request request) {
    GhlContact contact = account.contact(request.variable("id"));
    String start = request.text("eventStartTime");
    try {
      if (!start.isEmpty()) {
        OffsetDateTime.parse(start);
      }
    } catch (DateTimeException e) {
      return Answer.invalid("eventStartTime must be a valid ISO 8601 date string");
    }
    account.workflows.enrol(workflow(request), contact.id(), start, request.receivedAt());
    return succeeded();
  }

  private Answer leave(Request request) {
    account.workflows.leave(account.contact(request.variable("id")).id(), workflow(request).id());
    return succeeded();
  }

  private GhlWorkflow workflow(Request request) {
    return account
        .workflows
        .find(request.variable("workflowId"))
        .orElseThrow(() -> new RefusedException(Answer.refused(400, "Workflow not found")));
  }

  /** Spelled as HighLevel spells it. */
  private static Answer succeeded() {
    return Answer.ok("succeded", new JsonPrimitive(true));
  }
}
