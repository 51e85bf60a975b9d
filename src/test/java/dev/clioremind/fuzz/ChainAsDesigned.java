package dev.clioremind.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import dev.clioremind.fuzz.Adapters.Delivered;
import dev.clioremind.fuzz.Firm.Case;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether what the services really answered leads from a deadline to whoever was messaged: entry,
 * matter, client, address, contact, each by an object that was delivered. What an answer does not
 * say justifies nothing; and an answer that consistently says something else is believed, since
 * nobody can know better.
 */
final class ChainAsDesigned {

  /** Those whom the log of the clean input forbids. */
  private static final List<Case> IN_LOG = List.of(Case.SENT, Case.IN_DOUBT, Case.TAKEN);

  private static final Map<String, String> TYPES =
      Map.of(
          "SMS-3d", "Court Date",
          "Email-3d", "Deposition",
          "Chore-3d", "",
          "WhatsApp-3bd", "Mediation",
          "All-14", "*");

  private final List<JsonObject> deadlines = new ArrayList<>();
  private final List<JsonObject> matters = new ArrayList<>();
  private final List<JsonObject> people = new ArrayList<>();
  private final List<JsonObject> contacts = new ArrayList<>();

  ChainAsDesigned(List<Delivered> delivered) {
    for (Delivered one : delivered) {
      String path = one.call().path();
      List<JsonObject> into =
          path.contains("calendar_entries") || path.contains("tasks")
              ? deadlines
              : path.contains("/matters")
                  ? matters
                  : path.startsWith("/api/v4/contacts")
                      ? people
                      : path.startsWith("/contacts") ? contacts : new ArrayList<>();
      objects(parsed(one.reply().body()), into);
    }
  }

  private static JsonElement parsed(String body) {
    try {
      return JsonParser.parseString(body);
    } catch (RuntimeException | StackOverflowError e) {
      return new JsonArray();
    }
  }

  private static void objects(JsonElement element, List<JsonObject> into) {
    if (element instanceof JsonObject object) {
      into.add(object);
      object.entrySet().forEach(member -> objects(member.getValue(), into));
    } else if (element instanceof JsonArray array && array.size() < 10_000) {
      for (JsonElement inner : array) {
        if (inner instanceof JsonObject) {
          objects(inner, into);
        }
      }
    }
  }

  /** Whether Clio said that a deadline falls on a date and belongs to a matter; empty for none. */
  boolean says(String deadlineId, LocalDate date, String matterId) {
    return deadlines.stream()
        .filter(one -> text(one, "id").equals(deadlineId))
        .filter(one -> dates(one).contains(date))
        .anyMatch(one -> text(object(one, "matter"), "id").equals(matterId) || matterId.isEmpty());
  }

  /** Whether Clio said that of somebody: each word, and each number by its last digits. */
  boolean says(String personId, List<String> words, List<String> numbers) {
    return people.stream()
        .filter(one -> text(one, "id").equals(personId))
        .anyMatch(
            one ->
                words.stream().allMatch(word -> holds(one, word))
                    && numbers.stream().allMatch(number -> holdsDigits(one, number)));
  }

  private static boolean holds(JsonElement element, String word) {
    if (element instanceof JsonObject object) {
      return object.entrySet().stream().anyMatch(member -> holds(member.getValue(), word));
    }
    if (element instanceof JsonArray array) {
      return array.asList().stream().anyMatch(inner -> holds(inner, word));
    }
    return element instanceof JsonPrimitive value
        && value.getAsString().toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT));
  }

  private static boolean holdsDigits(JsonObject person, String number) {
    String digits = number.replaceAll("[^0-9]", "");
    return Normalizer.normalize(person.toString(), Normalizer.Form.NFKD)
        .replaceAll("[^0-9]", "")
        .contains(digits.substring(Math.max(0, digits.length() - 7)));
  }

  /**
   * Why a contact should not be taken for somebody of the clean input; empty where it may.
   *
   * @param optedOut whether it is known that nothing may be sent there
   */
  String objection(Case one, Sent message, boolean optedOut) {
    JsonObject person = new JsonObject();
    person.addProperty("first_name", one.first());
    person.addProperty("last_name", one.last());
    person.addProperty("phone", one.phone());
    person.addProperty("email", one.email());
    return contact(person, message, optedOut);
  }

  /**
   * Why a message should not have gone out; empty where it may.
   *
   * @param row of the log, by the message's id
   */
  String objection(Sent message, List<String> row, boolean withdrawn) {
    String hash = row.get(0);
    for (Case one : Case.values()) {
      boolean forbidden = IN_LOG.contains(one) || (one == Case.WAITING && !withdrawn);
      if (forbidden && (hash.equals(one.hash()) || row.get(8).equals(one.fingerprint()))) {
        return "the log has it";
      }
    }
    String deadlineId = row.get(2).replaceFirst("@.*", "");
    String ruleId = row.get(3);
    String clioId = deadlineId.substring(deadlineId.indexOf('-') + 1);
    List<String> reasons = new ArrayList<>();
    for (JsonObject deadline : deadlines) {
      if (text(deadline, "id").equals(clioId)) {
        String why = deadline(deadline, row.get(2), ruleId, hash, message);
        if (why.isEmpty()) {
          return "";
        }
        reasons.add(why);
      }
    }
    return reasons.isEmpty() ? "Clio named no such deadline" : new TreeSet<>(reasons).toString();
  }

  private String deadline(
      JsonObject deadline, String deadlineId, String ruleId, String hash, Sent message) {
    if (dates(deadline).stream().noneMatch(date -> hash(deadlineId, ruleId, date).equals(hash))) {
      return "its date is another";
    }
    String words =
        (text(deadline, "summary") + text(deadline, "name") + text(deadline, "description"))
            .toLowerCase(Locale.ROOT);
    if (words.contains("vacated")
        || words.contains("#noremind")
        || words.strip().startsWith("unannounced")) {
      return "its words forbid it";
    }
    if (!text(deadline, "completed_at").isBlank()
        || text(deadline, "status").strip().equalsIgnoreCase("complete")) {
      return "it is completed";
    }
    String type = TYPES.getOrDefault(ruleId, "?");
    String label =
        text(object(deadline, "calendar_entry_event_type"), "name")
            + text(object(deadline, "task_type"), "name");
    String owner = text(object(deadline, "calendar_owner"), "name");
    boolean named = label.strip().equalsIgnoreCase(type) || owner.strip().equalsIgnoreCase(type);
    if (!type.equals("*") && !named && !(type.isEmpty() && label.equalsIgnoreCase("task"))) {
      return "its type is another";
    }
    return matter(text(object(deadline, "matter"), "id"), message);
  }

  private String matter(String id, Sent message) {
    List<String> reasons = new ArrayList<>();
    for (JsonObject matter : matters) {
      if (text(matter, "id").equals(id) && matter.has("client")) {
        String status = text(matter, "status").strip().toLowerCase(Locale.ROOT);
        String why =
            Set.of("open", "pending").contains(status)
                ? client(text(object(matter, "client"), "id"), matter, message)
                : "the matter is not open";
        if (why.isEmpty()) {
          return "";
        }
        reasons.add(why);
      }
    }
    return reasons.isEmpty() ? "Clio named no such matter" : reasons.toString();
  }

  private String client(String id, JsonObject matter, Sent message) {
    if (id.equals(Long.toString(Case.NEVER.client()))) {
      return "the Contacts tab says never";
    }
    // Mapped in the Contacts tab: taken without comparing.
    boolean mapped =
        id.equals(Long.toString(Case.COURT_TOO.client()))
            && message.contact().equals(Case.COURT_TOO.contact());
    List<String> reasons = new ArrayList<>();
    for (JsonObject person : people) {
      if (text(person, "id").equals(id)) {
        String why = mapped ? optOut(message) : contact(person, message, false);
        if (why.isEmpty()) {
          why = strangers(message, person + " " + matter);
        }
        if (why.isEmpty()) {
          return "";
        }
        reasons.add(why);
      }
    }
    return reasons.isEmpty() ? "Clio named no such person" : reasons.toString();
  }

  private String optOut(Sent message) {
    return contacts.stream()
            .filter(contact -> text(contact, "id").equals(message.contact()))
            .anyMatch(contact -> maySend(contact, message.channel()))
        ? ""
        : "opted out";
  }

  private String contact(JsonObject person, Sent message, boolean optedOut) {
    List<String> reasons = new ArrayList<>();
    for (JsonObject contact : contacts) {
      if (!text(contact, "id").equals(message.contact())) {
        continue;
      }
      String why =
          !hasAddress(person, contact, message.channel())
              ? "another address"
              : !hasName(person, contact)
                  ? "another name"
                  : !optedOut && !maySend(contact, message.channel()) ? "opted out" : "";
      if (why.isEmpty()) {
        return "";
      }
      reasons.add(why);
    }
    return reasons.isEmpty()
        ? "GoHighLevel named no such contact"
        : new TreeSet<>(reasons).toString();
  }

  private static boolean hasAddress(JsonObject person, JsonObject contact, String channel) {
    String all = person.toString().toLowerCase(Locale.ROOT);
    if (channel.equals("Email")) {
      String email = text(contact, "email").strip().toLowerCase(Locale.ROOT);
      return !email.isEmpty() && all.contains(email);
    }
    String digits = text(contact, "phone").replaceAll("[^0-9]", "");
    return digits.length() >= 10
        && all.replaceAll("[^0-9]", "").contains(digits.substring(digits.length() - 10));
  }

  /** Family and given name are the contact's, in whatever order. */
  private static boolean hasName(JsonObject person, JsonObject contact) {
    Set<String> theirs =
        Stream.of(
                "firstName",
                "lastName",
                "name",
                "contactName",
                "firstNameLowerCase",
                "lastNameLowerCase",
                "fullNameLowerCase")
            .flatMap(member -> words(text(contact, member)).stream())
            .collect(Collectors.toSet());
    Set<String> ours = new TreeSet<>(words(text(person, "first_name")));
    ours.addAll(words(text(person, "last_name")));
    if (ours.isEmpty()) {
      ours.addAll(words(text(person, "name")));
    }
    return !ours.isEmpty()
        && (ours.stream().filter(word -> word.length() > 1).allMatch(theirs::contains)
            || sameLetters(person, contact));
  }

  /** The same but for blanks and hyphens. */
  private static boolean sameLetters(JsonObject person, JsonObject contact) {
    String ours = letters(text(person, "first_name") + text(person, "last_name"));
    return Stream.of(
            text(contact, "firstName") + text(contact, "lastName"),
            text(contact, "firstNameLowerCase") + text(contact, "lastNameLowerCase"),
            text(contact, "firstName") + text(contact, "lastNameLowerCase"),
            text(contact, "firstNameLowerCase") + text(contact, "lastName"),
            text(contact, "name"),
            text(contact, "contactName"),
            text(contact, "fullNameLowerCase"))
        .anyMatch(theirs -> letters(theirs).equals(ours));
  }

  private static String letters(String name) {
    return String.join("", inOrder(name));
  }

  private static Set<String> words(String name) {
    return new TreeSet<>(inOrder(name));
  }

  private static List<String> inOrder(String name) {
    String folded =
        Normalizer.normalize(name, Normalizer.Form.NFKD)
            .toUpperCase(Locale.ROOT)
            .toLowerCase(Locale.ROOT)
            .replaceAll("[\\p{Cf}\\p{Mn}]", "");
    return Stream.of(folded.split("[^\\p{L}\\p{M}\\p{N}]+", -1))
        .filter(word -> !word.isEmpty())
        .toList();
  }

  private static boolean maySend(JsonObject contact, String channel) {
    JsonObject settings = object(contact, "dndSettings");
    boolean blocked =
        settings.entrySet().stream()
            .filter(
                one ->
                    one.getKey().equalsIgnoreCase(channel) || one.getKey().equalsIgnoreCase("all"))
            .anyMatch(
                one ->
                    one.getValue() instanceof JsonObject setting
                        && List.of("active", "permanent")
                            .contains(text(setting, "status").strip().toLowerCase(Locale.ROOT)));
    return !blocked && !text(contact, "dnd").equals("true");
  }

  /** Nobody is told somebody else's name. */
  private static String strangers(Sent message, String known) {
    return Stream.of(Case.values())
        .map(Case::last)
        .filter(name -> message.content().contains(name) && !known.contains(name))
        .findFirst()
        .map(name -> "it names somebody else")
        .orElse("");
  }

  /** The days that a deadline may mean, whatever the zone. */
  private static Set<LocalDate> dates(JsonObject deadline) {
    Set<LocalDate> dates = new TreeSet<>();
    for (String member : List.of("start_at", "start_date", "due_at", "end_at")) {
      String text = text(deadline, member).strip();
      if (text.length() >= 10) {
        date(text.substring(0, 10))
            .ifPresent(date -> dates.addAll(List.of(date, date.minusDays(1), date.plusDays(1))));
      }
    }
    return dates;
  }

  private static Optional<LocalDate> date(String text) {
    try {
      return Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String hash(String deadlineId, String ruleId, LocalDate date) {
    LocalDate nominal = date.minusDays(ruleId.equals("All-14") ? 14 : 3);
    if (ruleId.endsWith("bd")) {
      nominal = date;
      for (int left = 3; left > 0; ) {
        nominal = nominal.minusDays(1);
        left -= nominal.getDayOfWeek().getValue() < 6 ? 1 : 0;
      }
    }
    return Firm.sha256(deadlineId + "|" + ruleId + "|" + nominal);
  }

  private static String text(JsonObject object, String member) {
    return object.get(member) instanceof JsonPrimitive value ? value.getAsString() : "";
  }

  private static JsonObject object(JsonObject object, String member) {
    return object.get(member) instanceof JsonObject inner ? inner : new JsonObject();
  }
}
