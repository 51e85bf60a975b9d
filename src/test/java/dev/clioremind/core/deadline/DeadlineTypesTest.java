package dev.clioremind.core.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.people.Party;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.SheetText;
import dev.clioremind.core.sheet.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class DeadlineTypesTest {

  private static final DeadlineTypes NO_ROWS = DeadlineTypes.read(Table.empty("DeadlineTypes"));

  @Test
  void an_entry_has_its_event_type() {
    assertThat(NO_ROWS.typeOf(entry("Court Date", "Firm", true))).contains("Court Date");
  }

  @Test
  void an_entry_of_a_court_rule_without_event_type_is_a_court_rule() {
    assertThat(NO_ROWS.typeOf(entry("", "Firm", true))).contains("Court Rule");
  }

  @Test
  void an_entry_without_event_type_has_the_name_of_its_calendar() {
    assertThat(NO_ROWS.typeOf(entry("", "Hearings", false))).contains("Hearings");
  }

  @Test
  void an_entry_that_nothing_names_is_a_calendar_entry() {
    assertThat(NO_ROWS.typeOf(entry("", "", false))).contains("Calendar Entry");
  }

  @Test
  void a_task_has_its_type_or_is_a_task() {
    assertThat(NO_ROWS.typeOf(task("Filing", false))).contains("Filing");
    assertThat(NO_ROWS.typeOf(task("", false))).contains("Task");
  }

  @Test
  void a_statute_of_limitations_stays_one_whatever_the_rows_say() {
    DeadlineTypes types =
        read(
            """
            Source    | Matches | Deadline Type
            task type | *       | -
            summary   | *       | Court Date
            """);

    assertThat(types.typeOf(task("Filing", true))).contains("Statute of Limitations");
    assertThat(types.typeOf(task("", true))).contains("Statute of Limitations");
  }

  @Test
  void the_first_row_that_matches_wins() {
    DeadlineTypes types =
        read(
            """
            Source     | Matches        | Deadline Type
            summary    | *zoom*         | Video Hearing
            event type | hearing        | Court Date
            event type | *              | Other
            """);

    assertThat(types.typeOf(deadline("entry-1", Labels.entry("Hearing", "", false), "On Zoom")))
        .contains("Video Hearing");
    assertThat(types.typeOf(entry("HEARING ", "Firm", false))).contains("Court Date");
    assertThat(types.typeOf(entry("Motion", "Firm", false))).contains("Other");
    assertThat(types.typeOf(entry("", "Firm", false))).as("no event type").contains("Firm");
  }

  @Test
  void each_source_is_looked_at() {
    DeadlineTypes types =
        read(
            """
            Source     | Matches | Deadline Type
            Event Type | a       | A
            CALENDAR   | b       | B
            tasktype   | c       | C
            summary    | d       | D
            """);

    assertThat(types.typeOf(entry("a", "", false))).contains("A");
    assertThat(types.typeOf(entry("", "b", false))).contains("B");
    assertThat(types.typeOf(task("c", false))).contains("C");
    assertThat(types.typeOf(deadline("task-1", Labels.task("", false), " D "))).contains("D");
  }

  @Test
  void a_minus_means_never_remind() {
    DeadlineTypes types =
        read("Source|Matches|Deadline Type\ncalendar|Holidays*|-\ncalendar|*|Court Date");

    assertThat(types.typeOf(entry("", "Holidays & birthdays", false))).isEmpty();
    assertThat(types.typeOf(entry("", "Firm", false))).contains("Court Date");
  }

  @Test
  void a_row_can_apply_to_an_entry_of_a_court_rule() {
    DeadlineTypes types = read("Source|Matches|Deadline Type\nsummary|*hearing*|Court Date");

    assertThat(types.typeOf(deadline("entry-1", Labels.entry("", "", true), "Hearing on motion")))
        .contains("Court Date");
  }

  @Test
  void a_row_for_tasks_says_nothing_of_entries_and_the_other_way_round() {
    DeadlineTypes types =
        read("Source|Matches|Deadline Type\ntask type|*|-\nevent type|*|-\ncalendar|*|-");

    assertThat(types.typeOf(task("", false))).contains("Task");
    assertThat(types.typeOf(task("Filing", false))).isEmpty();
    assertThat(types.typeOf(entry("", "", false))).contains("Calendar Entry");
  }

  @Test
  void a_row_whose_type_is_blank_has_no_effect_and_is_counted() {
    DeadlineTypes types =
        read("Source|Matches|Deadline Type\ncalendar|Firm|\nevent type|Trial|Court Date");

    assertThat(types.typeOf(entry("", "Firm", false))).contains("Firm");
    assertThat(types.typeOf(entry("", "Firm", true))).contains("Court Rule");
    assertThat(types.problems()).isEmpty();
    assertThat(types.undecided()).isOne();
    assertThat(types.types()).containsExactly("Court Date");
  }

  @Test
  void a_wrong_row_is_refused_by_number_and_column_and_the_others_hold() {
    DeadlineTypes types =
        read(
            """
            Source  | Matches | Deadline Type
            event   | a       | A
            summary |         | B

            summary | x       | *
                    |         | #REF!
            calendar| Firm    | Court Date
                    |         | =TRUE
            """);

    assertThat(types.typeOf(entry("", "Firm", false))).contains("Court Date");
    assertThat(types.problems())
        .containsExactly(
            refused(2, "Source", "'event' is not one of event type, calendar, task type, summary"),
            refused(3, "Matches", "is empty"),
            refused(5, "Deadline Type", "'*' is for rules; name a deadline type, or - for never"),
            refused(6, "Source", "is empty"),
            refused(6, "Matches", "is empty"),
            refused(6, "Deadline Type", "#REF! is an error of the spreadsheet, not a value"));
  }

  private static Problem refused(int row, String column, String what) {
    return Problem.row("DeadlineTypes", row, column, what);
  }

  private static DeadlineTypes read(String text) {
    return DeadlineTypes.read(SheetText.table("DeadlineTypes", text));
  }

  private static Deadline entry(String eventType, String calendar, boolean courtRule) {
    return deadline("entry-1", Labels.entry(eventType, calendar, courtRule), "");
  }

  private static Deadline task(String taskType, boolean statuteOfLimitations) {
    return deadline("task-1", Labels.task(taskType, statuteOfLimitations), "");
  }

  private static Deadline deadline(String id, Labels labels, String summary) {
    return new Deadline(
        new DeadlineId(id),
        new Due.OnDate(LocalDate.of(2026, 11, 25)),
        new MatterLink.None(),
        labels,
        summary,
        "",
        "",
        new Party.Nobody(),
        Instant.EPOCH);
  }
}
