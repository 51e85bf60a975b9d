package dev.clioremind.fuzz;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.clio.AccessToken;
import dev.clioremind.clio.ClioSettings;
import dev.clioremind.clio.ClioSource;
import dev.clioremind.clio.RefreshTokens;
import dev.clioremind.core.progress.Progress;
import dev.clioremind.ghl.GhlSender;
import dev.clioremind.ghl.GhlSettings;
import dev.clioremind.ghl.OneByOne;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.HttpCall;
import dev.clioremind.http.HttpGate;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpTrace;
import dev.clioremind.http.RateHeaders;
import dev.clioremind.http.RateLimit;
import dev.clioremind.http.Redactor;
import dev.clioremind.http.RetryPolicy;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.EncodedForm;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sheets.GoogleSheets;
import dev.clioremind.sheets.InProcess;
import dev.clioremind.sheets.SheetsSettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The real adapters before services in this process, with no connection and no thread between, on a
 * clock that only waiting moves. For one case.
 */
final class Adapters {

  private final Services services;
  private final Sheet sheet;
  private final CallObserver damage;
  private final Sabotage sabotage;
  private final List<Sent> sent = new ArrayList<>();
  private final List<Delivered> delivered = new ArrayList<>();
  private boolean withdrawn;
  private Instant now;

  /** A call and what the program was answered. */
  record Delivered(ReceivedCall call, Reply reply) {}

  /**
   * Adapters for one run.
   *
   * @param damage may put other answers in the place of the services' own
   */
  Adapters(Services services, Sheet sheet, CallObserver damage, Sabotage sabotage, Instant start) {
    this.services = services;
    this.sheet = sheet;
    this.damage = damage;
    this.sabotage = sabotage;
    this.now = start;
  }

  /** What GoHighLevel received. */
  List<Sent> sent() {
    return sent;
  }

  List<Delivered> delivered() {
    return delivered;
  }

  /** Whether the message that waited was withdrawn. */
  boolean withdrawn() {
    return withdrawn;
  }

  void pass(Duration length) {
    now = now.plus(length);
  }

  Duration monotonic() {
    return Duration.between(Instant.EPOCH, now);
  }

  /** The same clock for program and services. */
  Clock clock() {
    return new Clock() {
      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId other) {
        throw new AssertionError("no zone by default");
      }

      @Override
      public Instant instant() {
        return now;
      }
    };
  }

  GoogleSheets google() {
    return InProcess.sheets(
        new SheetsSettings(
            URI.create("http://127.0.0.1:1/"), Sheet.ID, "ReminderRules", "AuditLog"),
        call -> damaged(call, sheet::answer),
        clock(),
        this::pass);
  }

  ClioSource clio() {
    return new ClioSource(
        new ClioSettings(
            BaseUrl.parse("http://127.0.0.1:2"),
            "4.0.13",
            () -> "id",
            () -> "secret",
            Set.of(ClioSettings.Source.values()),
            Firm.ZONE,
            "US"),
        new Stored(),
        gate("clio"),
        new Redactor(),
        clock(),
        Progress.untold());
  }

  GhlSender ghl() {
    return OneByOne.sender(
        new GhlSettings(
            BaseUrl.parse("http://127.0.0.1:3"), GhlStandIn.LOCATION, () -> GhlStandIn.TOKEN),
        gate("ghl"));
  }

  private HttpGate gate(String service) {
    return new HttpGate(
        call -> carried(service, call),
        new RateLimit(1_000, Duration.ofSeconds(10), RateHeaders.none(), this::monotonic),
        RetryPolicy.standard(),
        new HttpGate.Timing(this::monotonic, this::pass, () -> 0.5),
        HttpTrace.silent());
  }

  private HttpOutcome carried(String service, HttpCall call) {
    String query = call.uri().getRawQuery();
    Reply reply =
        damaged(
            new ReceivedCall(
                0,
                service,
                call.method(),
                call.uri().getPath(),
                EncodedForm.parse(query == null ? "" : query),
                call.headers().entrySet().stream()
                    .collect(
                        Collectors.toMap(
                            header -> header.getKey().toLowerCase(Locale.ROOT),
                            header -> List.of(header.getValue()))),
                call.body()),
            this::answer);
    return new HttpOutcome.Answered(
        new HttpAnswer(
            reply.status(),
            reply.headers().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> List.of(e.getValue()))),
            reply.body()));
  }

  private Reply damaged(ReceivedCall call, Function<ReceivedCall, Reply> service) {
    Reply reply = damage.answer(call, service.apply(call));
    delivered.add(new Delivered(call, reply));
    if (isMessage(call) && refuses(reply.status())) {
      sent.remove(sent.size() - 1);
    }
    return sabotage.answer(call, reply);
  }

  private static boolean isMessage(ReceivedCall call) {
    return call.service().equals("ghl") && call.path().equals("/conversations/messages");
  }

  /** Whether an answer proves, by DESIGN section 7, that the message was not taken. */
  private static boolean refuses(int status) {
    return status >= 300 && status < 500 && status != 408 && status != 409;
  }

  private Reply answer(ReceivedCall call) {
    if (isMessage(call)) {
      return accepted(call);
    }
    if (call.method().equals("DELETE")) {
      withdrawn = true;
      return Reply.json(200, "{\"status\":200,\"message\":\"cancelled\"}");
    }
    return services.read(call);
  }

  private Reply accepted(ReceivedCall call) {
    JsonObject body = JsonParser.parseString(call.body()).getAsJsonObject();
    sent.add(
        new Sent(
            body.get("contactId").getAsString(),
            body.get("type").getAsString(),
            body.has("html")
                ? body.get("subject").getAsString() + "\n" + body.get("html").getAsString()
                : body.get("message").getAsString(),
            body.has("scheduledTimestamp") ? body.get("scheduledTimestamp").getAsString() : ""));
    String id = messageId(sent.size());
    return Reply.json(
        201,
        "{\"conversationId\":\"cn1\",\"messageId\":\"%s\",\"emailMessageId\":\"em%s\"}"
            .formatted(id, id));
  }

  /** The id of the n-th message, from 1. */
  static String messageId(int number) {
    return String.format(Locale.ROOT, "msNew%015d", number);
  }

  /** A sign-in with an access token that is still good. */
  private final class Stored implements RefreshTokens {
    @Override
    public Optional<Tokens> stored() {
      return Optional.of(
          new Tokens(
              () -> "refresh",
              Optional.of(
                  new AccessToken(services.clioToken(), Firm.NOW.plus(Duration.ofHours(5))))));
    }

    @Override
    public Exchanged exchange(Function<Optional<Tokens>, Tokens> exchange) {
      return new Exchanged(exchange.apply(stored()), Optional.empty());
    }
  }
}
