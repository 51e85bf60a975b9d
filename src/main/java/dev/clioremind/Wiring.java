package dev.clioremind;

import dev.clioremind.alert.Alarms;
import dev.clioremind.alert.Heartbeat;
import dev.clioremind.alert.OfficeMail;
import dev.clioremind.alert.PagerDuty;
import dev.clioremind.alert.Receiver;
import dev.clioremind.alert.Slack;
import dev.clioremind.alert.Webhook;
import dev.clioremind.auth.ClioAuthorization;
import dev.clioremind.auth.ClioFirm;
import dev.clioremind.auth.CredentialsFile;
import dev.clioremind.auth.GoogleDeviceFlow;
import dev.clioremind.cli.Services;
import dev.clioremind.cli.SignIns;
import dev.clioremind.clio.ClioAccount;
import dev.clioremind.clio.ClioSettings;
import dev.clioremind.clio.ClioSource;
import dev.clioremind.clio.RefreshTokens;
import dev.clioremind.config.AlertConfig;
import dev.clioremind.config.Config;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.config.Secret;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.run.Alarm;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.time.Holidays;
import dev.clioremind.core.time.Waiter;
import dev.clioremind.ghl.GhlAccount;
import dev.clioremind.ghl.GhlSender;
import dev.clioremind.ghl.GhlSettings;
import dev.clioremind.holidays.PublicHolidays;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpLimits;
import dev.clioremind.http.HttpTrace;
import dev.clioremind.http.HttpTransport;
import dev.clioremind.http.MonotonicClock;
import dev.clioremind.http.Patience;
import dev.clioremind.http.RateHeaders;
import dev.clioremind.http.RateLimit;
import dev.clioremind.http.Redactor;
import dev.clioremind.http.RetryPolicy;
import dev.clioremind.sheets.GoogleCredentialsReader;
import dev.clioremind.sheets.GoogleIdentity;
import dev.clioremind.sheets.GoogleSheets;
import dev.clioremind.sheets.GoogleTransport;
import dev.clioremind.sheets.SheetAccount;
import dev.clioremind.sheets.SheetsAuditLog;
import dev.clioremind.sheets.SheetsNoticeboard;
import dev.clioremind.sheets.SheetsReading;
import dev.clioremind.sheets.SheetsRuleBook;
import dev.clioremind.sheets.SheetsSettings;
import dev.clioremind.sheets.SheetsSetup;
import java.net.ProxySelector;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** The hand-made graph of one run's services. What is added to it is an {@link Extension}. */
final class Wiring {

  private static final Duration LOCK_PATIENCE = Duration.ofSeconds(60);
  private static final int HOLIDAY_YEARS = 2;

  /**
   * A message waits out a short jam; for a long one the next run is the better place, see the
   * lease.
   */
  private static final RetryPolicy SENDS =
      new RetryPolicy(
          3,
          Duration.ofSeconds(1),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1));

  /** An alert is worth some seconds of a run's end, and no more. */
  private static final HttpLimits ALERT_LIMITS =
      new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(10), 64 << 10);

  private final Clock clock;
  private final Waiter waiter;
  private final Waiter recording;
  private final MonotonicClock monotonic;
  private final RandomGenerator random;
  private final ProxySelector proxies;
  private final Patience patience;
  private final Redactor redactor;
  private final HttpTrace trace;
  private final Progress progress;

  Wiring(
      Clock clock,
      Waiter waiter,
      Waiter recording,
      MonotonicClock monotonic,
      RandomGenerator random,
      ProxySelector proxies,
      Patience patience,
      Redactor redactor,
      HttpTrace trace,
      Progress progress) {
    this.clock = clock;
    this.waiter = waiter;
    this.recording = recording;
    this.monotonic = monotonic;
    this.random = random;
    this.proxies = proxies;
    this.patience = patience;
    this.redactor = redactor;
    this.trace = trace;
    this.progress = progress;
  }

  /**
   * Wires a run.
   *
   * @param ci whether what is stored is gone after the run
   */
  Services services(Config configured, boolean ci, Extension extension) {
    CredentialsFile file =
        new CredentialsFile(configured.paths().credentialsFile(), waiter, LOCK_PATIENCE);
    Map<ConfigKey, Secret> signIns = file.read().secretsFor(configured);
    Config config = configured.withSignIns(signIns);
    config.secrets().forEach(secret -> redactor.hide(secret.reveal()));
    signIns.values().forEach(secret -> redactor.hide(secret.reveal()));

    HttpTransport transport = new HttpTransport(HttpLimits.standard().with(patience), proxies);
    ClioSource clio = clio(config, clioSignIn(configured, file, ci), transport);
    GhlSender ghl = ghl(config, transport);

    GoogleSheets google = google(config);
    SheetsReading reading = new SheetsReading(google);
    SheetsRuleBook ruleBook = new SheetsRuleBook(reading);
    SheetsAuditLog auditLog = new SheetsAuditLog(reading);

    Services services =
        new Services(
            ruleBook,
            auditLog,
            new SheetsNoticeboard(reading),
            clio,
            ghl,
            new SheetsSetup(google),
            clio,
            ghl,
            year -> publicHolidays(config, year),
            () -> problems(clio, ghl, auditLog),
            progress,
            google::clockSkew);
    return extension.extend(services, config, this);
  }

  /** What {@code auth} works with: as little of a configuration as there may be. */
  SignIns signIns(Config configured, boolean ci) {
    CredentialsFile file =
        new CredentialsFile(configured.paths().credentialsFile(), waiter, LOCK_PATIENCE);
    Map<ConfigKey, Secret> stored = file.read().secretsFor(configured);
    Config config = configured.withSignIns(stored);
    config.secrets().forEach(secret -> redactor.hide(secret.reveal()));
    stored.values().forEach(secret -> redactor.hide(secret.reveal()));

    HttpTransport transport = new HttpTransport(HttpLimits.standard().with(patience), proxies);
    HttpGate clioGate = gate(transport, clioLimit(), RetryPolicy.standard());
    ClioAccount clio =
        new ClioAccount(
            clioSettings(config), clioSignIn(configured, file, ci), clioGate, redactor, clock);
    return new SignIns(
        config,
        Optional.ofNullable(stored.get(ConfigKey.CLIO_REFRESH_TOKEN)),
        file,
        new ClioAuthorization(clioGate, redactor, random, clock),
        new GoogleDeviceFlow(
            gate(transport, googleLimit(), RetryPolicy.standard()), redactor, waiter),
        clio,
        clio::deauthorize,
        SheetAccount.ofAccount(googleIdentity(config, new GoogleTransport(proxies, patience))),
        () -> new SheetAccount(google(config)).check(),
        () -> new GhlAccount(ghlSettings(config), gate(transport, ghlLimit(), SENDS)).check());
  }

  /** Whoever is told how runs go. */
  Alarm alarm(Config config) {
    config.secrets().forEach(secret -> redactor.hide(secret.reveal()));
    AlertConfig alert = config.alert();
    HttpTransport transport = new HttpTransport(ALERT_LIMITS.with(patience), proxies);
    List<Receiver> receivers = new ArrayList<>();
    alert
        .slackWebhook()
        .ifPresent(secret -> receivers.add(new Slack(alertGate(transport, 2), secret::reveal)));
    alert
        .pagerdutyKey()
        .ifPresent(
            secret ->
                receivers.add(
                    new PagerDuty(
                        alertGate(transport, 3),
                        BaseUrl.parse(alert.pagerdutyUrl().toString()),
                        secret::reveal,
                        config.ghl().locationId())));
    alert
        .webhook()
        .ifPresent(secret -> receivers.add(new Webhook(alertGate(transport, 3), secret::reveal)));
    alert
        .ghlContactId()
        .ifPresent(
            id ->
                receivers.add(new OfficeMail(() -> mailer(config, transport), new ContactId(id))));
    return new Alarms(
        receivers,
        alert.heartbeatUrl().map(secret -> new Heartbeat(alertGate(transport, 2), secret::reveal)),
        redactor::oneLine);
  }

  private HttpGate alertGate(HttpTransport transport, int attempts) {
    return gate(
        transport,
        new RateLimit(30, Duration.ofSeconds(10), RateHeaders.none(), monotonic),
        alerts(attempts));
  }

  private static RetryPolicy alerts(int attempts) {
    return new RetryPolicy(
        attempts,
        Duration.ofSeconds(1),
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(30));
  }

  /** Reads the stored token when it is needed, for the alert may be about what is stored. */
  private GhlSender mailer(Config configured, HttpTransport transport) {
    Map<ConfigKey, Secret> signIns =
        new CredentialsFile(configured.paths().credentialsFile(), waiter, LOCK_PATIENCE)
            .read()
            .secretsFor(configured);
    signIns.values().forEach(secret -> redactor.hide(secret.reveal()));
    return new GhlSender(
        ghlSettings(configured.withSignIns(signIns)), gate(transport, ghlLimit(), alerts(2)));
  }

  /**
   * Clio's sign-in.
   *
   * @param configured without what is stored, which is read anew at each use
   */
  private static RefreshTokens clioSignIn(Config configured, CredentialsFile file, boolean ci) {
    Optional<Secret> token = configured.clio().refreshToken();
    RefreshTokens stored = new StoredClioSignIn(file, ClioFirm.of(configured), token);
    return token
        .filter(any -> ci)
        .<RefreshTokens>map(secret -> new PassingClioSignIn(stored, secret))
        .orElse(stored);
  }

  private ClioSource clio(Config config, RefreshTokens signIn, HttpTransport transport) {
    return new ClioSource(
        clioSettings(config),
        signIn,
        gate(transport, clioLimit(), RetryPolicy.standard()),
        redactor,
        clock,
        progress);
  }

  private static ClioSettings clioSettings(Config config) {
    // Who is signed in can be asked before the firm's zone is known.
    boolean isZoned = config.isSet(ConfigKey.FIRM_TIME_ZONE);
    return new ClioSettings(
        BaseUrl.parse(config.clio().baseUrl().toString()),
        config.clio().apiVersion(),
        () -> required(config.clio().clientId(), "clio.client-id", "clio"),
        () -> required(config.clio().clientSecret(), "clio.client-secret", "clio"),
        config.clio().sources().stream()
            .map(source -> ClioSettings.Source.valueOf(source.name()))
            .collect(Collectors.toSet()),
        isZoned ? config.firm().zone() : ZoneOffset.UTC,
        isZoned ? config.firm().region() : "US");
  }

  private RateLimit clioLimit() {
    return new RateLimit(
        50, Duration.ofMinutes(1), RateHeaders.withReset(Duration.ofMinutes(1)), monotonic);
  }

  /**
   * The device sign-in asks every few seconds; this only keeps a defect from asking all the time.
   */
  private RateLimit googleLimit() {
    return new RateLimit(30, Duration.ofMinutes(1), RateHeaders.none(), monotonic);
  }

  private RateLimit ghlLimit() {
    return new RateLimit(
        100, Duration.ofSeconds(10), RateHeaders.withInterval(Duration.ofSeconds(10)), monotonic);
  }

  private static GhlSettings ghlSettings(Config config) {
    return new GhlSettings(
        BaseUrl.parse(config.ghl().baseUrl().toString()),
        config.ghl().locationId(),
        () -> required(config.ghl().token(), "ghl.token", "ghl"));
  }

  private GoogleSheets google(Config config) {
    GoogleTransport transport = new GoogleTransport(proxies, patience);
    return new GoogleSheets(
        new SheetsSettings(
            config.sheets().rootUrl(),
            config.sheets().spreadsheetId(),
            config.sheets().rulesTab(),
            config.sheets().auditTab()),
        googleIdentity(config, transport),
        clock,
        recording,
        random,
        transport,
        trace::line);
  }

  private GhlSender ghl(Config config, HttpTransport transport) {
    return new GhlSender(ghlSettings(config), gate(transport, ghlLimit(), SENDS), progress);
  }

  /** A way out to a service more, as patient and as wary of repeating as that to GoHighLevel. */
  HttpGate gate(int calls, Duration window) {
    return gate(
        new HttpTransport(HttpLimits.standard().with(patience), proxies),
        new RateLimit(calls, window, RateHeaders.none(), monotonic),
        SENDS);
  }

  private HttpGate gate(HttpTransport transport, RateLimit limit, RetryPolicy policy) {
    return new HttpGate(
        transport,
        limit,
        policy,
        new HttpGate.Timing(monotonic, waiter::await, random::nextDouble),
        trace);
  }

  private static Supplier<GoogleIdentity> googleIdentity(Config config, GoogleTransport transport) {
    return () -> {
      GoogleCredentialsReader reader = new GoogleCredentialsReader(transport);
      return config
          .google()
          .credentials()
          .map(secret -> reader.fromJson(secret.reveal()))
          .orElseGet(reader::applicationDefault);
    };
  }

  private static String required(Optional<Secret> secret, String key, String service) {
    return secret
        .map(Secret::reveal)
        .orElseThrow(
            () ->
                new ServiceException(
                    ServiceException.Kind.SIGN_IN,
                    "No %s is configured or stored. Set %s, or sign in: clio-remind auth login %s"
                        .formatted(key, key, service)));
  }

  /** A failed sign-in is no reason to leave out what else was noticed. */
  private static List<Problem> problems(ClioSource clio, GhlSender ghl, SheetsAuditLog auditLog) {
    List<Problem> problems = new ArrayList<>(clio.openProblems());
    problems.addAll(ghl.openProblems());
    problems.addAll(auditLog.problems());
    return problems;
  }

  private static Holidays publicHolidays(Config config, int year) {
    try {
      return config
          .firm()
          .holidays()
          .map(code -> PublicHolidays.of(code, year - 1, year + HOLIDAY_YEARS))
          .orElseGet(Holidays::none);
    } catch (IllegalArgumentException e) {
      throw new ConfigurationException(
          "firm.holidays: " + e.getMessage(),
          "Set firm.holidays to a calendar there is, or to none; without it, firm.region decides.");
    }
  }
}
