package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.Failure;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.clio.ClioContact;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.GhlMessage;
import dev.clioremind.sandbox.ghl.Quirk;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What people and services may write where the program reads, through the whole program: what the
 * client received, and what the firm's screens, files and logs show.
 */
@Timeout(120)
class HostileRunsTest {

  private static final long HEARING = 1205;
  private static final long CLIENT = 504;
  private static final String CONTACT = "ctClient0000000000000504";
  private static final String ESC = "\u001b";

  /** Steers a terminal, ends a line, begins a command, breaks a column, is a formula. */
  private static final String NASTY =
      "=1+1|\n::set-output name=x::y\r\n##[error]z `<b>` %0A "
          + ESC
          + "[31mred\u009b1m \u202Eevil\u2066 \u007f,\"";

  @TempDir private Path folder = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
    rules(List.of("Court Date", "3", "SMS", "court_sms"));
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    office.close();
  }

  private void rules(List<String> row) {
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office.sandbox().book().typeRows("ReminderRules", List.of(row));
  }

  private void template(String channel, String body) {
    office
        .sandbox()
        .book()
        .addTextRows("Templates", List.of(List.of("own", channel, "Subject {{ref}}", body)));
    rules(List.of("Court Date", "3", channel, "own"));
  }

  private void clientIsCalled(String first, String last) {
    office
        .firm()
        .clio()
        .changeContact(
            CLIENT,
            before ->
                ClioContact.person(CLIENT, first, last)
                    .withPhone("Mobile", "(347) 555-0163")
                    .withEmail("Home", "david.kim@example.com"));
    office
        .sandbox()
        .ghl()
        .change(
            CONTACT,
            before ->
                GhlContact.of(CONTACT, first, last)
                    .withPhone("+13475550163")
                    .withEmail("david.kim@example.com")
                    .withTimezone(SampleFirm.ZONE.getId()));
  }

  private Result sendOne() {
    return office.run("send", "--deadline", "entry-" + HEARING, "--format", "table");
  }

  private List<GhlMessage> got() {
    return office.sandbox().ghl().messagesTo(CONTACT);
  }

  // Values

  @ParameterizedTest
  @ValueSource(strings = {"table", "markdown", "csv", "json"})
  @Survives({"54a", "54b", "54c", "54d"})
  void what_others_typed_acts_on_no_terminal_table_or_runner(String format) {
    office.firm().clio().addEventType(99, NASTY);
    office.firm().clio().changeEntry(HEARING, entry -> entry.ofType(99).withSummary(NASTY));
    clientIsCalled("Ana" + NASTY, "Kim" + NASTY);
    office.sandbox().book().deleteRows("ReminderRules", 2, 12);
    office
        .sandbox()
        .book()
        .addTextRows(
            "ReminderRules",
            List.of(
                List.of(NASTY, "3", "SMS", "court_sms"),
                List.of("Court Date", NASTY, "SMS", "court_sms", "x"),
                List.of("Court Date", "3", "SMS", NASTY, "y")));
    office.withEnvironment("GITHUB_ACTIONS", "true");
    List<Result> results = new ArrayList<>();
    results.add(office.run("plan", "--dry-run", "--format", format));
    results.add(office.run("send", "--format", format));
    results.add(office.run("audit", "list", "--format", format));

    for (Result result : results) {
      String all = result.out() + result.err();
      assertThat(all.codePoints().filter(c -> c != '\n' && isHarmful(c)).toArray()).isEmpty();
      assertThat(result.out().lines())
          .noneMatch(line -> line.strip().startsWith("::"))
          .noneMatch(line -> line.contains("##["));
      assertThat(result.err().lines().filter(line -> line.strip().startsWith("::")))
          .allMatch(line -> line.matches("::(error|warning|add-mask|group|endgroup)( .*)?::.*"));
      assertThat(all).doesNotContain("Ana=1");
    }
  }

  private static boolean isHarmful(int c) {
    return Character.isISOControl(c)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069)
        || c == 0x200e
        || c == 0x200f;
  }

  @ParameterizedTest
  @CsvSource({"👩‍⚖️ Zoë, O’Brien", "זוהר, כהן", "محمد, الأحمد", "志明, 陳", "Nguyễn, Thị Hồng"})
  @Survives({"55a", "55b"})
  void emoji_and_names_of_every_script_arrive_whole(String first, String last) {
    for (String channel : List.of("SMS", "Email")) {
      open();
      clientIsCalled(first, last);
      template(channel, "{{firm.name}}: {{contact.first_name}} {{contact.last_name}}: {{ref}}");
      office.sandbox().ghl().change(CONTACT, contact -> contact.withDnd("Email", "inactive"));

      Result result = sendOne();

      assertThat(got()).as(result.out()).hasSize(1);
      assertThat(got().get(0).content()).contains("Park Law: " + first + " " + last + ": ");
      assertThat(result.out() + result.err()).doesNotContain(first, last);
    }
  }

  @ParameterizedTest
  @CsvSource({"SMS, 0, 5", "Email, 1, 0"})
  @Survives("55c")
  void a_text_of_ten_thousand_characters_is_sent_whole_or_refused_and_never_cut(
      String channel, int sent, int code) {
    String summary = "Hearing on " + "x".repeat(10_000) + " and its end";
    office.with("send.case-text = true");
    office.firm().clio().changeEntry(HEARING, entry -> entry.withSummary(summary));
    office.sandbox().ghl().change(CONTACT, contact -> contact.withDnd("Email", "inactive"));
    template(channel, "{{firm.name}}: {{deadline.summary}} {{ref}}");

    Result result = sendOne();

    assertThat(got()).as(result.out()).hasSize(sent);
    assertThat(got()).allMatch(message -> message.content().contains(summary));
    assertThat(result.code()).isEqualTo(code);
    assertThat(result.out()).doesNotContain("xxxxxxxxxx");
  }

  @ParameterizedTest
  @EnumSource(
      value = Quirk.class,
      names = {"BRACES_REFUSED", "BRACES_BLANKED"})
  @Survives("56")
  void merge_fields_in_a_name_are_neither_filled_in_here_nor_there(Quirk quirk) {
    office.sandbox().ghl().turnOn(quirk);
    clientIsCalled("{{contact.email}} {{custom_values.secret}} ${x} {%raw%}", "Kim }}{{");
    template("SMS", "{{firm.name}}: {{contact.first_name}}{{contact.last_name}} {{ref}}");

    Result result = sendOne();

    assertThat(got()).as(result.out()).hasSize(1);
    assertThat(got().get(0).content())
        .contains("contact.email")
        .doesNotContain("{{", "}}", "david.kim@example.com");
    assertThat(got().get(0).shown()).contains("contact.email", "custom_values.secret");
  }

  // Secrets

  @ParameterizedTest
  @ValueSource(
      strings = {
        "CLIO_REMIND_GHL_TOKEN",
        "CLIO_REMIND_CLIO_REFRESH_TOKEN",
        "CLIO_REMIND_CLIO_CLIENT_SECRET"
      })
  @Survives("57")
  void a_secret_with_a_line_break_in_it_is_an_error_that_does_not_show_it(String variable) {
    office.withEnvironment(variable, "pit-in-two\nparts-of-a-secret");

    for (String[] command :
        List.of(
            new String[] {"send"},
            new String[] {"send", "-v", "-v", "--format", "json"},
            new String[] {"auth", "status"})) {
      Result result = office.run(command);

      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.CONFIGURATION.number());
      assertThat(result.out() + result.err())
          .contains(variable + ": has a line break inside")
          .doesNotContain("in-two", "parts-of-a-secret");
    }
    assertThat(office.sandbox().ledger().size()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 400, 401, 403, 404, 422, 500})
  @Survives("58")
  void a_service_that_repeats_our_secrets_has_them_shown_nowhere(int status) {
    Map<String, String> settings = office.sandbox().settings();
    String access = office.sandbox().clio().signIn().accessToken();
    List<String> secrets =
        List.of(
            GhlStandIn.TOKEN,
            settings.getOrDefault("clio.client-secret", ""),
            settings.getOrDefault("clio.refresh-token", ""));
    String echo =
        secrets.stream().collect(Collectors.joining(" ", "Bearer ", " " + access))
            + " +13475550163 david.kim@example.com";
    String body =
        "{\"error\":{\"type\":\"%1$s\",\"message\":\"%1$s\",\"status\":\"%1$s\",\"code\":%2$s},\"message\":\"%1$s\",\"error_description\":\"%1$s\",\"canonicalCode\":\"%1$s\",\"traceId\":\"%1$s\"}"
            .formatted(echo, status);
    for (String path :
        List.of(
            "/oauth/token",
            "/calendar_entries",
            "/contacts",
            "/contacts/search",
            "/conversations/messages",
            "/token",
            "values:batchGet",
            ":append")) {
      open();
      office
          .sandbox()
          .faults()
          .failAll(call -> call.path().contains(path), Failure.status(status).withBody(body));

      Result result = office.run("send", "-v", "-v", "--format", "json");
      Result plain = office.later(Duration.ofHours(1)).run("send", "-v", "-v");

      String all = result.out() + result.err() + plain.out() + plain.err() + everyCellOfOurs();
      assertThat(all).as(path).doesNotContain(secrets).doesNotContain("555016", "david.kim");
    }
  }

  private String everyCellOfOurs() {
    return List.of("AuditLog", "Status", "Runs", "Upcoming").stream()
        .flatMap(tab -> office.sandbox().book().rows(tab).stream())
        .map(List::toString)
        .collect(Collectors.joining("\n"));
  }

  // Proxies

  @ParameterizedTest
  @CsvSource({
    "HTTPS_PROXY, http://user:hunter2@proxy.example.com:3128",
    "https_proxy, proxy.example.com",
    "HTTPS_PROXY, socks5://proxy.example.com:1080",
    "HTTPS_PROXY, http://proxy.example.com:99999",
    "HTTP_PROXY, not a proxy at all"
  })
  @Survives("59b")
  void a_proxy_that_can_not_be_used_is_one_clear_error(String variable, String value) {
    for (String command : List.of("send", "plan", "doctor")) {
      Result result = office.withEnvironment(variable, value).run(command);

      assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.CONFIGURATION.number());
      assertThat(result.err()).containsIgnoringCase(variable).doesNotContain("hunter2");
      assertThat(result.err().lines().filter(line -> line.contains("clio-remind"))).hasSize(1);
    }
    assertThat(office.sandbox().ledger().size()).isZero();
  }

  @Test
  @Survives("59b")
  void a_proxy_that_is_not_there_is_a_service_that_could_not_be_reached() {
    Result result =
        office
            .without("clio.base-url", "ghl.base-url")
            .withEnvironment("HTTPS_PROXY", "http://127.0.0.1:9")
            .run("send");

    assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.TRY_AGAIN.number());
    assertThat(result.err()).contains("Could not").contains("the proxy 127.0.0.1:9");
    assertThat(got()).isEmpty();
  }
}
