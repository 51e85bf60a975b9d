package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.auth.RunLock;
import dev.clioremind.core.ExitCode;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.SheetsStandIn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * What a person is told when something is wrong, fault by fault, through the whole program: a file
 * to be read, see {@link Golden}. Each says what was tried, what came back, and what to do.
 */
@Timeout(300)
class ErrorTextsTest {

  /** A relative one: what is shown of it must not depend on the machine. */
  private static final Path FOLDER = Path.of("target", "errors");

  /** The words by which a sentence asks for something, or says that nothing need be done. */
  private static final Pattern NEXT_STEP =
      Pattern.compile(
          "Help:|Did you mean|lists what is in doubt|has to be done|\\b(Run|Set|Check|Give|Mend|Copy|Name|Open|Choose|Write|Add|Rename|Restore|Delete|Remove"
              + "|Enable|Download|Make|Wait|Let|Restart|Say|See|Put|Share|Take|Sign in|Leave|Pipe|Look|Get)\\b",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern ASIDE = Pattern.compile("\nCoverage\n(  .*\n)+");

  private final SoftAssertions softly = new SoftAssertions();
  private Optional<RunLock.Held> held = Optional.empty();
  private final List<String> told = new ArrayList<>();

  private interface Broken {
    void in(Office office) throws IOException;
  }

  /** Words that are wrong by themselves; nothing is read and nothing called. */
  private void wrongUsage(Office office) {
    usage(office, "no command");
    usage(office, "a group of commands without one", "audit");
    usage(office, "a command misspelt", "pln");
    usage(office, "a command of a group, alone", "resolve");
    usage(office, "a command of a group, misspelt", "audit", "lst");
    usage(office, "an option misspelt", "plan", "--dry-rum");
    usage(office, "an option of another command", "doctor", "--dry-run");
    usage(office, "an option of other commands", "plan", "--rule", "SMS-3d");
    usage(office, "an option like none", "plan", "--rulez");
    usage(office, "an option before its command", "--dry-run", "plan");
    usage(office, "a word too many", "plan", "tomorrow");
    usage(office, "an option without its value", "plan", "--date");
    usage(office, "an option given twice", "plan", "--days", "1", "--days", "2");
    usage(office, "a value that is none of those there are", "plan", "--format", "xls");
    usage(office, "a number that is none", "plan", "--days", "week");
    usage(office, "a number out of range", "plan", "--days", "900");
    usage(office, "a date that is none", "plan", "--date", "tomorrow");
    usage(office, "days and a first day", "audit", "list", "--days", "7", "--from", "2026-11-01");
    usage(
        office,
        "a last day before the first",
        "audit",
        "list",
        "--from",
        "2026-11-30",
        "--to",
        "2026-11-01");
    usage(office, "a status misspelt", "audit", "list", "--status", "succes");
    usage(office, "a reminder that can't be one", "audit", "show", "Smith");
    usage(office, "neither reminder nor matter", "audit", "show");
    usage(office, "a matter's display number", "audit", "show", "--matter", "00123-Smith");
    usage(office, "a run that can't be one", "audit", "resolve", "--run", "yesterday", "--sent");
    usage(office, "two answers at once", "audit", "resolve", "1348a5ea", "--sent", "--drop");
    usage(office, "an argument that is missing", "completion");
    usage(office, "an option that is missing", "audit", "accept");
    usage(office, "a reason that is empty", "audit", "accept", "--reason", " ");
    usage(office, "a schedule that is none", "doctor", "--cron", "at nine");
    usage(office, "a zone that is none", "doctor", "--cron", "10 9 * * *", "--cron-zone", "EST5");
    usage(office, "a key for the wrong service", "auth", "login", "clio", "--key", "key.json");
    usage(office, "a test beside a plan", "send", "--test-contact", "abc", "--dry-run");
    usage(office, "an address where an id is asked for", "send", "--test-contact", "https://x/y");
    usage(office, "a page in no folder", "plan", "--html", "nowhere/plan.html");
    usage(office, "client data in another format", "plan", "--show-messages", "--format", "json");
    usage(office, "what does not go together", "audit", "list", "--overwrite");
  }

  private void usage(Office office, String name, String... words) {
    tell(name, words, office.runAsIs(words), office);
  }

  private void configuration() {
    configured("no configuration file at all", "", "plan");
    configured("a key misspelt", "firm.timezone = America/New_York\n", "plan", "--dry-run");
    configured("a key that is not ours", "smtp.host = mail.example.com\n", "plan", "--dry-run");
    configured("a zone by its abbreviation", "firm.time-zone = EST\n", "plan", "--dry-run");
    configured("a word that is neither yes nor no", "send.case-text = maybe\n", "plan");
    configured("a number too large", "send.max-sends = 1000000\n", "plan");
    configured("a region misspelt", "clio.region = usa\n", "plan");
    configured("a window that runs backwards", "send.window = MON-FRI 18:00-09:00\n", "plan");
    configured("a window without a day", "send.window = 09:00-18:00\n", "plan");
    configured("a country that is none", "firm.region = UK\n", "plan");
    configured("a calendar of holidays that is none", "firm.holidays = us-xx\n", "plan");
    configured("a token in the wrong place", "ghl.location-id = pit-1234\n", "plan");
    configured("an address without https", "clio.base-url = http://clio.example.com\n", "plan");
    configured("a secret's file that is not there", "ghl.token = file:token.txt\n", "plan");
    configured("a tab for two purposes", "sheets.audit-tab = Templates\n", "plan");
    configured("a spreadsheet's id that is none", "sheets.spreadsheet-id = my sheet\n", "plan");
    fault(
        "a configuration file that is not there",
        office -> {},
        "plan",
        "--config",
        "elsewhere.properties");
    fault(
        "a variable misspelt",
        office -> office.withEnvironment("CLIO_REMIND_FIRM_TIMEZONE", "America/New_York"),
        "plan",
        "--dry-run");
    fault(
        "one key twice",
        office -> office.with("send.chunk = 10").with("send.chunk = 20"),
        "plan",
        "--dry-run");
    fault(
        "a reading from outside CI",
        o -> o.withEnvironment("CI", "true"),
        "plan",
        "--show-messages");
  }

  /** A setting instead of the sandbox's, or in addition to them. */
  private void configured(String name, String line, String... command) {
    fault(
        name,
        office -> {
          if (line.isEmpty()) {
            return;
          }
          office.withUsualHours().without(line.split(" = ", 2)[0]).with(line.strip());
        },
        line.isEmpty()
            ? Stream.concat(Stream.of("as-is"), Stream.of(command)).toArray(String[]::new)
            : command);
  }

  private static Predicate<ReceivedCall> callsOf(String service) {
    return call -> call.service().equals(service);
  }

  private void clio() {
    fault("nobody is signed in to Clio", o -> o.without("clio.refresh-token"), "plan", "--dry-run");
    fault("the Clio app has no key", o -> o.without("clio.client-id"), "plan", "--dry-run");
    fault(
        "Clio ended the sign-in",
        o -> o.sandbox().clio().signIn().revokeRefreshTokens(),
        "plan",
        "--dry-run");
    fault(
        "Clio does not know the app",
        o -> o.without("clio.client-secret").with("clio.client-secret = wrong"),
        "plan",
        "--dry-run");
    fault(
        "the Clio app may not read tasks",
        o -> o.sandbox().clio().behaviour().forbid("tasks"),
        "plan",
        "--dry-run");
    for (Fault fault :
        List.of(
            Fault.UNAVAILABLE,
            Fault.SERVER_ERROR,
            Fault.TOO_MANY,
            Fault.BAD_REQUEST,
            Fault.UNAUTHORIZED,
            Fault.NOT_FOUND,
            Fault.HTML,
            Fault.WRONG_SHAPE,
            Fault.TRUNCATED,
            Fault.OVERSIZED,
            Fault.GARBAGE,
            Fault.RESET_BEFORE)) {
      fault(
          "Clio answers with " + fault,
          o ->
              o.sandbox()
                  .faults()
                  .failAll(
                      callsOf("clio").and(call -> call.path().contains("calendar_entries")), fault),
          "plan",
          "--dry-run");
    }
    fault(
        "Clio can't be reached",
        o -> o.without("clio.base-url").with("clio.base-url = http://127.0.0.1:9"),
        "plan",
        "--dry-run");
  }

  private void google() {
    fault("nobody is signed in to Google", o -> o.without("google.credentials"), "plan");
    fault(
        "Google's key is damaged",
        o -> o.without("google.credentials").with("google.credentials = {\"type\": \"service"),
        "plan");
    fault(
        "the spreadsheet is not shared",
        o -> o.sandbox().book().unshare(SheetsStandIn.SERVICE_ACCOUNT),
        "plan");
    fault(
        "there is no such spreadsheet",
        o -> o.without("sheets.spreadsheet-id").with("sheets.spreadsheet-id = 1nowhere"),
        "plan");
    for (Fault fault :
        List.of(
            Fault.UNAVAILABLE,
            Fault.TOO_MANY,
            Fault.BAD_REQUEST,
            Fault.UNAUTHORIZED,
            Fault.HTML,
            Fault.REDIRECT,
            Fault.RESET_BEFORE)) {
      fault(
          "Google answers with " + fault,
          o ->
              o.sandbox()
                  .faults()
                  .failAll(callsOf("sheets").and(c -> !c.path().endsWith("/token")), fault),
          "plan",
          "--dry-run");
    }
    fault(
        "Google can't be reached",
        o -> o.without("sheets.root-url").with("sheets.root-url = http://127.0.0.1:9"),
        "plan");
    fault(
        "Google gives no token",
        o ->
            o.sandbox()
                .faults()
                .failAll(
                    callsOf("sheets").and(c -> c.path().endsWith("/token")), Fault.BAD_REQUEST),
        "plan",
        "--dry-run");
    fault("the clock is wrong", o -> o.withClockOff(Duration.ofMinutes(5)), "send");
    fault(
        "the rules' tab was renamed",
        o -> o.sandbox().book().renameTab("ReminderRules", "Rules"),
        "plan");
    fault("the log was deleted", o -> o.sandbox().book().deleteTab("AuditLog"), "send");
    fault(
        "a header was renamed",
        o -> o.sandbox().book().renameHeader("ReminderRules", "DaysOut", "Days out of"),
        "plan");
    fault(
        "a header is there twice",
        o -> o.sandbox().book().type("ReminderRules", "J1", "Channel"),
        "plan");
    fault(
        "Google renamed a tab",
        o -> o.sandbox().book().addTab("AuditLog_conflict12345", 10, 3),
        "send");
    fault(
        "the log lost rows",
        o -> o.sandbox().book().setMetadata("clio-remind.high-water", "12"),
        "send");
    fault(
        "the log was made a table",
        o -> o.sandbox().book().convertToTable("AuditLog", "Table1"),
        "send");
    fault(
        "the log is protected",
        o -> o.sandbox().book().protect("AuditLog", "kim@example.com"),
        "send");
  }

  private void ghl() {
    fault("nobody is signed in to GoHighLevel", o -> o.without("ghl.token"), "plan", "--dry-run");
    fault(
        "the token was revoked",
        o -> o.sandbox().ghl().revoke(GhlStandIn.TOKEN),
        "plan",
        "--dry-run");
    fault(
        "the token may not find contacts",
        o -> o.sandbox().ghl().allow(GhlStandIn.TOKEN, without("contacts.readonly")),
        "plan",
        "--dry-run");
    fault(
        "the token is of another location",
        o -> o.without("ghl.location-id").with("ghl.location-id = locElsewhere00000001"),
        "plan",
        "--dry-run");
    for (Fault fault :
        List.of(
            Fault.UNAVAILABLE,
            Fault.SERVER_ERROR,
            Fault.TOO_MANY,
            Fault.BAD_REQUEST,
            Fault.NOT_FOUND,
            Fault.HTML,
            Fault.TRUNCATED,
            Fault.RESET_BEFORE,
            Fault.REDIRECT)) {
      fault(
          "GoHighLevel answers with " + fault,
          o -> o.sandbox().faults().failAll(callsOf("ghl"), fault),
          "plan",
          "--dry-run");
    }
    fault(
        "GoHighLevel can't be reached",
        o -> o.without("ghl.base-url").with("ghl.base-url = http://127.0.0.1:9"),
        "plan",
        "--dry-run");
  }

  private static Set<String> without(String scope) {
    Set<String> scopes = new TreeSet<>(GhlStandIn.SCOPES);
    scopes.remove(scope);
    return scopes;
  }

  private void filesAndOptions() {
    fault("a saved plan that is not there", o -> {}, "send", "--plan", "plan.json");
    fault(
        "a saved plan that is none",
        o -> Files.writeString(o.folder().resolve("plan.json"), "{}", StandardCharsets.UTF_8),
        "send",
        "--plan",
        FOLDER.resolve("plan.json").toString());
    fault(
        "a file of the same name",
        o -> Files.writeString(o.folder().resolve("log.csv"), "", StandardCharsets.UTF_8),
        "audit",
        "export",
        "--out",
        FOLDER.resolve("log.csv").toString());
    fault(
        "a credentials file that others can read",
        o -> credentials(o, "{\"version\": 1}", "rw-r--r--"),
        "plan");
    fault("a credentials file that is damaged", o -> credentials(o, "{", "rw-------"), "plan");
    fault("a state folder that is a file", o -> o.with("state.dir = config.properties"), "send");
    fault("a reminder that the log does not know", o -> {}, "audit", "show", "1348a5ea");
    fault("a deadline that is none", o -> {}, "send", "--deadline", "entry-999999999");
    fault("a rule that is none", o -> {}, "send", "--rule", "SMS-33d");
    fault("nobody can be asked", o -> o.without("ghl.token").unattended(), "auth", "login", "ghl");
    // So wide that no machine's own path is broken.
    fault(
        "nobody is signed in anywhere",
        o -> signedOut(o).seenAt(400).withEnvironment("NO_COLOR", "1"),
        "auth",
        "status");
    fault(
        "a token that is none",
        o -> signedOut(o).piping("two words"),
        "auth",
        "login",
        "ghl",
        "--stdin");
    fault(
        "a key file that is not there",
        ErrorTextsTest::signedOut,
        "auth",
        "login",
        "google",
        "--key",
        "key.json");
    fault("no spreadsheet yet", o -> o.without("sheets.spreadsheet-id"), "init");
    fault("nothing is in doubt", o -> {}, "audit", "resolve", "1348a5ea", "--sent");
    fault(
        "a run that the log does not know",
        o -> {},
        "audit",
        "resolve",
        "--run",
        "20261122T150312Z-7f3a",
        "--sent");
    fault(
        "a plan into a folder that is not there",
        o -> {},
        "plan",
        "--dry-run",
        "--out",
        "nowhere/plan.json");
    fault("a plan in place of a folder", o -> {}, "plan", "--dry-run", "--out", FOLDER.toString());
    fault("a rule that is switched off", o -> {}, "send", "--rule", "Email-1d");
    fault("a deadline by its number", o -> {}, "send", "--deadline", "1245");
    fault("a spreadsheet that is there already", o -> {}, "init", "--new", "Reminders");
    fault("a contact that is none", o -> {}, "send", "--test-contact", "ctNobody0000000000001");
  }

  private static Office signedOut(Office office) {
    return office.without("clio.refresh-token", "google.credentials", "ghl.token").unattended();
  }

  /** What a run came to in an office in which only this one thing is wrong. */
  private void runs() {
    run("sending is paused", o -> o.sandbox().book().type("Status", "B1", "PAUSED"));
    run("a switch that says neither", o -> o.sandbox().book().type("Status", "B1", "maybe"));
    run("more are due than may be", o -> o.with("send.max-sends = 1"));
    run(
        "a number of days that is none",
        o -> o.sandbox().book().type("ReminderRules", "B2", "soon"));
    run("a channel that is none", o -> o.sandbox().book().type("ReminderRules", "C2", "Fax"));
    run("a type misspelt", o -> o.sandbox().book().type("ReminderRules", "A2", "Motoin"));
    run("a template that is none", o -> o.sandbox().book().type("ReminderRules", "D2", "court_sm"));
    run(
        "a field misspelt",
        o -> o.sandbox().book().type("Templates", "D2", "{{contact.frist_name}}"));
    run("a brace that stays open", o -> o.sandbox().book().type("Templates", "D2", "{{firm.name}"));
    for (Fault fault :
        List.of(
            Fault.UNAUTHORIZED,
            Fault.FORBIDDEN,
            Fault.BAD_REQUEST,
            Fault.TOO_MANY,
            Fault.SERVER_ERROR,
            Fault.REDIRECT,
            Fault.RESET_BEFORE)) {
      run(
          "GoHighLevel answers a message with " + fault,
          o ->
              o.sandbox()
                  .faults()
                  .failAll(callsOf("ghl").and(c -> c.path().endsWith("/messages")), fault));
    }
    run("somebody pressed Ctrl-C", o -> o.stoppedBy(ExitCode.INTERRUPTED));
    run("another run is at work", this::atWork);
  }

  private void atWork(Office office) {
    Path state = office.folder().resolve(".local/state/clio-remind").toAbsolutePath();
    held = new RunLock(state, office.sandbox().book().id()).tryAcquire();
    assertThat(held).isPresent();
  }

  private void run(String name, Broken how) {
    fault(
        name,
        office -> {
          Motions motions = new Motions(office);
          motions.due(9100, Motions.REACHABLE);
          motions.due(9102, 802);
          how.in(office);
        },
        "send");
  }

  private static void credentials(Office office, String text, String mode) throws IOException {
    Path folder = Files.createDirectories(office.folder().resolve(".config/clio-remind"));
    Path file = Files.writeString(folder.resolve("credentials.json"), text, StandardCharsets.UTF_8);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private void fault(String name, Broken how, String... command) {
    empty();
    try (Office office = new Office(FOLDER)) {
      how.in(office);
      boolean asIs = command[0].equals("as-is") || List.of(command).contains("--config");
      String[] words =
          Stream.of(command).filter(word -> !word.equals("as-is")).toArray(String[]::new);
      tell(name, words, asIs ? office.runAsIs(words) : office.run(words), office);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(String name, String[] words, Result result, Office office) {
    String err = shown(result.err().isEmpty() ? result.out() : result.err());
    String told =
        "# %s\n$ clio-remind %s\n%s[exit code %s]\n"
            .formatted(name, String.join(" ", words), err, result.code());
    this.told.add(told);
    softly.assertThat(result.code()).as(told).isNotZero().isNotEqualTo(1);
    softly.assertThat(err).as(told).containsPattern(NEXT_STEP);
    softly
        .assertThat(err)
        .as(told)
        .doesNotContain("Exception", "\tat ", "null", "java.")
        .doesNotContain(office.secretsOfClients())
        .doesNotContain(office.credentials());
  }

  /** Without what a run also tells, and what differs from machine to machine. */
  private static String shown(String text) {
    return ASIDE
        .matcher(text)
        .replaceAll("")
        .replaceAll("127\\.0\\.0\\.1:\\d{5}", "127.0.0.1:PORT")
        .replace(Path.of("").toAbsolutePath() + "/", "");
  }

  private static void empty() {
    try {
      if (Files.exists(FOLDER)) {
        try (Stream<Path> files = Files.walk(FOLDER)) {
          for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
            Files.delete(file);
          }
        }
      }
      Files.createDirectories(FOLDER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void each_fault_says_what_was_tried_what_came_back_and_what_to_do() {
    empty();
    try (Office office = new Office(FOLDER)) {
      wrongUsage(office);
    }
    configuration();
    clio();
    google();
    ghl();
    filesAndOptions();
    runs();
    held.ifPresent(RunLock.Held::close);

    assertThat(told).hasSizeGreaterThan(90);
    Golden.check("errors.txt", told.stream().collect(Collectors.joining("\n")));
    softly.assertAll();
  }
}
