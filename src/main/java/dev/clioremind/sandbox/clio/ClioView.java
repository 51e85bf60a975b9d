package dev.clioremind.sandbox.clio;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.clioremind.sandbox.clio.ClioContact.Visibility;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Writes records as Clio does, whole: {@link ClioFields} takes from it what was asked. Every field
 * of the record's {@link ClioShape} is present, null where there is nothing.
 */
final class ClioView {
  private static final DateTimeFormatter TIME_WITH_ZONE =
      DateTimeFormatter.ofPattern("h:mm a z", Locale.US);

  private final ClioFirm firm;
  private final ClioBehaviour behaviour;

  ClioView(ClioFirm firm, ClioBehaviour behaviour) {
    this.firm = firm;
    this.behaviour = behaviour;
  }

  /**
   * An entry.
   *
   * @param id as text: entries alone have such ids
   */
  JsonObject entry(ClioTable.Row<ClioEntry> row, ClioOccurrence occurrence, String id) {
    ClioEntry entry = row.value();
    JsonObject json = ClioJson.blank("CalendarEntry", row);
    json.addProperty("id", id);
    json.addProperty("all_day", entry.isAllDay());
    json.addProperty("start_at_time_zone", entry.zone().getId());
    json.addProperty("permission", permission(entry));
    addTimes(json, occurrence);
    ClioJson.addId(json, "calendar_owner_id", entry.calendarId());
    ClioJson.addId(json, "parent_calendar_entry_id", entry.parentId());
    json.add("calendar_owner", ClioJson.linked(entry.calendarId(), firm.calendars, this::calendar));
    json.add("parent_calendar_entry", ClioJson.bare(entry.parentId()));
    json.add("calendars", ClioJson.rows(json.get("calendar_owner")));
    json.add("reminders", reminders(firm.remindedEntries.contains(row.id())));
    json.add("attendees", new JsonArray());
    if (permission(entry).equals("limited_viewer")) {
      return json;
    }
    ClioJson.addText(json, "summary", entry.summary());
    ClioJson.addText(json, "description", entry.description());
    ClioJson.addText(json, "location", entry.location());
    ClioJson.addText(json, "recurrence_rule", entry.recurrenceRule());
    json.addProperty("court_rule", entry.isCourtRule());
    json.add("matter", ClioJson.linked(entry.matterId(), firm.matters, this::matter));
    json.add(
        "calendar_entry_event_type",
        ClioJson.linked(entry.eventTypeId(), firm.eventTypes, this::eventType));
    if (!entry.docket().isEmpty()) {
      json.add("matter_docket", docket(row, occurrence.day()));
    }
    entry.attendees().forEach(person -> json.getAsJsonArray("attendees").add(attendee(person)));
    return json;
  }

  private String permission(ClioEntry entry) {
    if (!entry.permission().isEmpty()) {
      return entry.permission();
    }
    return firm.calendars
        .find(entry.calendarId())
        .map(row -> row.value().permission())
        .orElse("owner");
  }

  private void addTimes(JsonObject json, ClioOccurrence occurrence) {
    Instant start = occurrence.startsAt();
    Instant end = occurrence.endsAt();
    boolean allDay = occurrence.entry().isAllDay();
    if (allDay && behaviour.allDayEndsInLastSecond) {
      end = end.minusSeconds(1);
    }
    ZoneId user = firm.userZone();
    json.addProperty("start_at", moment(start));
    json.addProperty("end_at", moment(end));
    LocalDate firstDay = allDay ? occurrence.day() : start.atZone(user).toLocalDate();
    LocalDate lastDay =
        allDay
            ? occurrence.day().plusDays(occurrence.entry().length().toDays() - 1)
            : end.atZone(user).toLocalDate();
    json.addProperty("start_date", firstDay.toString());
    json.addProperty("end_date", lastDay.toString());
    if (!allDay) {
      json.addProperty("start_time", TIME_WITH_ZONE.format(start.atZone(user)));
      json.addProperty("end_time", TIME_WITH_ZONE.format(end.atZone(user)));
    }
  }

  private String moment(Instant instant) {
    return behaviour.offsetTimes
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(firm.userZone()))
        : DateTimeFormatter.ISO_INSTANT.format(instant);
  }

  private static JsonObject docket(ClioTable.Row<ClioEntry> row, LocalDate day) {
    JsonObject json = ClioJson.blank("MatterDocket", row);
    json.addProperty("name", row.value().docket());
    json.addProperty("status", "completed");
    json.addProperty("start_date", day.toString());
    return json;
  }

  private static JsonObject attendee(ClioEntry.Attendee person) {
    JsonObject json = ClioJson.blank("Attendee");
    json.addProperty("id", person.id());
    json.addProperty("type", person.type());
    json.addProperty("name", person.name());
    json.addProperty("enabled", true);
    return json;
  }

  JsonObject task(ClioTable.Row<ClioTask> row) {
    ClioTask task = row.value();
    JsonObject json = ClioJson.blank("Task", row);
    json.addProperty("name", task.name());
    ClioJson.addText(json, "description", task.description());
    json.addProperty("description_text_type", "plain_text");
    json.addProperty("due_at", task.due().toString());
    json.addProperty("status", task.status());
    json.addProperty("priority", "Normal");
    json.addProperty("permission", task.permission());
    json.addProperty("statute_of_limitations", task.statuteOfLimitations());
    if (task.isComplete()) {
      json.addProperty("completed_at", moment(row.updatedAt()));
    }
    json.add("matter", ClioJson.linked(task.matterId(), firm.matters, this::matter));
    json.add("assignee", assignee(task));
    json.add("assigner", ClioJson.linked(firm.signedInUserId(), firm.users, this::user));
    json.add(
        "task_type",
        ClioJson.linked(
            behaviour.advancedTasks ? task.typeId() : 0, firm.taskTypes, this::taskType));
    json.add("reminders", reminders(firm.remindedTasks.contains(row.id())));
    return json;
  }

  private static JsonArray reminders(boolean waiting) {
    JsonArray rows = new JsonArray();
    if (waiting) {
      JsonObject reminder = ClioJson.blank("Reminder");
      reminder.addProperty("id", 1);
      reminder.addProperty("state", "scheduled");
      rows.add(reminder);
    }
    return rows;
  }

  private JsonElement assignee(ClioTask task) {
    Optional<String> name =
        task.assigneeType().equals("User")
            ? firm.users.find(task.assigneeId()).map(row -> row.value().name())
            : firm.contacts.find(task.assigneeId()).map(row -> row.value().name());
    if (name.isEmpty()) {
      return JsonNull.INSTANCE;
    }
    JsonObject json = ClioJson.blank("Participant");
    json.addProperty("id", task.assigneeId());
    json.addProperty("type", task.assigneeType());
    json.addProperty("name", name.get());
    json.addProperty("enabled", true);
    return json;
  }

  JsonObject matter(ClioTable.Row<ClioMatter> row) {
    ClioMatter matter = row.value();
    JsonObject json = ClioJson.blank("Matter", row);
    json.addProperty("number", row.id());
    json.addProperty("display_number", matter.displayNumber());
    ClioJson.addText(json, "description", matter.description());
    json.addProperty(
        "status",
        behaviour.lowerCaseStatus ? matter.status().toLowerCase(Locale.ROOT) : matter.status());
    ClioJson.addId(json, "client_id", matter.clientId());
    json.addProperty("open_date", row.createdAt().atZone(firm.userZone()).toLocalDate().toString());
    json.add("client", ClioJson.linked(matter.clientId(), firm.contacts, this::contact));
    json.add("responsible_attorney", ClioJson.linked(matter.attorneyId(), firm.users, this::user));
    json.add(
        "practice_area", ClioJson.linked(matter.practiceAreaId(), firm.practiceAreas, this::named));
    json.add("custom_field_values", new JsonArray());
    var relationships = new JsonArray();
    firm.links()
        .relationships()
        .getOrDefault(row.id(), List.of())
        .forEach(id -> relationships.add(ClioJson.bare(id)));
    json.add("relationships", relationships);
    json.add(
        "statute_of_limitations",
        ClioJson.bare(firm.links().limitations().getOrDefault(row.id(), 0L)));
    return json;
  }

  JsonObject contact(ClioTable.Row<ClioContact> row) {
    return person("Contact", row);
  }

  /** One of the people of a matter. */
  JsonObject matterContact(
      ClioTable.Row<ClioContact> row, ClioMatter matter, String relationshipName) {
    JsonObject json = person("MatterContact", row);
    json.addProperty("matter_id", matter.id());
    json.addProperty("matter_number", matter.displayNumber());
    json.addProperty("is_client", matter.clientId() == row.id());
    ClioJson.addText(json, "relationship_name", relationshipName);
    return json;
  }

  private JsonObject person(String shape, ClioTable.Row<ClioContact> row) {
    ClioContact contact = row.value();
    JsonObject json = ClioJson.blank(shape, row);
    json.addProperty("type", contact.type());
    json.add("email_addresses", new JsonArray());
    json.add("phone_numbers", new JsonArray());
    json.add("custom_field_values", new JsonArray());
    if (contact.visibility() != Visibility.FULL) {
      return json;
    }
    json.addProperty("name", contact.name());
    if (contact.type().equals("Person")) {
      json.addProperty("first_name", contact.firstName());
      json.addProperty("last_name", contact.lastName());
    }
    json.addProperty("is_client", firm.links().clients().contains(row.id()));
    addLabelled(json, "email_addresses", "EmailAddress", "address", contact.emails());
    addLabelled(json, "phone_numbers", "PhoneNumber", "number", contact.phones());
    first(contact.emails()).ifPresent(mail -> json.addProperty("primary_email_address", mail));
    first(contact.phones()).ifPresent(call -> json.addProperty("primary_phone_number", call));
    contact
        .customFields()
        .forEach(
            (name, value) -> json.getAsJsonArray("custom_field_values").add(field(name, value)));
    return json;
  }

  private static Optional<String> first(List<ClioContact.Labelled> all) {
    return all.stream().findFirst().map(ClioContact.Labelled::value);
  }

  private static void addLabelled(
      JsonObject json, String field, String shape, String key, List<ClioContact.Labelled> all) {
    for (ClioContact.Labelled one : all) {
      JsonObject row = ClioJson.blank(shape);
      row.addProperty("id", 1 + json.getAsJsonArray(field).size());
      row.addProperty("name", one.label());
      row.addProperty(key, one.value());
      row.addProperty("primary", json.getAsJsonArray(field).isEmpty());
      json.getAsJsonArray(field).add(row);
    }
  }

  private static JsonObject field(String name, String value) {
    JsonObject json = ClioJson.blank("CustomFieldValue");
    json.addProperty("id", "text_line-" + name.length());
    json.addProperty("field_name", name);
    json.addProperty("field_type", "text_line");
    json.addProperty("value", value);
    json.add("custom_field", ClioJson.bare(name.length()));
    return json;
  }

  JsonObject user(ClioTable.Row<ClioUser> row) {
    ClioUser user = row.value();
    JsonObject json = ClioJson.blank("User", row);
    json.addProperty("name", user.name());
    json.addProperty("first_name", user.firstName());
    json.addProperty("last_name", user.lastName());
    json.addProperty("email", user.email());
    json.addProperty("enabled", user.enabled());
    json.addProperty("locale", "en");
    json.addProperty(
        "time_zone",
        behaviour.userZoneName.isEmpty() ? firm.userZone().getId() : behaviour.userZoneName);
    JsonObject account = ClioJson.bare(1).getAsJsonObject();
    account.addProperty("name", firm.name());
    json.add("account", account);
    return json;
  }

  JsonObject calendar(ClioTable.Row<ClioCalendar> row) {
    ClioCalendar calendar = row.value();
    JsonObject json = ClioJson.blank("Calendar", row);
    json.addProperty("name", calendar.name());
    json.addProperty("type", calendar.type());
    json.addProperty("permission", calendar.permission());
    json.addProperty("visible", calendar.visible());
    return json;
  }

  JsonObject eventType(ClioTable.Row<ClioNamed> row) {
    return withName("EventType", row);
  }

  JsonObject relationship(ClioTable.Row<ClioRelationship> row) {
    ClioRelationship relationship = row.value();
    JsonObject json = ClioJson.blank("Relationship", row);
    ClioJson.addText(json, "description", relationship.description());
    json.add("contact", ClioJson.linked(relationship.contactId(), firm.contacts, this::contact));
    json.add("matter", ClioJson.linked(relationship.matterId(), firm.matters, this::matter));
    return json;
  }

  JsonObject taskType(ClioTable.Row<ClioNamed> row) {
    return withName("TaskType", row);
  }

  private JsonObject named(ClioTable.Row<ClioNamed> row) {
    return withName("Named", row);
  }

  private static JsonObject withName(String shape, ClioTable.Row<ClioNamed> row) {
    JsonObject json = ClioJson.blank(shape, row);
    json.addProperty("name", row.value().name());
    return json;
  }
}
