package dev.clioremind.fuzz;

import com.google.gson.JsonArray;
import dev.clioremind.fuzz.Firm.Case;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a sheet asks for, by DESIGN: a second reading by other code, which shares nothing with the
 * program's. It says of a message whether one of the rules that can be read wants it, to this
 * person, in these words and at this time.
 */
final class SheetAsDesigned {

  private static final LocalDate START = LocalDate.of(2026, 6, 5);
  private static final int CATCH_UP = 4;
  private static final ZoneId HONOLULU = ZoneId.of("Pacific/Honolulu");
  private static final LocalTime OPENS = LocalTime.of(9, 0);

  private final boolean usable;
  private final boolean sends;
  private final List<RuleAsDesigned> rules;
  private final TypesAsDesigned types;
  private final TemplatesAsDesigned templates;
  private final Set<LocalDate> closed;
  private final TableAsDesigned contacts;

  /**
   * Reads the tabs.
   *
   * @param tabs cells as Google gives them
   */
  SheetAsDesigned(Map<String, JsonArray> tabs) {
    TableAsDesigned ruleTable =
        TableAsDesigned.of(tabs, "ReminderRules", RuleAsDesigned.REQUIRED_HEADERS);
    TableAsDesigned templateTable =
        TableAsDesigned.of(tabs, "Templates", List.of("TemplateID", "Channel", "Subject", "Body"));
    TableAsDesigned typeTable =
        TableAsDesigned.of(tabs, "DeadlineTypes", List.of("Source", "Matches", "Deadline Type"));
    TableAsDesigned holidayTable =
        TableAsDesigned.of(tabs, "Holidays", List.of("Date", "Name", "Open"));
    contacts =
        TableAsDesigned.of(
            tabs, "Contacts", List.of("Clio Contact ID", "GHL Contact ID", "Reminders"));
    usable =
        !ruleTable.isBlank()
            && List.of(ruleTable, templateTable, typeTable, holidayTable, contacts).stream()
                .allMatch(TableAsDesigned::isSound);
    sends = !tabs.containsKey("Status") || isOn(tabs.get("Status"));
    rules = ruleTable.rows().stream().map(RuleAsDesigned::of).toList();
    templates = new TemplatesAsDesigned(templateTable);
    types = new TypesAsDesigned(typeTable);
    closed = holidays(holidayTable);
  }

  private static boolean isOn(JsonArray rows) {
    return !rows.isEmpty()
        && rows.get(0) instanceof JsonArray cells
        && cells.size() > 1
        && TableAsDesigned.text(cells.get(1)).equalsIgnoreCase("ON");
  }

  private static Set<LocalDate> holidays(TableAsDesigned table) {
    Set<LocalDate> days =
        new HashSet<>(List.of(LocalDate.of(2026, 5, 25), LocalDate.of(2026, 6, 19)));
    Set<LocalDate> seen = new HashSet<>();
    for (Map<String, String> row : table.rows()) {
      Optional<LocalDate> date = TableAsDesigned.date(row.getOrDefault("date", ""));
      String open = row.getOrDefault("open", "");
      if (date.isPresent()
          && YesOrNo.READABLE.contains(open.toLowerCase(Locale.ROOT))
          && seen.add(date.get())) {
        if (YesOrNo.isYes(open, false)) {
          days.remove(date.get());
        } else {
          days.add(date.get());
        }
      }
    }
    return days;
  }

  /** What is said of a message: which reminder it is, or why it is none. */
  record Judgement(String reminder, String objection) {

    boolean allowed() {
      return objection.isEmpty();
    }
  }

  /**
   * Judges one message.
   *
   * @param withdrawn whether the message that waited was withdrawn before
   */
  Judgement judge(Sent message, boolean withdrawn) {
    if (!usable) {
      return new Judgement("", "the sheet is not usable");
    }
    if (!sends) {
      return new Judgement("", "the switch is not ON");
    }
    List<String> reasons = new ArrayList<>();
    for (Case one : Case.values()) {
      if (!mayBe(one, message)) {
        continue;
      }
      for (RuleAsDesigned rule : rules) {
        for (RuleAsDesigned.Days days : rule.days()) {
          String why = why(one, rule, days, message, withdrawn);
          if (why.isEmpty()) {
            return new Judgement(one + " row " + rule.row() + " " + days, "");
          }
          reasons.add(one + ", row " + rule.row() + ": " + why);
        }
      }
    }
    return new Judgement("", reasons.isEmpty() ? "to nobody's contact" : reasons.toString());
  }

  /**
   * Whether a message went to the contact that somebody is, by their address or by staff's word.
   */
  private boolean mayBe(Case one, Sent message) {
    List<Map<String, String>> rows =
        contacts.rows().stream()
            .filter(
                row -> row.getOrDefault("clio contact id", "").equals(Long.toString(one.client())))
            .toList();
    List<String> mapped =
        rows.stream()
            .map(row -> row.getOrDefault("ghl contact id", ""))
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    boolean allowed =
        rows.stream()
            .map(row -> row.getOrDefault("reminders", "").replaceAll("\\s+", " "))
            .allMatch(word -> word.isEmpty() || word.equalsIgnoreCase(message.channel() + " only"));
    if (!allowed) {
      return false;
    }
    return mapped.isEmpty()
        ? one.contact().equals(message.contact()) && one != Case.SOMEBODY_ELSE
        : mapped.equals(List.of(message.contact()));
  }

  private String why(
      Case one, RuleAsDesigned rule, RuleAsDesigned.Days days, Sent message, boolean withdrawn) {
    if (!rule.valid() || !rule.enabled()) {
      return "refused or disabled";
    }
    Optional<String> type = types.of(one);
    if (type.isEmpty()) {
      return "never reminded of";
    }
    if (!applies(rule, days, one, type.get())) {
      return "does not apply";
    }
    if (List.of(Case.CANCELLED, Case.EXCLUDED, Case.CLOSED).contains(one)) {
      return "Clio says no";
    }
    if (one == Case.OPTED_OUT && message.channel().equals("SMS")) {
      return "opted out";
    }
    LocalDate nominal = nominal(one, days);
    if (!isDue(nominal)) {
      return "not due";
    }
    if (isSuperseded(rule, one, type.get(), nominal)) {
      return "superseded";
    }
    String ruleId = rule.id(days);
    String hash = Firm.sha256(one.deadlineId() + "|" + ruleId + "|" + nominal);
    if (isAmbiguous(one, type.get(), hash)) {
      return "two rows give one hash";
    }
    int place = rule.channels().indexOf(message.channel());
    if (place < 0 || (place == 0 && isOutOfReach(one, message.channel()))) {
      return "no channel of the rule";
    }
    String templateId = rule.template(place);
    if (isInLog(one, withdrawn) && (hash.equals(one.hash()) || sameWords(one, rule, days))) {
      return "the log says no";
    }
    Instant at = moment(one, rule, sendDay(nominal));
    String expected = at.isAfter(Firm.NOW) ? Long.toString(at.getEpochSecond()) : "";
    if (!message.at().equals(expected)) {
      return "another time than '" + expected + "'";
    }
    return templates.differs(
        templateId,
        message,
        values(one, type.get(), rule, hash, at.isAfter(Firm.NOW) ? at : Firm.NOW));
  }

  private static boolean isInLog(Case one, boolean withdrawn) {
    return List.of(Case.SENT, Case.IN_DOUBT, Case.TAKEN).contains(one)
        || (one == Case.WAITING && !withdrawn);
  }

  /** The fingerprint of those with rows in the log is that of the clean sheet's rule. */
  private static boolean sameWords(Case one, RuleAsDesigned rule, RuleAsDesigned.Days days) {
    return Firm.sha256(
            "%s|%s|%s|%sT%s|%s|%s"
                .formatted(
                    one.matter(),
                    one.client(),
                    rule.channels().get(0),
                    one.date,
                    one.time.isEmpty() ? "-" : one.time,
                    days,
                    rule.templates()))
        .equals(one.fingerprint());
  }

  private boolean isOutOfReach(Case one, String channel) {
    return one.phone().isEmpty() && !channel.equals("Email");
  }

  private boolean applies(RuleAsDesigned rule, RuleAsDesigned.Days days, Case one, String type) {
    boolean named = rule.type().equalsIgnoreCase(type);
    boolean any =
        rule.type().equals("*")
            && !List.of("task", "court rule", "statute of limitations")
                .contains(type.toLowerCase(Locale.ROOT))
            && rules.stream().noneMatch(other -> other.shadows(rule.id(days), type));
    return (named || any) && rule.filtersMatch() && rule.isForClient() && one.date != null;
  }

  private boolean isAmbiguous(Case one, String type, String hash) {
    long same = 0;
    for (RuleAsDesigned rule : rules) {
      for (RuleAsDesigned.Days days : rule.days()) {
        if (rule.valid()
            && rule.enabled()
            && applies(rule, days, one, type)
            && Firm.sha256(one.deadlineId() + "|" + rule.id(days) + "|" + nominal(one, days))
                .equals(hash)) {
          same++;
        }
      }
    }
    return same > 1;
  }

  private boolean isSuperseded(RuleAsDesigned rule, Case one, String type, LocalDate nominal) {
    for (RuleAsDesigned other : rules) {
      for (RuleAsDesigned.Days days : other.days()) {
        if (other.valid()
            && other.enabled()
            && applies(other, days, one, type)
            && other.channels().get(0).equals(rule.channels().get(0))
            && nominal(one, days).isAfter(nominal)
            && !sendDay(nominal(one, days)).isAfter(Firm.TODAY)) {
          return true;
        }
      }
    }
    return false;
  }

  private LocalDate nominal(Case one, RuleAsDesigned.Days days) {
    if (!days.business()) {
      return one.date.minusDays(days.number());
    }
    LocalDate day = one.date;
    for (int left = days.number(); left > 0; ) {
      day = day.minusDays(1);
      if (day.getDayOfWeek() != DayOfWeek.SATURDAY
          && day.getDayOfWeek() != DayOfWeek.SUNDAY
          && !closed.contains(day)) {
        left--;
      }
    }
    return day;
  }

  private LocalDate sendDay(LocalDate nominal) {
    LocalDate day = nominal;
    while (closed.contains(day)) {
      day = day.minusDays(1);
    }
    return day;
  }

  private boolean isDue(LocalDate nominal) {
    LocalDate day = sendDay(nominal);
    return !nominal.isBefore(START)
        && !day.isAfter(Firm.TODAY)
        && !day.isBefore(Firm.TODAY.minusDays(CATCH_UP));
  }

  /** When it arrives, where today is no closed day. */
  private Instant moment(Case one, RuleAsDesigned rule, LocalDate sendDay) {
    ZoneId zone = one == Case.DEPOSITION_LATER ? HONOLULU : Firm.ZONE;
    LocalDate today = Firm.TODAY;
    Instant wished = sendDay.atTime(rule.sendAt(sendDay)).atZone(zone).toInstant();
    Instant from = wished.isAfter(Firm.NOW) ? wished : Firm.NOW;
    while (closed.contains(today)) {
      today = today.plusDays(1);
    }
    Instant opens =
        today
            .atTime(today.getDayOfWeek() == DayOfWeek.SUNDAY ? LocalTime.NOON : OPENS)
            .atZone(zone)
            .toInstant();
    return from.isAfter(opens) ? from : opens;
  }

  private static Map<String, String> values(
      Case one, String type, RuleAsDesigned rule, String hash, Instant delivered) {
    return Values.of(one, type, rule.fields(), hash, delivered);
  }
}
