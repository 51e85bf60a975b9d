package dev.clioremind;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/**
 * Slack, PagerDuty, a webhook and a heartbeat: the receiving end of alerts, by which tests judge.
 */
final class AlertReceivers implements AutoCloseable {

  static final String SLACK = "/services/T000/B000/s3cretOfSlack";
  static final String PAGERDUTY = "/v2/enqueue";
  static final String WEBHOOK = "/hook/s3cretOfTheHook";
  static final String HEARTBEAT = "/ping/s3cretOfTheHeart";
  static final String ROUTING_KEY = "r0utingKeyOfPagerDuty000000000000";
  static final List<String> SECRETS =
      List.of("s3cretOfSlack", "s3cretOfTheHook", "s3cretOfTheHeart", "r0utingKey");

  /** One request. */
  record Received(String path, String query, String headers, String body) {}

  private final List<Received> all = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, Integer> statuses = new ConcurrentHashMap<>();
  private final MockWebServer server = new MockWebServer();

  AlertReceivers() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            String path = request.getUrl().encodedPath();
            String query = request.getUrl().query();
            all.add(
                new Received(
                    path,
                    query == null ? "" : query,
                    request.getHeaders().toString(),
                    request.getBody() == null ? "" : request.getBody().utf8()));
            int status =
                statuses.entrySet().stream()
                    .filter(entry -> path.startsWith(entry.getKey()))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(path.equals(PAGERDUTY) ? 202 : 200);
            return new MockResponse.Builder().code(status).body("ok").build();
          }
        });
    try {
      server.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sets every key of the office that is about alerts. */
  Office connect(Office office) {
    return office
        .with("alert.slack-webhook = " + address(SLACK))
        .with("alert.pagerduty-key = " + ROUTING_KEY)
        .with("alert.pagerduty-url = " + address(""))
        .with("alert.webhook = " + address(WEBHOOK))
        .with("alert.heartbeat-url = " + address(HEARTBEAT));
  }

  private String address(String path) {
    String root = server.url("/").toString();
    return root.substring(0, root.length() - 1) + path;
  }

  /** From now on this one answers so. */
  AlertReceivers answering(String path, int status) {
    statuses.put(path, status);
    return this;
  }

  List<Received> all() {
    return List.copyOf(all);
  }

  void forget() {
    all.clear();
  }

  List<JsonObject> at(String path) {
    return received(path).map(r -> JsonParser.parseString(r.body()).getAsJsonObject()).toList();
  }

  /** What the heartbeat heard, without what is the same in all. */
  List<String> beats() {
    return all().stream()
        .map(Received::path)
        .filter(path -> path.startsWith(HEARTBEAT))
        .map(path -> path.substring(HEARTBEAT.length()))
        .toList();
  }

  private Stream<Received> received(String path) {
    return all().stream().filter(r -> r.path().equals(path));
  }

  /** Each reason that the webhook was told of, with its deadlines. */
  Map<String, List<String>> told() {
    Map<String, List<String>> told = new TreeMap<>();
    for (JsonObject alert : at(WEBHOOK)) {
      for (JsonElement matter : alert.getAsJsonArray("matters")) {
        for (JsonElement thing : matter.getAsJsonObject().getAsJsonArray("things")) {
          List<String> ids =
              told.computeIfAbsent(
                  thing.getAsJsonObject().get("why").getAsString(), w -> new ArrayList<>());
          thing
              .getAsJsonObject()
              .getAsJsonArray("reminders")
              .forEach(r -> ids.add(r.getAsJsonObject().get("deadlineId").getAsString()));
        }
      }
    }
    return told;
  }

  @Override
  public void close() {
    server.close();
  }
}
