package dev.clioremind.core.plan;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.Due;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.rule.Audience;
import dev.clioremind.core.text.MergeFields;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a reminder has to say: the values of the merge fields, counted from the moment of delivery.
 */
final class FieldValues {

  static final Set<String> CASE_FACTS =
      Set.of("deadline.summary", "deadline.location", "matter.description");

  /** The fields that every reminder has, whatever its rule. */
  static final Set<String> NAMES =
      Set.of(
          "contact.first_name",
          "contact.last_name",
          "contact.name",
          "deadline.type",
          "deadline.date",
          "deadline.day",
          "deadline.time",
          "deadline.days_left",
          "deadline.when",
          "deadline.summary",
          "deadline.location",
          "matter.number",
          "matter.description",
          "attorney.name",
          "firm.name",
          "ref");

  private final PlanSettings settings;
  private final Map<String, String> customValues;

  /**
   * @param customValues the service's own values, by the name of their field
   */
  FieldValues(PlanSettings settings, Map<String, String> customValues) {
    this.settings = settings;
    this.customValues = customValues;
  }

  /**
   * The values for one reminder.
   *
   * @param delivered the moment at which the recipient reads it
   */
  MergeFields of(Reminder reminder, Person recipient, Instant delivered) {
    Occasion occasion = reminder.occasion();
    Deadline deadline = occasion.deadline();
    LocalDate date = deadline.due().date();
    LocalDate read = delivered.atZone(toldIn(deadline.due())).toLocalDate();
    long daysLeft = ChronoUnit.DAYS.between(read, date);
    Locale locale = settings.locale();
    Map<String, String> values = new HashMap<>(customValues);
    occasion.rule().mergeFields().forEach((column, text) -> values.put("rule." + column, text));
    values.put("contact.first_name", recipient.firstName());
    values.put("contact.last_name", recipient.lastName());
    values.put("contact.name", recipient.name());
    values.put("deadline.type", occasion.type());
    values.put(
        "deadline.date",
        plain(DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(date)));
    values.put("deadline.day", DateTimeFormatter.ofPattern("EEEE", locale).format(date));
    values.put("deadline.time", time(deadline.due()));
    values.put("deadline.days_left", Long.toString(daysLeft));
    values.put("deadline.when", when(daysLeft));
    values.put("deadline.summary", deadline.summary());
    values.put("deadline.location", deadline.location());
    values.put("matter.number", reminder.matter().number());
    values.put("matter.description", reminder.matter().description());
    // A client must not be told to ask for somebody who has left.
    values.put(
        "attorney.name",
        reminder.matter().attorneyLeft() ? settings.firmName() : reminder.matter().attorneyName());
    values.put("firm.name", settings.firmName());
    values.put("ref", Identity.ref(reminder.hash()));
    return new MergeFields(values, forbidden(occasion.rule().audience()));
  }

  /** Everybody but the firm's own attorney is told no case facts, unless the firm allows it. */
  private Set<String> forbidden(Audience audience) {
    return settings.caseText() || audience.kind() == Audience.Kind.ATTORNEY ? Set.of() : CASE_FACTS;
  }

  /** The end of the day for which "today", "tomorrow" and the days left were counted. */
  Instant endOfDay(Due due, Instant delivered) {
    ZoneId zone = toldIn(due);
    return delivered.atZone(zone).toLocalDate().plusDays(1).atStartOfDay(zone).toInstant();
  }

  private ZoneId toldIn(Due due) {
    return due instanceof Due.At at ? at.moment().getZone() : settings.zone();
  }

  private String time(Due due) {
    if (!(due instanceof Due.At at)) {
      return "";
    }
    ZonedDateTime moment = at.moment();
    String time =
        plain(
            DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT)
                .withLocale(settings.locale())
                .format(moment));
    ZonedDateTime firms = moment.withZoneSameInstant(settings.zone());
    DateTimeFormatter abbreviation = DateTimeFormatter.ofPattern("zzz", settings.locale());
    String zone = plain(abbreviation.format(moment));
    boolean sameWord = zone.equals(plain(abbreviation.format(firms)));
    boolean sameClock = moment.getOffset().equals(firms.getOffset());
    if (sameClock && (sameWord || moment.getZone() instanceof ZoneOffset)) {
      return time;
    }
    // CST is Chicago's and Shanghai's, IST Kolkata's and Jerusalem's: then only the offset tells.
    return time
        + " "
        + (sameWord ? DateTimeFormatter.ofPattern("O", settings.locale()).format(moment) : zone);
  }

  private static String when(long daysLeft) {
    if (daysLeft == 0) {
      return "today";
    }
    return daysLeft == 1 ? "tomorrow" : "in " + daysLeft + " days";
  }

  /**
   * Newer JDKs put narrow spaces into times, which would turn a text message into a costlier
   * encoding.
   */
  private static String plain(String text) {
    return text.replace('\u202f', ' ').replace('\u00a0', ' ');
  }
}
