package dev.clioremind.fuzz;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One row of {@code ReminderRules} by DESIGN, section 4.
 *
 * @param valid whether every cell can be read
 * @param days as far as they can be read
 * @param ownId empty without one
 * @param time of SendAt; empty for the window's opening
 * @param fields the firm's own columns, by squeezed header
 */
record RuleAsDesigned(
    String row,
    boolean valid,
    String type,
    List<Days> days,
    List<String> channels,
    String templates,
    String ownId,
    boolean enabled,
    Optional<LocalTime> time,
    String audience,
    Set<String> areas,
    Set<String> attorneys,
    Map<String, String> fields) {

  static final List<String> REQUIRED_HEADERS =
      List.of("Deadline Type", "DaysOut", "Channel", "TemplateID");

  private static final Pattern DAYS = Pattern.compile("0*([0-9]{1,3})\\s*([bB]?)");
  private static final Pattern TIME = Pattern.compile("([0-9]{1,2}):([0-9]{2})");
  private static final Pattern ELSE =
      Pattern.compile("(^|[\\s\u00a0]+)else([\\s\u00a0]+|$)", Pattern.CASE_INSENSITIVE);
  private static final List<String> CHANNELS = List.of("SMS", "Email", "WhatsApp", "Workflow");
  private static final List<String> COLUMNS =
      List.of(
          "deadline type",
          "daysout",
          "channel",
          "templateid",
          "ruleid",
          "enabled",
          "sendat",
          "audience",
          "practicearea",
          "attorney");
  private static final int LONGEST_ID = 80;
  private static final int YEAR = 366;

  /** How many days before. */
  record Days(int number, boolean business) {
    @Override
    public String toString() {
      return number + (business ? "b" : "");
    }
  }

  /** Reads one. */
  static RuleAsDesigned of(Map<String, String> row) {
    String type = row.getOrDefault("deadline type", "");
    Optional<List<Days>> days = days(row.getOrDefault("daysout", ""));
    List<String> channels = parts(row.getOrDefault("channel", ""));
    Optional<List<String>> known = channels(channels);
    String templates = row.getOrDefault("templateid", "");
    String ownId = row.getOrDefault("ruleid", "");
    String enabled = row.getOrDefault("enabled", "");
    Optional<Optional<LocalTime>> time = time(row);
    Map<String, String> fields = new HashMap<>(row);
    fields
        .keySet()
        .removeIf(
            key ->
                key.equals("#") || key.startsWith(TableAsDesigned.NUMBER) || COLUMNS.contains(key));
    boolean valid =
        !type.isEmpty()
            && days.isPresent()
            && known.isPresent()
            && isTemplate(templates, channels.size())
            && isId(ownId, days)
            && YesOrNo.READABLE.contains(enabled.toLowerCase(Locale.ROOT))
            && time.isPresent()
            && namesSomebody(row.getOrDefault("practicearea", ""))
            && namesSomebody(row.getOrDefault("attorney", ""))
            && row.values().stream().noneMatch(TableAsDesigned::isError);
    return new RuleAsDesigned(
        row.getOrDefault("#", ""),
        valid,
        type,
        days.orElseGet(() -> readable(row.getOrDefault("daysout", ""))),
        known.orElse(channels),
        templates,
        ownId,
        YesOrNo.isYes(enabled, true),
        time.flatMap(any -> any),
        row.getOrDefault("audience", ""),
        names(row.getOrDefault("practicearea", "")),
        names(row.getOrDefault("attorney", "")),
        fields);
  }

  private static Optional<List<Days>> days(String text) {
    List<String> elements = elements(text);
    List<Days> days = readable(text);
    return days.size() == elements.size() && Set.copyOf(days).size() == days.size()
        ? Optional.of(days)
        : Optional.empty();
  }

  private static List<String> elements(String text) {
    return List.of(text.replace('\u00a0', ' ').split("[,;]", -1));
  }

  private static List<Days> readable(String text) {
    List<Days> days = new ArrayList<>();
    for (String element : elements(text)) {
      Matcher form = DAYS.matcher(element.strip());
      if (form.matches()) {
        int number = Integer.parseInt(form.group(1));
        boolean business = !form.group(2).isEmpty();
        if (number <= YEAR && !(business && number == 0)) {
          days.add(new Days(number, business));
        }
      }
    }
    return days;
  }

  private static List<String> parts(String text) {
    return Stream.of(ELSE.split(text, -1)).map(String::strip).toList();
  }

  private static Optional<List<String>> channels(List<String> words) {
    List<String> known =
        words.stream().flatMap(word -> CHANNELS.stream().filter(word::equalsIgnoreCase)).toList();
    return words.size() <= 2
            && known.size() == words.size()
            && new HashSet<>(known).size() == known.size()
        ? Optional.of(known)
        : Optional.empty();
  }

  private static boolean isTemplate(String text, int channels) {
    List<String> ids = parts(text);
    return ids.stream().noneMatch(String::isEmpty) && ids.size() <= Math.min(2, channels);
  }

  private static boolean isId(String id, Optional<List<Days>> days) {
    int list = days.map(List::size).orElse(1);
    int longest =
        list < 2
            ? 0
            : days.orElseThrow().stream()
                .mapToInt(one -> one.toString().length() + 2)
                .max()
                .orElse(0);
    return id.codePoints()
            .noneMatch(
                c ->
                    c == '|'
                        || Character.isISOControl(c)
                        || List.of(
                                (int) Character.FORMAT,
                                (int) Character.LINE_SEPARATOR,
                                (int) Character.PARAGRAPH_SEPARATOR)
                            .contains(Character.getType(c)))
        && (id.isEmpty() || id.codePointCount(0, id.length()) + longest <= LONGEST_ID);
  }

  private static boolean namesSomebody(String text) {
    return text.isEmpty() || !names(text).isEmpty();
  }

  private static Set<String> names(String text) {
    return Stream.of(text.split(";", -1))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet());
  }

  /** Empty where it can't be read or lies outside the hours of every day. */
  @SuppressWarnings(
      "OptionalMapToOptional") // Outside: whether it can be read; inside: whether there is one.
  private static Optional<Optional<LocalTime>> time(Map<String, String> row) {
    String text = row.getOrDefault("sendat", "");
    if (text.isEmpty()) {
      return Optional.of(Optional.empty());
    }
    Optional<LocalTime> time = Optional.empty();
    Matcher form = TIME.matcher(text);
    if (row.containsKey(TableAsDesigned.NUMBER + "sendat")) {
      BigDecimal fraction = new BigDecimal(text);
      if (fraction.signum() >= 0 && fraction.compareTo(BigDecimal.ONE) < 0) {
        time =
            Optional.of(
                LocalTime.ofSecondOfDay(
                    Math.min(86_399, Math.round(fraction.doubleValue() * 86_400))));
      }
    } else if (form.matches()
        && Integer.parseInt(form.group(1)) < 24
        && Integer.parseInt(form.group(2)) < 60) {
      time =
          Optional.of(
              LocalTime.of(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2))));
    }
    return time.filter(t -> !t.isBefore(LocalTime.of(9, 0)) && t.isBefore(LocalTime.of(18, 0)))
        .map(Optional::of);
  }

  /** The RuleID that one number of days has. */
  String id(Days one) {
    if (ownId.isEmpty()) {
      return channels.get(0) + "-" + one + "d";
    }
    return days.size() > 1 ? ownId + "-" + one + "d" : ownId;
  }

  /** Whether this row, whatever its own state, takes a RuleID away from the rules for any type. */
  boolean shadows(String ruleId, String deadlineType) {
    if (type.equals("*") || !type.equalsIgnoreCase(deadlineType)) {
      return false;
    }
    boolean channelKnown = CHANNELS.contains(channels.get(0));
    boolean byId =
        (!ownId.isEmpty() || channelKnown) && days.stream().anyMatch(d -> id(d).equals(ruleId));
    return byId || (!ownId.isEmpty() && (ruleId.equals(ownId) || ruleId.startsWith(ownId + "-")));
  }

  String template(int channel) {
    List<String> ids = parts(templates);
    return ids.get(Math.min(channel, ids.size() - 1));
  }

  boolean isForClient() {
    return audience.isEmpty() || audience.equalsIgnoreCase("Client");
  }

  boolean filtersMatch() {
    return (areas.isEmpty() || areas.contains("family law"))
        && (attorneys.isEmpty() || attorneys.contains("lee parkhurst"));
  }

  /** The hour of a day, which has its own opening. */
  LocalTime sendAt(LocalDate day) {
    boolean sunday = day.getDayOfWeek() == DayOfWeek.SUNDAY;
    LocalTime opens = sunday ? LocalTime.NOON : LocalTime.of(9, 0);
    LocalTime closes = sunday ? LocalTime.of(17, 0) : LocalTime.of(18, 0);
    return time.filter(t -> !t.isBefore(opens) && t.isBefore(closes)).orElse(opens);
  }
}
