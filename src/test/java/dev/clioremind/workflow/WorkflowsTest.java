package dev.clioremind.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.config.ConfigKey;
import dev.clioremind.core.time.CronExpression;
import dev.clioremind.core.time.SendWindow;
import dev.clioremind.docs.Page;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What GitHub would run of this repository is safe, complete, and comes at the right hours. */
@Timeout(30)
class WorkflowsTest {

  private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
  private static final Pattern NAMED = Pattern.compile("\\b(secrets|vars)\\.([A-Za-z0-9_]+)");

  /** Variables of the workflow itself. */
  private static final Set<String> NO_KEYS =
      Set.of("REMIND", "GOOGLE_WORKLOAD_IDENTITY_PROVIDER", "GOOGLE_SERVICE_ACCOUNT");

  private final Workflow remind = Workflow.file("remind.yml");

  private static Stream<Workflow> workflows() {
    return Stream.concat(
        Workflow.files().stream(),
        Workflow.ofPages().stream().filter(yaml -> yaml.at("jobs").isPresent()));
  }

  private static Stream<Workflow> sending() {
    return workflows().filter(workflow -> workflow.text().contains("clio-remind send"));
  }

  @Test
  void every_workflow_is_bounded_in_time_and_in_what_it_may_do() {
    assertThat(workflows()).hasSizeGreaterThanOrEqualTo(2);
    workflows()
        .forEach(
            workflow -> {
              assertThat(workflow.at("on")).as(workflow.name()).isPresent();
              Map<?, ?> permissions = (Map<?, ?>) workflow.need("permissions");
              assertThat(List.<Object>copyOf(permissions.values()))
                  .as(workflow.name())
                  .doesNotContain("write");
              workflow
                  .jobs()
                  .forEach(
                      (name, job) -> {
                        Map<?, ?> keys = (Map<?, ?>) job;
                        assertThat(keys.get("runs-on")).isEqualTo("ubuntu-24.04");
                        assertThat((Integer) keys.get("timeout-minutes")).isBetween(5, 60);
                      });
              for (Map<?, ?> step : workflow.steps()) {
                if (String.valueOf(step.get("uses")).startsWith("actions/checkout@")) {
                  assertThat(step.get("with"))
                      .as(workflow.name())
                      .isEqualTo(Map.of("persist-credentials", false));
                }
                // What others can write is data of a script, never a part of it.
                assertThat(String.valueOf(step.get("run")))
                    .as(workflow.name())
                    .doesNotContain("${{");
              }
            });
  }

  @Test
  void what_others_publish_is_named_by_its_commit_and_not_by_a_tag_that_can_move() {
    workflows()
        .forEach(
            workflow ->
                assertThat(workflow.text().lines().filter(line -> line.contains("uses: ")))
                    .as(workflow.name())
                    .allMatch(
                        line ->
                            line.matches(
                                "[ -]*uses: [\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+")));
  }

  /** A request from a fork runs with no secret: only {@code pull_request_target} would give it. */
  @Test
  void a_pull_request_gets_no_secret_and_no_place_among_the_firms_runs() {
    assertThat(Workflow.file("ci.yml").text()).doesNotContain("secrets.", "vars.", "id-token");
    workflows()
        .forEach(
            workflow -> {
              Map<?, ?> on = (Map<?, ?>) workflow.need("on");
              assertThat(on.containsKey("pull_request_target")).as(workflow.name()).isFalse();
              assertThat(on.containsKey("workflow_run")).as(workflow.name()).isFalse();
              if (workflow.text().contains("secrets.")) {
                assertThat(on.containsKey("pull_request")).as(workflow.name()).isFalse();
                assertThat(on.containsKey("push")).as(workflow.name()).isFalse();
              }
            });
  }

  @Test
  void a_secret_is_given_to_the_step_that_runs_the_program_and_to_no_other() {
    workflows()
        .flatMap(workflow -> workflow.steps().stream())
        .filter(step -> step.toString().contains("secrets."))
        .forEach(
            step -> {
              assertThat(String.valueOf(step.get("run"))).contains("clio-remind ");
              assertThat(step.get("uses")).isNull();
            });
  }

  @Test
  void runs_of_one_firm_wait_for_one_another_and_none_is_cut_short() {
    assertThat(sending().toList()).isNotEmpty();
    sending()
        .forEach(
            workflow -> {
              Map<?, ?> concurrency =
                  (Map<?, ?>)
                      workflow
                          .at("concurrency")
                          .orElseGet(() -> workflow.need("jobs", "send", "concurrency"));
              assertThat(concurrency.get("cancel-in-progress")).isEqualTo(false);
              assertThat((String) concurrency.get("group"))
                  .contains(ConfigKey.GHL_LOCATION_ID.environmentName());
            });
    assertThat(Workflow.ofPages())
        .filteredOn(yaml -> yaml.at("kind").filter("CronJob"::equals).isPresent())
        .singleElement()
        .satisfies(
            job -> {
              assertThat(job.need("spec", "concurrencyPolicy")).isEqualTo("Forbid");
              assertThat(job.need("spec", "jobTemplate", "spec", "backoffLimit")).isEqualTo(0);
            });
  }

  /** Waiting for a person must hold up nobody else, and nothing is sent before. */
  @Test
  void what_is_approved_is_what_is_sent() {
    Workflow approved =
        workflows()
            .filter(workflow -> workflow.text().contains("send --plan plan.json"))
            .findFirst()
            .orElseThrow();
    assertThat(approved.need("jobs", "approve", "environment")).isEqualTo("clio-remind");
    assertThat(approved.need("jobs", "approve", "needs")).isEqualTo("plan");
    assertThat(approved.need("jobs", "send", "needs")).isEqualTo("approve");
    assertThat(approved.at("jobs", "approve", "concurrency")).isEmpty();
    assertThat(approved.at("concurrency")).isEmpty();
    assertThat(approved.text()).contains("plan --days 0 --out plan.json");
  }

  @Test
  void it_is_off_until_a_variable_says_on_and_a_run_by_hand_is_a_dry_run() {
    assertThat(remind.need("jobs", "send", "if")).isEqualTo("vars.REMIND == 'on'");
    assertThat(remind.need("on", "workflow_dispatch", "inputs", "dry-run", "default"))
        .isEqualTo(true);
    assertThat(remind.need("on", "repository_dispatch", "types")).isEqualTo(List.of("clio-remind"));
    assertThat(remind.need("permissions")).isEqualTo(Map.of());
    assertThat(remind.need("jobs", "send", "permissions"))
        .isEqualTo(Map.of("contents", "read", "id-token", "write"));
    assertThat(remind.steps())
        .anyMatch(
            step ->
                String.valueOf(step.get("uses")).startsWith("actions/cache@")
                    && step.get("with") instanceof Map<?, ?> with
                    && "target/clio-remind.jar".equals(with.get("path")));
  }

  @Test
  void each_secret_and_variable_is_a_setting_of_the_program() {
    Set<String> secrets = names(ConfigKey::isSecret);
    Set<String> variables = names(key -> !key.isSecret());
    sending()
        .forEach(
            workflow -> {
              for (MatchResult named : NAMED.matcher(workflow.text()).results().toList()) {
                if (!NO_KEYS.contains(named.group(2))) {
                  assertThat(named.group(1).equals("secrets") ? secrets : variables)
                      .as(workflow.name())
                      .contains(named.group(2));
                }
              }
              for (Map<?, ?> step : workflow.steps()) {
                Map<?, ?> environment =
                    step.get("env") instanceof Map<?, ?> given ? given : Map.of();
                environment.forEach(
                    (name, value) -> {
                      if (String.valueOf(name).startsWith("CLIO_REMIND_")) {
                        assertThat(String.valueOf(value)).endsWith("." + name + " }}");
                      }
                    });
              }
            });
    assertThat(
            NAMED
                .matcher(remind.text())
                .results()
                .map(named -> named.group(2))
                .collect(Collectors.toSet()))
        .containsAll(ConfigKey.requiredKeys().stream().map(ConfigKey::environmentName).toList());
  }

  private static Set<String> names(Predicate<ConfigKey> kind) {
    return Arrays.stream(ConfigKey.values())
        .filter(kind)
        .map(ConfigKey::environmentName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void the_page_on_running_it_names_every_secret_and_variable() {
    String page = Page.named("running").text();
    assertThat(NAMED.matcher(remind.text()).results().map(named -> "`" + named.group(2) + "`"))
        .allSatisfy(name -> assertThat(page).contains(name));
  }

  /** Three times a day, in the coldest and the hottest week, at hours when messages may arrive. */
  @Test
  void runs_come_inside_the_default_window_in_winter_and_in_summer() {
    SendWindow window = SendWindow.parse(ConfigKey.SEND_WINDOW.defaultValue().orElseThrow());
    for (LocalDate monday : List.of(LocalDate.of(2027, 1, 11), LocalDate.of(2027, 7, 12))) {
      for (LocalDate day : monday.datesUntil(monday.plusWeeks(1)).toList()) {
        List<LocalTime> times = runs(day);
        System.out.println("remind.yml in New York: " + day + " " + times);
        assertThat(times).as(day.toString()).hasSize(3);
        var hours = Objects.requireNonNull(window.hours().get(day.getDayOfWeek()));
        assertThat(times)
            .allMatch(time -> !time.isBefore(hours.start()) && time.isBefore(hours.end()));
        if (day.getDayOfWeek() != DayOfWeek.SUNDAY) {
          assertThat(times.get(2)).isAfterOrEqualTo(LocalTime.of(16, 0));
        }
      }
    }
  }

  private List<LocalTime> runs(LocalDate day) {
    List<ZonedDateTime> runs = new ArrayList<>();
    for (Object line : (Collection<?>) remind.need("on", "schedule")) {
      CronExpression cron = CronExpression.parse(String.valueOf(((Map<?, ?>) line).get("cron")));
      for (LocalDate utc : List.of(day.minusDays(1), day, day.plusDays(1))) {
        cron.times(utc).forEach(time -> runs.add(utc.atTime(time).atZone(ZoneOffset.UTC)));
      }
    }
    return runs.stream()
        .map(run -> run.withZoneSameInstant(NEW_YORK))
        .filter(run -> run.toLocalDate().equals(day))
        .map(ZonedDateTime::toLocalTime)
        .sorted()
        .toList();
  }
}
