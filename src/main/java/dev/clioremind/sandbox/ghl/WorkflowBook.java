package dev.clioremind.sandbox.ghl;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The workflows, and who is or was inside. */
public final class WorkflowBook {

  private record Place(String contactId, String workflowId) {}

  private final Map<String, GhlWorkflow> byId = new LinkedHashMap<>();
  private final List<Enrolment> enrolments = new ArrayList<>();
  private final Set<Place> inside = new HashSet<>();
  private final Set<Place> ever = new HashSet<>();

  public void put(GhlWorkflow workflow) {
    byId.put(workflow.id(), workflow);
  }

  List<GhlWorkflow> all() {
    return List.copyOf(byId.values());
  }

  Optional<GhlWorkflow> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  public List<Enrolment> enrolments() {
    return List.copyOf(enrolments);
  }

  void enrol(GhlWorkflow workflow, String contactId, String eventStartTime, Instant now) {
    Place place = new Place(contactId, workflow.id());
    boolean may = !inside.contains(place) && (workflow.reEntry() || !ever.contains(place));
    boolean entered = workflow.published() && may;
    if (entered) {
      inside.add(place);
      ever.add(place);
    }
    enrolments.add(new Enrolment(contactId, workflow.id(), eventStartTime, now, entered));
  }

  /** Takes a contact out, as at the workflow's end or by hand. */
  public void leave(String contactId, String workflowId) {
    inside.remove(new Place(contactId, workflowId));
  }
}
