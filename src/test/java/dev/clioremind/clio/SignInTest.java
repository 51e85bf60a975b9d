package dev.clioremind.clio;

import static dev.clioremind.clio.FakeClio.NOW;
import static dev.clioremind.clio.FakeClio.TASKS;
import static dev.clioremind.clio.FakeClio.TOKEN;
import static dev.clioremind.clio.FakeClio.reply;
import static dev.clioremind.clio.FakeClio.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.Survives;
import dev.clioremind.clio.ClioSettings.Source;
import dev.clioremind.clio.RefreshTokens.Tokens;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.sheet.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import mockwebserver3.junit5.StartStop;
import okio.ByteString;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The access token of a run: had once, renewed once, never shown. */
@Timeout(20)
class SignInTest {
  private static final DateRange TODAY =
      new DateRange(LocalDate.of(2026, 11, 22), LocalDate.of(2026, 11, 22));
  private static final String HEADER_MISSING =
      "{\"error\":{\"type\":\"UnauthorizedError\",\"message\":\"User is not authorized\"}}";
  private static final String INVALID_TOKEN =
      "{\"error\":\"invalid_token\",\"error_description\":\"The access token provided is expired\"}";

  @StartStop public final MockWebServer server = new MockWebServer();
  private final FakeClio clio = new FakeClio(server);

  @BeforeEach
  void only_tasks() {
    clio.sources = Set.of(Source.TASKS);
    clio.store.stored = Optional.of(new Tokens(() -> "RT-stored/1+2", Optional.empty()));
  }

  @Test
  void the_refresh_token_is_exchanged_at_first_need_and_once() {
    clio.on(TOKEN, granted("AT-1", 2_592_000));
    listings(2);
    ClioSource source = clio.source();
    assertThat(clio.received()).isEmpty();

    source.deadlines(TODAY);
    source.deadlines(TODAY);

    RecordedRequest grant = clio.received().get(0);
    assertThat(grant.getMethod()).isEqualTo("POST");
    assertThat(grant.getTarget()).isEqualTo("/oauth/token");
    assertThat(grant.getHeaders().get("Content-Type"))
        .isEqualTo("application/x-www-form-urlencoded");
    assertThat(grant.getHeaders().get("Authorization")).isNull();
    assertThat(body(grant))
        .isEqualTo(
            "grant_type=refresh_token&client_id=client-7&client_secret=s%2Bcr%2Ft"
                + "&refresh_token=RT-stored%2F1%2B2");
    assertThat(bearers()).containsExactly("Bearer AT-1", "Bearer AT-1");
    assertThat(clio.calls(TOKEN)).hasSize(1);
  }

  @Test
  void a_stored_access_token_saves_the_refresh() {
    clio.store.stored = Optional.of(stored("AT-kept", NOW.plusSeconds(1)));
    listings(1);

    clio.source().deadlines(TODAY);

    assertThat(bearers()).containsExactly("Bearer AT-kept");
    assertThat(clio.calls(TOKEN)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"3600, 3301", "60, 31", "2592000, 2591701"})
  void a_token_is_renewed_before_it_expires(int expiresIn, int later) {
    clio.on(TOKEN, granted("AT-1", expiresIn)).on(TOKEN, granted("AT-2", expiresIn));
    listings(3);
    ClioSource source = clio.source();
    source.deadlines(TODAY);
    clio.now = NOW.plusSeconds(later - 2);
    source.deadlines(TODAY);
    clio.now = NOW.plusSeconds(later);
    source.deadlines(TODAY);

    assertThat(bearers()).containsExactly("Bearer AT-1", "Bearer AT-1", "Bearer AT-2");
  }

  @ParameterizedTest
  @ValueSource(strings = {HEADER_MISSING, INVALID_TOKEN, ""})
  @Survives({"22a", "22c"})
  void a_401_in_either_shape_costs_one_refresh_and_one_repeat(String body) {
    clio.store.stored = Optional.of(stored("AT-old", NOW.plusSeconds(9_999)));
    clio.on(TASKS, 401, body).on(TOKEN, granted("AT-new", 3_600));
    listings(1);

    clio.source().deadlines(TODAY);

    assertThat(bearers()).containsExactly("Bearer AT-old", "Bearer AT-new");
    assertThat(clio.calls(TOKEN)).hasSize(1);
  }

  @Test
  @Survives("22b")
  void a_second_401_asks_for_a_new_sign_in() {
    clio.on(TOKEN, granted("AT-1", 3_600))
        .on(TASKS, 401, INVALID_TOKEN)
        .on(TOKEN, granted("AT-2", 3_600))
        .on(TASKS, 401, INVALID_TOKEN);

    assertSignIn(
        "Could not read tasks from Clio: Clio refuses the sign-in, also after renewing it. Check"
            + " clio.region, then run: clio-remind auth login clio");
    assertThat(clio.received()).hasSize(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401})
  void invalid_grant_asks_for_a_new_sign_in_and_is_never_repeated(int status) {
    clio.on(TOKEN, status, "{\"error\":\"invalid_grant\",\"error_description\":\"Ana Rivera\"}");

    assertSignIn(
        "Could not renew the sign-in to Clio: Clio refused the stored sign-in (status "
            + status
            + "). It ends with a new login elsewhere, and it holds for one clio.region only. Run:"
            + " clio-remind auth login clio");
    assertThat(clio.received()).hasSize(1);
  }

  @Test
  void an_unknown_app_names_the_keys() {
    clio.on(TOKEN, 401, "{\"error\":\"invalid_client\"}");

    assertThatThrownBy(() -> clio.source().deadlines(TODAY))
        .hasMessageContaining("clio.client-id")
        .hasMessageContaining("clio.client-secret");
  }

  @Test
  void nobody_signed_in_says_how_to() {
    clio.store.stored = Optional.empty();

    assertSignIn("Nobody is signed in to Clio. Run: clio-remind auth login clio");
    assertThat(clio.received()).isEmpty();
  }

  @Test
  void no_new_refresh_token_in_the_answer_keeps_the_old_one() {
    clio.on(TOKEN, granted("AT-1", 3_600));
    listings(1);

    clio.source().deadlines(TODAY);

    assertThat(clio.store.stored.orElseThrow().refresh().get()).isEqualTo("RT-stored/1+2");
  }

  @Test
  void a_new_refresh_token_is_stored_before_the_access_token_is_used() {
    List<String> storedAtCall = new ArrayList<>();
    clio.on(TOKEN, rotated("AT-1", "RT-new"))
        .on(
            TASKS,
            request -> {
              storedAtCall.add(clio.store.stored.orElseThrow().refresh().get());
              return reply(200, resource("no-records.json"));
            });

    clio.source().deadlines(TODAY);

    assertThat(storedAtCall).containsExactly("RT-new");
  }

  @Test
  void a_new_refresh_token_that_can_not_be_stored_serves_the_run_and_is_told() {
    clio.store.notStored = Optional.of("A new token could not be stored. Make room.");
    clio.on(TOKEN, rotated("AT-1", "RT-new"))
        .on(TASKS, 401, INVALID_TOKEN)
        .on(TOKEN, granted("AT-2", 3_600));
    listings(1);

    ClioSource source = clio.source();
    source.deadlines(TODAY);

    assertThat(source.openProblems())
        .containsExactly(
            Problem.needsPerson("Clio sign-in", "A new token could not be stored. Make room."));
    assertThat(body(clio.calls(TOKEN).get(1))).endsWith("refresh_token=RT-new");
  }

  @Test
  void a_token_that_another_process_had_meanwhile_is_taken() {
    clio.store.stored = Optional.of(stored("AT-old", NOW.plusSeconds(9_999)));
    clio.store.beforeExchange =
        () -> clio.store.stored = Optional.of(stored("AT-theirs", NOW.plusSeconds(9_999)));
    clio.on(TASKS, 401, INVALID_TOKEN);
    listings(1);

    clio.source().deadlines(TODAY);

    assertThat(bearers()).containsExactly("Bearer AT-old", "Bearer AT-theirs");
    assertThat(clio.calls(TOKEN)).isEmpty();
  }

  @Test
  void many_threads_share_one_refresh() throws Exception {
    clio.on(TOKEN, granted("AT-1", 3_600));
    listings(8);
    ClioSource source = clio.source();
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      Callable<Object> read = () -> source.deadlines(TODAY);
      for (Future<Object> done :
          threads.invokeAll(List.of(read, read, read, read, read, read, read, read))) {
        assertThat(done.get()).isNotNull();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(clio.calls(TOKEN)).hasSize(1);
  }

  @Test
  void a_refresh_whose_answer_was_lost_is_not_repeated() {
    clio.on(
        TOKEN,
        request ->
            new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());

    assertThatThrownBy(() -> clio.source().deadlines(TODAY))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE))
        .hasMessageContaining("clio-remind auth login clio");
    assertThat(clio.calls(TOKEN)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "{\"access_token\":null}", "{\"access_token\":\"a\\nb\"}", "[]"})
  void an_answer_without_a_token_is_an_error(String body) {
    clio.on(TOKEN, body);

    assertThatThrownBy(() -> clio.source().deadlines(TODAY))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("held no access token");
  }

  @ParameterizedTest
  @ValueSource(ints = {302, 404})
  void an_address_that_is_not_clio_says_which_key(int status) {
    clio.on(TOKEN, status, "");

    assertThatThrownBy(() -> clio.source().deadlines(TODAY))
        .isInstanceOfSatisfying(
            ConfigurationException.class, e -> assertThat(e.fix()).contains("clio.region"));
  }

  @Test
  void a_redirect_of_a_read_is_not_followed() {
    clio.on(
        TASKS,
        request ->
            new MockResponse.Builder().code(307).addHeader("Location", "/elsewhere").build());
    clio.store.stored = Optional.of(stored("AT-kept", NOW.plusSeconds(99)));

    assertThatThrownBy(() -> clio.source().deadlines(TODAY))
        .isInstanceOf(ConfigurationException.class);
    assertThat(clio.received()).hasSize(1);
  }

  @Test
  void tokens_are_hidden_from_every_output() {
    clio.on(TOKEN, rotated("AT-shown-nowhere", "RT-shown-nowhere"));
    listings(1);
    ClioSource source = clio.source();
    source.deadlines(TODAY);

    assertThat(clio.redactor.redact("x AT-shown-nowhere RT-shown-nowhere"))
        .isEqualTo("x [hidden] [hidden]");
    assertThat(clio.store.stored.orElseThrow().toString()).isEqualTo("[sign-in to Clio]");
    assertThat(clio.store.stored.flatMap(Tokens::access)).hasToString("Optional[[access token]]");
  }

  private void assertSignIn(String message) {
    assertThatThrownBy(() -> clio.source().deadlines(TODAY))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.SIGN_IN))
        .hasMessage(message);
  }

  private void listings(int times) {
    for (int i = 0; i < times; i++) {
      clio.on(TASKS, resource("no-records.json"));
    }
  }

  private List<String> bearers() {
    return clio.calls(TASKS).stream().map(call -> call.getHeaders().get("Authorization")).toList();
  }

  private static Tokens stored(String access, Instant until) {
    return new Tokens(() -> "RT-stored/1+2", Optional.of(new AccessToken(access, until)));
  }

  private static String granted(String access, int expiresIn) {
    return "{\"token_type\":\"bearer\",\"access_token\":\"%s\",\"expires_in\":%s}"
        .formatted(access, Duration.ofSeconds(expiresIn).toSeconds());
  }

  private static String rotated(String access, String refresh) {
    return "{\"access_token\":\"%s\",\"expires_in\":3600,\"refresh_token\":\"%s\"}"
        .formatted(access, refresh);
  }

  private static String body(RecordedRequest request) {
    ByteString body = request.getBody();
    return body == null ? "" : body.utf8();
  }
}
