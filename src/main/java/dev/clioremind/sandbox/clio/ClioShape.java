package dev.clioremind.sandbox.clio;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which fields a resource has, and which of them are other resources. After Clio's published
 * specification, 4.0.13, without what a reminder has no use for: asking for such a field is refused
 * here, and served by Clio.
 *
 * @param fields those with a plain value
 * @param links those with a resource, or rows of one, and its shape's name
 */
record ClioShape(Set<String> fields, Map<String, String> links) {
  private static final Set<String> NAMED = Set.of("id", "etag", "name", "created_at", "updated_at");

  private static final Map<String, ClioShape> ALL =
      Map.ofEntries(
          Map.entry(
              "CalendarEntry",
              shape(
                  List.of(
                      "summary",
                      "description",
                      "location",
                      "start_at",
                      "end_at",
                      "start_at_time_zone",
                      "start_date",
                      "end_date",
                      "start_time",
                      "end_time",
                      "all_day",
                      "recurrence_rule",
                      "parent_calendar_entry_id",
                      "court_rule",
                      "permission",
                      "calendar_owner_id"),
                  Map.of(
                      "matter", "Matter",
                      "matter_docket", "MatterDocket",
                      "calendar_owner", "Calendar",
                      "calendars", "Calendar",
                      "calendar_entry_event_type", "EventType",
                      "attendees", "Attendee",
                      "parent_calendar_entry", "CalendarEntry",
                      "reminders", "Reminder"))),
          Map.entry(
              "Task",
              shape(
                  List.of(
                      "name",
                      "description",
                      "description_text_type",
                      "due_at",
                      "completed_at",
                      "status",
                      "priority",
                      "permission",
                      "statute_of_limitations"),
                  Map.of(
                      "matter", "Matter",
                      "assignee", "Participant",
                      "assigner", "User",
                      "task_type", "TaskType",
                      "reminders", "Reminder"))),
          Map.entry(
              "Matter",
              shape(
                  List.of(
                      "number",
                      "display_number",
                      "custom_number",
                      "description",
                      "status",
                      "client_id",
                      "open_date",
                      "close_date"),
                  Map.of(
                      "client", "Contact",
                      "responsible_attorney", "User",
                      "practice_area", "Named",
                      "relationships", "Relationship",
                      "custom_field_values", "CustomFieldValue",
                      "statute_of_limitations", "Task"))),
          Map.entry(
              "Contact",
              shape(
                  List.of(
                      "type",
                      "name",
                      "first_name",
                      "middle_name",
                      "last_name",
                      "prefix",
                      "title",
                      "initials",
                      "is_client",
                      "primary_email_address",
                      "secondary_email_address",
                      "primary_phone_number",
                      "secondary_phone_number"),
                  Map.of(
                      "email_addresses", "EmailAddress",
                      "phone_numbers", "PhoneNumber",
                      "custom_field_values", "CustomFieldValue"))),
          Map.entry(
              "MatterContact",
              shape(
                  List.of(
                      "type",
                      "name",
                      "first_name",
                      "middle_name",
                      "last_name",
                      "prefix",
                      "title",
                      "initials",
                      "is_client",
                      "description",
                      "matter_id",
                      "matter_number",
                      "relationship_name",
                      "primary_email_address",
                      "secondary_email_address",
                      "primary_phone_number",
                      "secondary_phone_number"),
                  Map.of(
                      "email_addresses", "EmailAddress",
                      "phone_numbers", "PhoneNumber",
                      "custom_field_values", "CustomFieldValue",
                      "relationship", "Relationship"))),
          Map.entry(
              "User",
              shape(
                  List.of(
                      "name",
                      "first_name",
                      "last_name",
                      "initials",
                      "email",
                      "enabled",
                      "time_zone",
                      "locale",
                      "phone_number"),
                  Map.of("account", "Named"))),
          Map.entry(
              "Calendar",
              shape(
                  List.of("name", "type", "permission", "visible", "color", "source"),
                  Map.of("creator", "User"))),
          Map.entry(
              "Relationship",
              shape(List.of("description"), Map.of("contact", "Contact", "matter", "Matter"))),
          Map.entry(
              "MatterDocket",
              shape(List.of("name", "status", "start_date", "start_time", "deleted_at"), Map.of())),
          Map.entry("Attendee", shape(List.of("type", "name", "email", "enabled"), Map.of())),
          // An assignee has no e-mail address: asking for one is refused.
          Map.entry(
              "Participant", shape(List.of("type", "name", "identifier", "enabled"), Map.of())),
          Map.entry("EmailAddress", shape(List.of("address", "name", "primary"), Map.of())),
          Map.entry("PhoneNumber", shape(List.of("number", "name", "primary"), Map.of())),
          Map.entry(
              "CustomFieldValue",
              shape(
                  List.of("field_name", "field_type", "value", "soft_deleted"),
                  Map.of("custom_field", "Named"))),
          Map.entry("EventType", shape(List.of("name", "color"), Map.of())),
          Map.entry("TaskType", shape(List.of("name", "deleted_at"), Map.of())),
          Map.entry("Reminder", shape(List.of("state"), Map.of())),
          Map.entry("Named", new ClioShape(NAMED, Map.of())));

  private static ClioShape shape(List<String> own, Map<String, String> links) {
    var fields = new HashSet<>(Set.of("id", "etag", "created_at", "updated_at"));
    fields.addAll(own);
    return new ClioShape(Set.copyOf(fields), links);
  }

  static ClioShape named(String name) {
    return Optional.ofNullable(ALL.get(name)).orElseThrow();
  }

  boolean has(String field) {
    return fields.contains(field) || links.containsKey(field);
  }
}
