package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.sandbox.Failure;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.SheetsStandIn;
import dev.clioremind.sandbox.sheets.Devices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Signing in and out, as a person at the terminal does, against the sandbox. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class AuthCommandsTest {

  @TempDir private Path folder = Path.of(".");

  private final SandboxBrowser browser = new SandboxBrowser();
  private final Deque<Supplier<String>> typed = new ArrayDeque<>();
  private final List<Office.Result> results = new ArrayList<>();
  private Office office;

  @BeforeEach
  void open() {
    office = new Office(folder).withoutSignIns().answering(typed);
  }

  /** Whatever was done, no secret was shown and nothing was sent. */
  @AfterEach
  void close() {
    List<String> secrets = new ArrayList<>();
    secrets.add(office.sandbox().clio().signIn().clientSecret());
    secrets.addAll(office.sandbox().clio().signIn().refreshTokens());
    secrets.add("sandbox-clio-access-");
    secrets.add("sandbox-device-refresh");
    secrets.add(Devices.CLIENT_SECRET);
    secrets.add(GhlStandIn.TOKEN);
    secrets.add("PRIVATE KEY");
    secrets.add("ya29.");
    assertThat(results)
        .allSatisfy(
            result ->
                assertThat(result.out() + result.err())
                    .doesNotContain(secrets.toArray(String[]::new)));
    assertThat(office.sandbox().ghl().messages()).isEmpty();
    assertThat(office.sandbox().ledger().defects()).isEmpty();
    office.close();
  }

  private Office.Result run(String... arguments) {
    Office.Result result = office.run(arguments);
    results.add(result);
    return result;
  }

  private void types(String... lines) {
    for (String line : lines) {
      typed.add(() -> line);
    }
  }

  private void typesApp() {
    types(
        office.sandbox().clio().signIn().clientId(),
        office.sandbox().clio().signIn().clientSecret());
  }

  /** The code that the address on the screen leads to. */
  private void typesCode() {
    typed.add(() -> browser.code(office.screen()));
  }

  private void signInToClio() {
    typesApp();
    typesCode();
    assertThat(run("auth", "login", "clio").code()).isZero();
  }

  private Path keyFile() {
    URI token = office.sandbox().sheetsServer().baseUri().resolve("/token");
    return file("key.json", office.sandbox().sheets().serviceAccountJson(token));
  }

  private Path file(String name, String content) {
    try {
      return Files.writeString(folder.resolve(name), content, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path credentials() {
    return folder.resolve(".config/clio-remind/credentials.json");
  }

  private String stored() throws IOException {
    return Files.readString(credentials(), StandardCharsets.UTF_8);
  }

  private String newestRefreshToken() {
    List<String> tokens = office.sandbox().clio().signIn().refreshTokens();
    return tokens.get(tokens.size() - 1);
  }

  private List<ReceivedCall> calls(String path) {
    return office.sandbox().ledger().calls(call -> call.path().equals(path));
  }

  private static String freeAddress() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return "http://127.0.0.1:" + socket.getLocalPort() + "/callback";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  // Clio

  @Test
  void clio_in_this_machines_browser() throws IOException {
    String redirect = freeAddress();
    office.browsing(browser).with("clio.redirect-uri = " + redirect);
    office.sandbox().clio().behaviour().redirectUris(Set.of(redirect));
    typesApp();

    Office.Result result = run("auth", "login", "clio");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .contains("A new sign-in may end the one that another machine or CI uses")
        .contains("Clio: signed in as Lee Park, Park Law (America/New_York).")
        .contains("Calendars", "Tasks", "Matters", "Contacts", "Users", "Court Rules", "granted")
        .doesNotContain("missing");
    assertThat(browser.pages()).singleElement().asString().contains("Clio's answer has arrived");
    assertThat(calls("/oauth/authorize").get(0).param("code_challenge_method")).contains("S256");
    assertThat(calls("/oauth/token")).hasSize(1);
    assertThat(stored())
        .contains(newestRefreshToken())
        .contains(office.sandbox().clio().signIn().clientSecret());
  }

  @Test
  void clio_by_a_code_from_any_device() throws IOException {
    office.browsing(browser);
    typesApp();
    types("what?");
    typesCode();

    Office.Result result = run("auth", "login", "clio", "--no-browser");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err()).contains("neither a code nor an address");
    assertThat(SandboxBrowser.shownAddress(result.err()).getQuery())
        .contains("redirect_uri=" + office.sandbox().clioServer().baseUri() + "/oauth/approval");
    assertThat(stored()).contains("refreshToken");
    assertThat(browser.pages()).isEmpty();
  }

  @Test
  void clio_by_the_whole_address_that_a_browser_elsewhere_ended_at() {
    office.with("clio.redirect-uri = " + freeAddress());
    typesApp();
    typed.add(() -> browser.follow(SandboxBrowser.shownAddress(office.screen())).toString());

    assertThat(run("auth", "login", "clio").code()).isZero();
  }

  @Test
  void an_answer_to_another_question_is_refused_before_the_code_is_spent() {
    typesApp();
    types("http://127.0.0.1:8765/callback?code=abcdefgh1234&state=forged");

    Office.Result result = run("auth", "login", "clio");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("belongs to another sign-in (its state differs)");
    assertThat(calls("/oauth/token")).isEmpty();
  }

  @Test
  void a_person_who_declines_is_told_what_to_do() {
    office.with("clio.redirect-uri = " + freeAddress());
    office.sandbox().clio().behaviour().userDeclines(true);
    typesApp();
    typed.add(() -> browser.follow(SandboxBrowser.shownAddress(office.screen())).toString());

    Office.Result result = run("auth", "login", "clio");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("access was declined (access_denied)", "choose Allow");
    assertThat(calls("/oauth/token")).isEmpty();
    assertThat(credentials()).doesNotExist();
  }

  @Test
  void a_wrong_app_secret_and_a_wrong_code_are_told_apart() {
    types(office.sandbox().clio().signIn().clientId(), "wrong-secret");
    typesCode();
    Office.Result app = run("auth", "login", "clio");
    assertThat(app.code()).isEqualTo(4);
    assertThat(app.err()).contains("Clio does not know this app");

    typesApp();
    types("abcdefgh1234");
    Office.Result code = run("auth", "login", "clio");
    assertThat(code.code()).isEqualTo(4);
    assertThat(code.err()).contains("Clio refused the code (status 400)", "auth login clio");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void a_place_that_takes_no_file_is_told_before_a_code_is_spent() {
    office.with("credentials.file = /proc/clio-remind/credentials.json");
    typesApp();
    typesCode();

    Office.Result result = run("auth", "login", "clio");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("can't be written", "no token was spent");
    assertThat(office.sandbox().ledger().size()).isZero();
  }

  @Test
  void a_permission_that_the_app_lacks_is_named() {
    office.sandbox().clio().behaviour().forbid("tasks");
    typesApp();
    typesCode();

    Office.Result result = run("auth", "login", "clio");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .contains("Missing: Tasks. Tick it for the app in Clio's developer portal")
        .containsPattern("Tasks +missing +yes");
  }

  @Test
  void a_sign_in_that_is_there_stays_unless_the_person_wants_another() {
    signInToClio();
    int before = calls("/oauth/token").size();

    types("");
    Office.Result kept = run("auth", "login", "clio");
    assertThat(kept.code()).isZero();
    assertThat(kept.err()).contains("signed in as Lee Park", "Keep this sign-in? [Y/n]:");
    assertThat(calls("/oauth/token")).hasSize(before);

    types("n");
    typesCode();
    assertThat(run("auth", "login", "clio").code()).isZero();
    assertThat(calls("/oauth/token")).hasSize(before + 1);

    typesCode();
    assertThat(run("auth", "login", "clio", "--replace").code()).isZero();
    assertThat(calls("/oauth/token")).hasSize(before + 2);
  }

  @Test
  void a_configured_token_goes_first_and_is_named() {
    String token = office.sandbox().clio().signIn().refreshToken();
    office
        .withEnvironment("CLIO_REMIND_CLIO_REFRESH_TOKEN", token)
        .withEnvironment("CLIO_REMIND_CLIO_CLIENT_ID", office.sandbox().clio().signIn().clientId())
        .withEnvironment(
            "CLIO_REMIND_CLIO_CLIENT_SECRET", office.sandbox().clio().signIn().clientSecret());

    Office.Result result = run("auth", "login", "clio", "--replace");

    assertThat(result.code()).isZero();
    assertThat(result.err())
        .contains("clio.refresh-token comes from the environment, which goes before a sign-in");
    assertThat(calls("/oauth/authorize")).isEmpty();
  }

  @Test
  void nobody_to_ask_is_said() {
    office.unattended();

    Office.Result result = run("auth", "login", "clio");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("Nobody can be asked here");
  }

  // Google

  @Test
  void google_by_a_service_accounts_key() throws IOException {
    Office.Result result = run("auth", "login", "google", "--key", keyFile().toString());

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("The key is now in the credentials file. Delete " + folder.resolve("key.json"))
        .contains("Google: signed in as " + SheetsStandIn.SERVICE_ACCOUNT)
        .containsPattern("Editor +granted");
    assertThat(stored()).contains("service_account");
    assertThat(run("plan", "--dry-run").err()).doesNotContain("Google");
  }

  @Test
  void a_spreadsheet_that_is_not_shared_names_the_address_to_share_it_with() throws IOException {
    office.sandbox().book().unshare(SheetsStandIn.SERVICE_ACCOUNT);

    Office.Result result = run("auth", "login", "google", "--key", keyFile().toString());

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err())
        .contains("Share, and add " + SheetsStandIn.SERVICE_ACCOUNT + " as Editor");
    assertThat(stored()).contains("service_account");
  }

  @Test
  void a_spreadsheet_shared_for_viewing_is_not_enough() {
    office
        .sandbox()
        .book()
        .unshare(SheetsStandIn.SERVICE_ACCOUNT)
        .shareReadOnly(SheetsStandIn.SERVICE_ACCOUNT);

    Office.Result result = run("auth", "login", "google", "--key", keyFile().toString());

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("Missing: Editor.").containsPattern("Editor +missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"type\": \"web\"}", "{\"type\": \"service_account\"}", ""})
  void a_key_that_is_none_is_not_stored(String content) {
    Office.Result result =
        run("auth", "login", "google", "--key", file("bad.json", content).toString());

    assertThat(result.code()).isEqualTo(3);
    assertThat(credentials()).doesNotExist();
  }

  @Test
  void google_on_any_device() throws IOException {
    office
        .with("google.client-id = " + Devices.CLIENT_ID)
        .with("google.client-secret = " + Devices.CLIENT_SECRET)
        .without("sheets.spreadsheet-id");
    Devices devices = office.sandbox().sheets().accounts().devices();
    devices.person(Devices.Answer.ALLOW, 2);
    devices.slowDown(1);

    Office.Result result = run("auth", "login", "google", "--device");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("https://www.google.com/device", "ABCD-WXYZ")
        .contains("Google: signed in as the Google account you signed in with.")
        .contains("after 7 days");
    assertThat(devices.polls()).isEqualTo(4);
    assertThat(calls("/device/code").get(0).body()).contains("drive.file");
    assertThat(stored()).contains("sandbox-device-refresh");
  }

  @Test
  void a_device_that_is_declined_or_never_typed_ends_with_a_sentence() {
    types("2", Devices.CLIENT_ID, Devices.CLIENT_SECRET);
    Devices devices = office.sandbox().sheets().accounts().devices();
    devices.person(Devices.Answer.DECLINE, 0);
    Office.Result declined = run("auth", "login", "google");
    assertThat(declined.code()).isEqualTo(4);
    assertThat(declined.err()).contains("access was declined");

    types("2", Devices.CLIENT_ID, Devices.CLIENT_SECRET);
    devices.person(Devices.Answer.NOTHING, 0);
    Office.Result expired = run("auth", "login", "google");
    assertThat(expired.code()).isEqualTo(4);
    assertThat(expired.err()).contains("The code expired before it was typed");

    types("2", "another", Devices.CLIENT_SECRET);
    Office.Result unknown = run("auth", "login", "google");
    assertThat(unknown.code()).isEqualTo(4);
    assertThat(unknown.err()).contains("TVs and Limited Input devices");
    assertThat(credentials()).doesNotExist();
  }

  // GoHighLevel

  @Test
  void a_private_integration_token_is_tried_scope_by_scope() throws IOException {
    types("pit-wrong", GhlStandIn.TOKEN);

    Office.Result result = run("auth", "login", "ghl");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("the token is wrong, expired or revoked")
        .contains("GoHighLevel: signed in, " + SampleFirm.NAME + " (America/New_York).")
        .containsPattern("contacts.readonly +granted")
        .containsPattern("conversations/message.write +granted")
        .containsPattern("conversations/message.readonly +granted")
        .containsPattern("locations/templates.readonly +granted")
        .containsPattern("contacts.write +not asked");
    assertThat(stored()).contains(GhlStandIn.TOKEN);
    assertThat(office.sandbox().ghl().forbiddenCalls()).isEmpty();
    assertThat(office.sandbox().ghl().ignoredParameters()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "contacts.readonly",
        "conversations/message.write",
        "conversations/message.readonly",
        "locations/templates.readonly"
      })
  void a_scope_that_the_token_lacks_is_named(String scope) {
    Set<String> scopes = new HashSet<>(GhlStandIn.SCOPES);
    scopes.remove(scope);
    office.sandbox().ghl().allow("pit-lacking", scopes);
    office.piping("pit-lacking");

    Office.Result result = run("auth", "login", "ghl", "--stdin");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("Missing: " + scope + ". Add the scope");
  }

  @Test
  void a_token_of_another_location_is_not_stored() {
    office.sandbox().ghl().allowElsewhere("pit-other", "loOther0000000000001");
    office.piping("pit-other");

    Office.Result result = run("auth", "login", "ghl", "--stdin");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err()).contains("does not belong to the location", "Nothing was stored.");
    assertThat(credentials()).doesNotExist();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pit-1 pit-2", "pit-\u00e9"})
  void what_is_no_token_is_not_sent_anywhere(String line) {
    office.piping(line);

    assertThat(run("auth", "login", "ghl", "--stdin").code()).isEqualTo(4);
    assertThat(office.sandbox().ledger().size()).isZero();
  }

  @Test
  void the_set_up_page_names_what_is_asked_for() throws IOException {
    signInToClio();
    types(GhlStandIn.TOKEN);
    run("auth", "login", "ghl");
    run("auth", "login", "google", "--key", keyFile().toString());
    JsonArray services =
        JsonParser.parseString(run("auth", "status", "--format", "json").out())
            .getAsJsonObject()
            .getAsJsonArray("services");
    String page = Files.readString(Path.of("src/site/markdown/setup.md"), StandardCharsets.UTF_8);

    for (JsonElement one : services.get(2).getAsJsonObject().getAsJsonArray("permissions")) {
      String scope = "`" + one.getAsJsonObject().get("name").getAsString() + "`";
      assertThat(page).contains("| " + scope);
    }
    for (JsonElement one : services.get(0).getAsJsonObject().getAsJsonArray("permissions")) {
      assertThat(page).contains("| " + one.getAsJsonObject().get("name").getAsString());
    }
    assertThat(page).contains("http://127.0.0.1:8765/callback", "/oauth/approval");
  }

  // All three

  @Test
  void all_three_one_after_the_other_and_then_again_with_enter() {
    typesApp();
    typesCode();
    types("1", keyFile().toString(), GhlStandIn.TOKEN);

    Office.Result first = run("auth", "login");

    assertThat(first.code()).as(first.err()).isZero();
    assertThat(first.err())
        .contains("1 of 3. Clio", "2 of 3. Google", "3 of 3. GoHighLevel")
        .contains("Signed in everywhere. Next: clio-remind init");

    types("", "", "");
    Office.Result again = run("auth", "login");
    assertThat(again.code()).isZero();
    assertThat(again.err()).containsOnlyOnce("Clio: signed in as").contains("Keep this sign-in?");
    assertThat(run("plan", "--dry-run").code()).isIn(0, 5);
  }

  @Test
  void what_fails_with_one_keeps_nobody_from_the_next() {
    types(office.sandbox().clio().signIn().clientId(), "wrong-secret");
    typesCode();
    types("1", keyFile().toString(), GhlStandIn.TOKEN);

    Office.Result result = run("auth", "login");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .contains("Clio does not know this app", "GoHighLevel: signed in", "auth status");
  }

  @Test
  void a_person_who_leaves_in_the_middle_is_told_so() {
    typesApp();

    Office.Result result = run("auth", "login");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.err())
        .contains("The sign-in was left before its end")
        .doesNotContain("2 of 3");
  }

  // Status, logout, export

  @Test
  void status_says_who_until_when_and_where_each_secret_comes_from() {
    signInToClio();
    run("auth", "login", "google", "--key", keyFile().toString());
    office.withEnvironment("CLIO_REMIND_GHL_TOKEN", GhlStandIn.TOKEN);

    Office.Result json = run("auth", "status", "--format", "json");
    Office.Result table = run("auth", "status");

    assertThat(json.code()).as(json.out()).isZero();
    JsonObject document = JsonParser.parseString(json.out()).getAsJsonObject();
    JsonArray services = document.getAsJsonArray("services");
    JsonObject clio = services.get(0).getAsJsonObject();
    assertThat(clio.get("who").getAsString()).isEqualTo("Lee Park");
    assertThat(clio.get("state").getAsString()).isEqualTo("signed in");
    assertThat(clio.get("expiry").getAsString()).isEqualTo("2026-12-24T15:00:00Z");
    assertThat(sources(services))
        .containsExactly(
            "clio.client-id credentials file",
            "clio.client-secret credentials file",
            "clio.refresh-token credentials file",
            "google.credentials credentials file",
            "ghl.token environment");
    assertThat(table.out())
        .contains("Signed in everywhere", "Lee Park", SheetsStandIn.SERVICE_ACCOUNT.substring(0, 8))
        .contains("ghl.token", "environment", credentials().toString());
  }

  private static List<String> sources(JsonArray services) {
    List<String> sources = new ArrayList<>();
    for (JsonElement service : services) {
      for (JsonElement secret : service.getAsJsonObject().getAsJsonArray("secrets")) {
        JsonObject one = secret.getAsJsonObject();
        sources.add(one.get("key").getAsString() + " " + one.get("source").getAsString());
      }
    }
    return sources;
  }

  @Test
  void status_ends_with_4_where_somebody_has_to_sign_in() {
    run("auth", "login", "google", "--key", keyFile().toString());
    types(GhlStandIn.TOKEN);
    run("auth", "login", "ghl");

    Office.Result result = run("auth", "status");

    assertThat(result.code()).isEqualTo(4);
    assertThat(result.out()).contains("signed out", "Sign in: clio-remind auth login clio");
  }

  @Test
  void a_service_that_is_down_is_not_taken_for_a_sign_in_that_ended() {
    types(GhlStandIn.TOKEN);
    run("auth", "login", "ghl");
    run("auth", "login", "google", "--key", keyFile().toString());
    signInToClio();
    office.sandbox().ghlServer().goDown();

    Office.Result result = run("auth", "status", "--format", "json");

    assertThat(result.code()).isEqualTo(6);
    assertThat(result.out()).contains("not reachable");
  }

  @Test
  void a_file_that_others_can_read_is_named_at_the_start() throws IOException {
    signInToClio();
    Files.setPosixFilePermissions(
        credentials(), java.nio.file.attribute.PosixFilePermissions.fromString("rw-r--r--"));

    Office.Result result = run("auth", "status");

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.err()).contains("Other users of this machine can read", "chmod 600");
  }

  @Test
  void logout_ends_the_tokens_at_clio_and_forgets_the_rest() throws IOException {
    signInToClio();
    run("auth", "login", "google", "--key", keyFile().toString());
    types(GhlStandIn.TOKEN);
    run("auth", "login", "ghl");
    types("y");

    Office.Result result = run("auth", "logout");

    assertThat(result.code()).as(result.err()).isZero();
    assertThat(result.err())
        .contains("Clio: signed out; its tokens are good nowhere any more.")
        .contains("delete the key in the Google Cloud console")
        .contains("delete the private integration");
    assertThat(office.sandbox().clio().signIn().refreshTokens()).hasSize(0);
    assertThat(stored()).doesNotContain("refreshToken", "service_account", GhlStandIn.TOKEN);
    assertThat(run("auth", "logout", "ghl").err()).contains("nobody is signed in here");
  }

  @Test
  void a_clio_that_cannot_be_told_keeps_the_sign_in() throws IOException {
    signInToClio();
    office
        .sandbox()
        .faults()
        .failAll(Faults.to("clio", "POST", "/oauth/deauthorize"), Failure.status(503));
    types("y");

    Office.Result result = run("auth", "logout", "clio");

    assertThat(result.code()).isEqualTo(6);
    assertThat(result.err()).contains("still signed in, for Clio could not be told");
    assertThat(stored()).contains("refreshToken");
  }

  @Test
  void export_shows_names_and_only_when_asked_values_a_shell_gives_back_unchanged()
      throws Exception {
    office.withEnvironment("CLIO_REMIND_GHL_TOKEN", "pit-it's\"$HOME`\\");
    run("auth", "login", "google", "--key", keyFile().toString());

    assertThat(run("auth", "export").out())
        .isEqualTo("CLIO_REMIND_GOOGLE_CREDENTIALS\nCLIO_REMIND_GHL_TOKEN\n");
    assertThat(run("auth", "export", "--format", "dotenv").out())
        .isEqualTo("CLIO_REMIND_GOOGLE_CREDENTIALS=\nCLIO_REMIND_GHL_TOKEN=\n");
    assertThat(run("auth", "export", "--format", "github").out())
        .isEqualTo(
            """
            gh secret set CLIO_REMIND_GOOGLE_CREDENTIALS
            gh secret set CLIO_REMIND_GHL_TOKEN
            """);

    String env = office.run("auth", "export", "--reveal").out();
    assertThat(shell(env + "printf %s \"$CLIO_REMIND_GHL_TOKEN\"")).isEqualTo("pit-it's\"$HOME`\\");
    assertThat(
            JsonParser.parseString(shell(env + "printf %s \"$CLIO_REMIND_GOOGLE_CREDENTIALS\""))
                .getAsJsonObject()
                .get("type")
                .getAsString())
        .isEqualTo("service_account");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void export_hands_values_to_gh_by_stdin_alone() throws Exception {
    office.withEnvironment("CLIO_REMIND_GHL_TOKEN", "pit-it's\"$HOME`\\");
    String script = office.run("auth", "export", "--format", "github", "--reveal").out();

    // A gh that tells what it was given, by which way.
    assertThat(shell("gh() { echo \"args: $*\"; echo \"stdin: $(cat)\"; }\n" + script))
        .isEqualTo(
            """
            args: secret set CLIO_REMIND_GHL_TOKEN
            stdin: pit-it's"$HOME`\\
            """);
  }

  private static String shell(String script) throws Exception {
    Process process = new ProcessBuilder("sh").redirectErrorStream(true).start();
    process.getOutputStream().write(script.getBytes(StandardCharsets.UTF_8));
    process.getOutputStream().close();
    return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void export_reveals_nothing_in_ci() {
    office.withEnvironment("CLIO_REMIND_GHL_TOKEN", GhlStandIn.TOKEN).withEnvironment("CI", "true");

    Office.Result result = run("auth", "export", "--reveal");

    assertThat(result.code()).isEqualTo(2);
    assertThat(result.out()).isEmpty();
    assertThat(run("auth", "export").out()).isEqualTo("CLIO_REMIND_GHL_TOKEN\n");
  }

  @Test
  void export_without_a_sign_in_says_so() {
    assertThat(run("auth", "export").code()).isEqualTo(4);
  }

  @Test
  void a_clio_token_that_is_renewed_is_kept_for_the_app_it_belongs_to() throws IOException {
    signInToClio();
    office.sandbox().clio().behaviour().refreshTokenRotates(true);
    office.later(Duration.ofDays(31));

    run("auth", "status");

    assertThat(calls("/oauth/token")).hasSize(2);
    assertThat(stored()).contains(newestRefreshToken());
  }
}
