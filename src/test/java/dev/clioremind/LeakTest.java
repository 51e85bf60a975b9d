package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.LeakSearch.Place;
import dev.clioremind.Office.Result;
import dev.clioremind.cli.Services;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.send.MessageSender;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.sandbox.Failure;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.ghl.Refusal;
import dev.clioremind.sandbox.sheets.Devices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Nothing kept: in every kind of run, no client's name, number, address, message, matter number or
 * case fact and no secret stands in any place that outlives the run, nor goes to anybody who does
 * not need it. Prints what was searched as a table of kinds and places.
 */
@Timeout(300)
class LeakTest {

  private static final List<String> FORMATS = List.of("table", "json", "csv", "markdown");
  private static final Map<Kind, Map<Place, Integer>> SEARCHED = new EnumMap<>(Kind.class);

  @TempDir private Path folder = Path.of(".");
  private final SandboxBrowser browser = new SandboxBrowser();
  private AlertReceivers receivers = new AlertReceivers();
  private Office office = new Office(Path.of("."));
  private Canaries canaries = Canaries.plantedIn(office);
  private LeakSearch search = new LeakSearch(office, receivers, canaries);

  @BeforeEach
  void open() {
    office.close();
    receivers.close();
    receivers = new AlertReceivers();
    office =
        receivers
            .connect(new Office(folder))
            .with("alert.ghl-contact-id = " + LeakSearch.OFFICE)
            .with("send.case-text = true");
    canaries = Canaries.plantedIn(office);
    search = new LeakSearch(office, receivers, canaries);
  }

  @AfterEach
  void close() {
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    office.close();
    receivers.close();
  }

  @AfterAll
  static void tell() {
    StringBuilder table = new StringBuilder("Leak search, in thousands of characters searched:\n");
    table.append("%-26s".formatted(""));
    for (Place place : Place.values()) {
      table.append("%16s".formatted(words(place.name())));
    }
    SEARCHED.forEach(
        (kind, sizes) -> {
          table.append("%n%-26s".formatted(words(kind.name())));
          for (Place place : Place.values()) {
            table.append(
                String.format(Locale.ROOT, "%16.1f", sizes.getOrDefault(place, 0) / 1000.0));
          }
        });
    System.out.println(table);
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private Result run(String... arguments) {
    Result result = office.run(arguments);
    search.ran(result);
    return result;
  }

  private void onceAnHour(String... arguments) {
    run(arguments);
    office.later(Duration.ofHours(1));
  }

  private static String[] with(List<String> words, String... more) {
    return Stream.concat(words.stream(), Arrays.stream(more)).toArray(String[]::new);
  }

  private void inActions() {
    office
        .withEnvironment("CI", "true")
        .withEnvironment("GITHUB_ACTIONS", "true")
        .withEnvironment("GITHUB_STEP_SUMMARY", folder.resolve("summary.md").toString());
  }

  /** Each kind of run. */
  enum Kind {
    PLAN,
    SEND,
    SEND_IN_ACTIONS,
    SEND_OF_A_SAVED_PLAN,
    NEW_CONTACTS,
    SAMPLES,
    MOVED_AND_WITHDRAWN,
    GHL_REPEATS_WHAT_WE_SENT,
    SERVICES_REPEAT_EVERYTHING,
    ANSWERS_OF_THE_WRONG_SHAPE,
    A_DEFECT,
    INTERRUPTED,
    AUDIT,
    INIT_AND_DOCTOR,
    SIGNING_IN_AND_OUT,
    WRONG_SETTINGS
  }

  private void play(Kind kind) {
    switch (kind) {
      case PLAN -> plans();
      case SEND -> sends();
      case SEND_IN_ACTIONS -> inAJob();
      case SEND_OF_A_SAVED_PLAN -> savedPlan();
      case NEW_CONTACTS -> newContacts();
      case SAMPLES -> samples();
      case MOVED_AND_WITHDRAWN -> moved();
      case GHL_REPEATS_WHAT_WE_SENT -> ghlEchoes();
      case SERVICES_REPEAT_EVERYTHING -> allEcho();
      case ANSWERS_OF_THE_WRONG_SHAPE -> wrongShapes();
      case A_DEFECT -> defects();
      case INTERRUPTED -> interrupted();
      case AUDIT -> audits();
      case INIT_AND_DOCTOR -> setsUp();
      case SIGNING_IN_AND_OUT -> signsIn();
      case WRONG_SETTINGS -> wrongSettings();
    }
  }

  /** The places that a kind of run must have come to. */
  private static Set<Place> used(Kind kind) {
    return switch (kind) {
      case PLAN -> EnumSet.of(Place.STDOUT, Place.STDERR, Place.FILES);
      case SEND ->
          EnumSet.of(
              Place.STDOUT, Place.STDERR, Place.ALERTS, Place.OFFICE_MAIL, Place.CALLS_TO_GHL);
      case SEND_IN_ACTIONS -> EnumSet.of(Place.STDERR, Place.SUMMARY, Place.ALERTS);
      case SEND_OF_A_SAVED_PLAN -> EnumSet.of(Place.STDOUT, Place.FILES);
      case NEW_CONTACTS -> EnumSet.of(Place.STDOUT, Place.CALLS_TO_GHL);
      case SAMPLES -> EnumSet.of(Place.STDOUT);
      case MOVED_AND_WITHDRAWN -> EnumSet.of(Place.STDOUT, Place.SPREADSHEET);
      case GHL_REPEATS_WHAT_WE_SENT -> EnumSet.of(Place.STDOUT, Place.ALERTS);
      case SERVICES_REPEAT_EVERYTHING -> EnumSet.of(Place.STDERR, Place.ALERTS);
      case ANSWERS_OF_THE_WRONG_SHAPE -> EnumSet.of(Place.STDERR, Place.ALERTS);
      case A_DEFECT -> EnumSet.of(Place.STDERR, Place.SUMMARY, Place.ALERTS);
      case INTERRUPTED -> EnumSet.of(Place.STDOUT, Place.ALERTS);
      case AUDIT -> EnumSet.of(Place.STDOUT, Place.FILES, Place.SPREADSHEET);
      case INIT_AND_DOCTOR -> EnumSet.of(Place.STDOUT, Place.SPREADSHEET);
      case SIGNING_IN_AND_OUT -> EnumSet.of(Place.STDOUT, Place.STDERR);
      case WRONG_SETTINGS -> EnumSet.of(Place.STDERR);
    };
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void nothing_of_a_client_and_no_secret_is_left_anywhere(Kind kind) {
    play(kind);

    SEARCHED.put(kind, search.sizes());
    assertThat(search.found())
        .allSatisfy((place, found) -> assertThat(found).as(kind + ", " + place).isEmpty());
    assertThat(search.sizes())
        .as("the kind really went there")
        .allSatisfy(
            (place, size) -> {
              if (used(kind).contains(place)) {
                assertThat(size).as(place.name()).isPositive();
              }
            });
  }

  // The kinds

  private void plans() {
    for (String format : FORMATS) {
      run("plan", "--format", format, "-v", "--days", "30");
      run("plan", "--dry-run", "-v", "-v", "--format", format, "--log-format", "json");
    }
    run("plan", "--out", "plan.json", "--html", "plan.html", "--detailed-exitcode");
    office.watched();
    run("plan", "--dry-run");
  }

  private void sends() {
    for (String format : FORMATS) {
      onceAnHour("send", "--max-sends", "3", "--format", format, "-v");
      onceAnHour("send", "--format", format, "-v", "-v", "--log-format", "json");
      office.later(Duration.ofDays(1));
    }
    assertThat(office.sandbox().ghl().everyText().toString()).contains(Canaries.MARK);
  }

  private void inAJob() {
    inActions();
    onceAnHour("plan", "-v", "--format", "json");
    onceAnHour("send", "-v", "-v");
  }

  private void savedPlan() {
    run("plan", "--days", "0", "--out", "plan.json");
    onceAnHour("send", "--plan", "plan.json", "-v");
    assertThat(office.sandbox().ghl().accepted()).isPositive();
  }

  private void newContacts() {
    office.with("ghl.create-contacts = true");
    onceAnHour("send", "-v", "-v");
    office.sandbox().ghl().contacts().forEach(one -> office.sandbox().ghl().remove(one.id()));
    office.later(Duration.ofDays(1));
    onceAnHour("send", "-v", "-v", "--format", "json");
  }

  private void samples() {
    for (String format : FORMATS) {
      run("send", "--test-contact", LeakSearch.OFFICE, "--format", format, "-v");
    }
  }

  private void moved() {
    office.withUsualHours().later(Duration.ofHours(10));
    onceAnHour("send", "-v");
    office
        .firm()
        .clio()
        .entries()
        .forEach(
            entry ->
                office.firm().clio().moveEntry(entry.id(), office.now().atZone(SampleFirm.ZONE)));
    onceAnHour("send", "-v", "--format", "json");
    onceAnHour("send", "-v");
  }

  private void ghlEchoes() {
    List<Refusal> refusals =
        List.of(
            new Refusal(400, "CONVERSATIONS_MSG_INVALID_EMAIL", canaries.echo()),
            new Refusal(422, canaries.echo(), canaries.echo()),
            new Refusal(404, "", canaries.echo()),
            new Refusal(500, canaries.echo(), canaries.echo()));
    int next = 0;
    for (var contact : office.sandbox().ghl().contacts()) {
      if (!contact.id().equals(LeakSearch.OFFICE)) {
        office.sandbox().ghl().refuse(contact.id(), refusals.get(next++ % refusals.size()));
      }
    }
    onceAnHour("send", "-v", "-v");
    onceAnHour("send", "--format", "json");
    run("audit", "list");
    run("audit", "report");
  }

  private void allEcho() {
    inActions();
    for (int status : new int[] {400, 401, 403, 404, 409, 422, 429, 500}) {
      for (String service : List.of("clio", "ghl", "sheets")) {
        strike(service, Failure.status(status).withBody(echoing(status)));
        onceAnHour("send", "-v", "-v");
        run("plan", "--dry-run", "--format", "json");
        run("doctor");
        office.sandbox().faults().heal();
      }
    }
  }

  /** All calls of a service but those by which one signs in: else nothing else would be asked. */
  private void strike(String service, Failure failure) {
    office
        .sandbox()
        .faults()
        .failAll(
            call -> call.service().equals(service) && !call.path().endsWith("/token"), failure);
  }

  private String echoing(int status) {
    return ("{\"error\":{\"type\":\"%1$s\",\"message\":\"%1$s\",\"status\":\"%1$s\",\"code\":%2$s,"
            + "\"errors\":[{\"message\":\"%1$s\",\"reason\":\"%1$s\",\"domain\":\"%1$s\"}]},"
            + "\"message\":\"%1$s\",\"error_description\":\"%1$s\",\"canonicalCode\":\"%1$s\","
            + "\"traceId\":\"%1$s\"}")
        .formatted(canaries.echo(), status);
  }

  /** What a reader of JSON quotes when it meets something that it did not expect. */
  private void wrongShapes() {
    String name = canaries.echo();
    for (String body :
        List.of(
            name,
            "\"" + name + "\"",
            "{\"" + name + "\":",
            "{\"data\":[{\"id\":\"%1$s\",\"start_at\":\"%1$s\",\"due_at\":\"%1$s\"}]}"
                .formatted(name),
            "{\"data\":{\"%1$s\":1},\"contacts\":\"%1$s\",\"valueRanges\":\"%1$s\"}"
                .formatted(name))) {
      for (String service : List.of("clio", "ghl", "sheets")) {
        strike(service, Failure.status(200).withBody(body));
        onceAnHour("send", "-v", "-v");
        run("plan", "--dry-run", "-v", "-v", "--format", "json");
        office.sandbox().faults().heal();
      }
    }
  }

  private void defects() {
    inActions();
    for (UnaryOperator<Services> broken :
        List.<UnaryOperator<Services>>of(
            this::brokenSource, this::brokenSender, this::brokenLog, this::brokenAltogether)) {
      office.extendedBy((services, config, wiring) -> broken.apply(services));
      Result first = run("send", "-v", "-v");
      assertThat(first.code()).as(first.out()).isEqualTo(ExitCode.DEFECT.number());
      office.later(Duration.ofHours(2));
      // Whatever is left in doubt by then, or for a next run.
      assertThat(run("send", "-v", "-v", "--format", "json").code()).isNotZero();
      office.later(Duration.ofHours(2));
      run("send", "-v", "-v", "--log-format", "json");
      run("plan", "-v", "-v");
      run("doctor", "-v", "-v");
      run("audit", "verify", "-v", "-v");
    }
  }

  private Services brokenSource(Services services) {
    return services.withDeadlines(
        changed(DeadlineSource.class, services.deadlines(), Map.of("people", this::defect)));
  }

  private Services brokenSender(Services services) {
    return services.withSender(
        changed(MessageSender.class, services.sender(), Map.of("send", this::defect)));
  }

  private Services brokenLog(Services services) {
    return services.withAuditLog(
        changed(AuditLog.class, services.auditLog(), Map.of("append", this::defect)));
  }

  /** Not even an exception. */
  private Services brokenAltogether(Services services) {
    return services.withDeadlines(
        changed(
            DeadlineSource.class,
            services.deadlines(),
            Map.of(
                "deadlines",
                () -> {
                  throw new AssertionError(canaries.echo());
                })));
  }

  /** What a library throws that quotes what it could not read, in each of its parts. */
  private Object defect() {
    IllegalStateException failure =
        new IllegalStateException(
            canaries.echo(), new IllegalArgumentException("\n\tat " + canaries.echo()));
    failure.addSuppressed(
        new UncheckedIOException(canaries.echo(), new IOException(canaries.echo())));
    throw failure;
  }

  /** One that does as another does, but for some of its methods. */
  private static <T> T changed(Class<T> port, T own, Map<String, Supplier<Object>> instead) {
    return port.cast(
        Proxy.newProxyInstance(
            LeakTest.class.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> {
              if (instead.containsKey(method.getName())) {
                return instead.get(method.getName()).get();
              }
              try {
                return method.invoke(own, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  private void interrupted() {
    office.stoppedBy(ExitCode.INTERRUPTED);
    onceAnHour("send", "-v", "-v");
    onceAnHour("send", "--format", "json");
    office.stoppedBy(ExitCode.TERMINATED);
    onceAnHour("plan", "-v");
  }

  private void audits() {
    office
        .sandbox()
        .faults()
        .failNth(2, Faults.to("ghl", "POST", "/conversations/messages"), Fault.RESET_BEFORE);
    run("send");
    office.later(Duration.ofHours(2));
    List<String> log = office.sandbox().book().rows("AuditLog").get(1);
    String hash = log.get(0);
    String matter = Long.toString(office.firm().clio().matters().get(0).id());
    for (String format : FORMATS) {
      for (List<String> command :
          List.of(
              List.of("list", "--open"),
              List.of("list"),
              List.of("show", hash),
              List.of("show", "--matter", matter),
              List.of("verify"),
              List.of("report"),
              List.of("export"))) {
        List<String> words = new ArrayList<>(List.of("audit"));
        words.addAll(command);
        run(with(words, "--format", format, "-v"));
      }
    }
    run("audit", "report", "--html", "report.html", "--out", "report.txt");
    run("audit", "export", "--out", "log.csv");
    office.answering("?");
    run("audit", "resolve");
    office.unattended();
    String doubt =
        office.sandbox().book().rows("AuditLog").stream()
            .filter(row -> row.get(4).equals("unknown"))
            .map(row -> row.get(0))
            .findFirst()
            .orElseThrow();
    assertThat(run("audit", "resolve", doubt, "--sent", "--by", "Kim").code()).isZero();
    office.sandbox().book().deleteRows("AuditLog", 3, 2);
    run("audit", "verify");
    run("audit", "accept", "--reason", "they were lost");
    run("send", "-v");
  }

  private void setsUp() {
    for (String format : FORMATS) {
      run("init", "--format", format, "-v");
      run("doctor", "--format", format, "-v", "-v");
    }
    office.sandbox().book().deleteTab("Templates");
    run("init", "-v");
  }

  private void signsIn() {
    Deque<Supplier<String>> typed = new ArrayDeque<>();
    office.withoutSignIns().answering(typed);
    typed.add(() -> office.sandbox().clio().signIn().clientId());
    typed.add(() -> office.sandbox().clio().signIn().clientSecret());
    typed.add(() -> browser.code(office.screen()));
    assertThat(run("auth", "login", "clio", "-v", "-v").code()).isZero();
    typed.add(() -> GhlStandIn.TOKEN);
    assertThat(run("auth", "login", "ghl", "-v", "-v").code()).isZero();
    assertThat(run("auth", "login", "google", "--key", keyFile(), "-v").code()).isZero();
    for (String format : FORMATS) {
      run("auth", "status", "--format", format, "-v");
    }
    run("auth", "export");
    run("plan", "--dry-run", "-v");
    run("auth", "logout", "-v", "-v");
    run("auth", "status");
    run("send", "-v", "-v");
    typed.addAll(List.of(() -> "2", () -> Devices.CLIENT_ID, () -> Devices.CLIENT_SECRET));
    run("auth", "login", "google", "-v", "-v");
    typed.addAll(List.of(() -> "pit-wrong-and-long", () -> ""));
    run("auth", "login", "ghl", "-v", "-v");
  }

  private String keyFile() {
    URI token = office.sandbox().sheetsServer().baseUri().resolve("/token");
    try {
      return Files.writeString(
              folder.resolve("key.json"),
              office.sandbox().sheets().serviceAccountJson(token),
              StandardCharsets.UTF_8)
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A secret in a wrong line, under a wrong name, in a wrong form. */
  private void wrongSettings() {
    for (String line :
        List.of(
            "ghl.tokn = " + GhlStandIn.TOKEN,
            "ghl.base-url = https://user:" + GhlStandIn.TOKEN + "@example.com",
            "ghl.location-id = " + GhlStandIn.TOKEN,
            "send.max-sends = " + GhlStandIn.TOKEN,
            "firm.time-zone = " + GhlStandIn.TOKEN,
            "clio.client-secret = file:" + folder.resolve("nowhere"),
            "google.credentials = {\"private_key\": \"" + GhlStandIn.TOKEN + "\"",
            GhlStandIn.TOKEN)) {
      office.close();
      open();
      office.with(line);
      for (String command : List.of("send", "plan", "doctor")) {
        run(command, "-v", "-v");
      }
      run("auth", "status", "--format", "json");
      assertThat(search.found())
          .allSatisfy((place, found) -> assertThat(found).as(line + " " + place).isEmpty());
    }
  }

  // What a person asks to see

  @Test
  void texts_are_shown_on_the_terminal_that_asks_for_them_and_nowhere_else() {
    office.watched();
    run("plan", "--show-messages", "--show-recipients");

    Map<Place, Set<String>> found = search.found();
    assertThat(found.get(Place.STDOUT)).isNotEmpty();
    found.remove(Place.STDOUT);
    assertThat(found).allSatisfy((place, what) -> assertThat(what).as(place.name()).isEmpty());
  }

  @Test
  void texts_are_shown_in_no_file_and_no_ci_job() {
    for (String format : List.of("json", "csv", "markdown")) {
      assertThat(run("plan", "--show-messages", "--format", format).code())
          .isEqualTo(ExitCode.USAGE.number());
    }
    run("plan", "--html", "plan.html", "--out", "plan.json", "--show-messages");
    inActions();
    assertThat(run("plan", "--show-messages").code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(run("plan", "--show-recipients").code()).isEqualTo(ExitCode.USAGE.number());

    assertThat(search.found().get(Place.FILES)).isEmpty();
    assertThat(search.found().get(Place.SUMMARY)).isEmpty();
    assertThat(search.found().get(Place.STDERR)).isEmpty();
  }

  @Test
  void the_demo_shows_no_name_even_of_invented_people() {
    office.close();
    office = new Office(folder); // without canaries, as the demo's own
    Result demo = office.runAsIs("demo", "--settle", "1");

    assertThat(demo.code()).as(demo.err()).isZero();
    assertThat(demo.out() + demo.err()).doesNotContain(office.secretsOfClients());
    try (Stream<Path> left = Files.walk(folder)) {
      assertThat(left.filter(Files::isRegularFile)).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void a_trace_still_says_which_class_failed_where() {
    office.extendedBy((services, config, wiring) -> brokenSource(services));

    assertThat(run("plan", "-v", "-v").err())
        .contains("clio-remind met a defect of its own (IllegalStateException).")
        .contains("Caused by: java.lang.IllegalArgumentException", "\tat dev.clioremind.");
    assertThat(run("plan").err()).doesNotContain("\tat ");
  }

  // Whether it would be found

  /** A sender that puts the answer's words into its outcome: they go everywhere. */
  @Test
  void a_leak_on_purpose_is_found_in_every_place() {
    inActions();
    office.extendedBy(
        (services, config, wiring) ->
            services.withSender(
                changed(
                    MessageSender.class,
                    services.sender(),
                    Map.of(
                        "send", () -> Outcome.of(Outcome.Kind.REJECTED, "Ana" + Canaries.MARK)))));
    run("send", "-v", "--format", "json");
    run("audit", "export", "--out", "log.csv");

    Set<Place> leaking =
        search.found().entrySet().stream()
            .filter(entry -> !entry.getValue().isEmpty())
            .map(Map.Entry::getKey)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(Place.class)));
    assertThat(leaking)
        .contains(
            Place.STDOUT, Place.FILES, Place.SPREADSHEET, Place.SUMMARY, Place.CALLS_TO_GOOGLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AnaZyqxwvkj",
        "ana.ZYQXWVKJ@example.com",
        "{\"a\":\"zyqxwvkj\"}",
        "%3Dzyqxwvkj%26",
        "+12125550142",
        "(212) 555-0142",
        "7a79717877766b6a",
        "2125550142"
      })
  void a_canary_is_found_however_it_is_written(String text) {
    assertThat(canaries.in("some words " + text + " and more")).isNotEmpty();
    for (String before : List.of("", "x", "xy")) {
      byte[] bytes = (before + "zyqxwvkj").getBytes(StandardCharsets.UTF_8);
      assertThat(canaries.in("Basic " + Base64.getEncoder().encodeToString(bytes))).isNotEmpty();
    }
    assertThat(canaries.in("Bearer " + GhlStandIn.TOKEN)).hasSize(1);
    assertThat(canaries.secretsIn(GhlStandIn.TOKEN, "ghl")).isEmpty();
    assertThat(canaries.in("a plain sentence about +15555550000")).isEmpty();
  }
}
