package dev.clioremind;

import dev.clioremind.AlertReceivers.Received;
import dev.clioremind.Office.Result;
import dev.clioremind.sandbox.ReceivedCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every place where something of a run stays, or goes to: what the program printed, what it left in
 * files and in the spreadsheet, whom it alerted, and each request that it made.
 */
final class LeakSearch {

  static final String OFFICE = "ctUser00000000000000345";

  /** The places, each with the text that is there. */
  enum Place {
    STDOUT,
    STDERR,
    FILES,
    SUMMARY,
    SPREADSHEET,
    ALERTS,
    OFFICE_MAIL,
    CALLS_TO_CLIO,
    CALLS_TO_GOOGLE,
    CALLS_TO_GHL
  }

  private final Office office;
  private final AlertReceivers receivers;
  private final Canaries canaries;
  private final List<Result> results = new ArrayList<>();

  LeakSearch(Office office, AlertReceivers receivers, Canaries canaries) {
    this.office = office;
    this.receivers = receivers;
    this.canaries = canaries;
  }

  void ran(Result result) {
    results.add(result);
  }

  List<Result> results() {
    return List.copyOf(results);
  }

  /** What was found where; a place that is clean is there with nothing. */
  Map<Place, Set<String>> found() {
    Map<Place, Set<String>> found = new LinkedHashMap<>();
    texts().forEach((place, text) -> found.put(place, canaries.in(text)));
    for (Place place : List.of(Place.CALLS_TO_CLIO, Place.CALLS_TO_GOOGLE, Place.CALLS_TO_GHL)) {
      Set<String> all = new LinkedHashSet<>();
      calls(place).forEach(call -> all.addAll(in(call)));
      found.put(place, all);
    }
    return found;
  }

  /** How many characters were searched, so that nobody takes an empty place for a clean one. */
  Map<Place, Integer> sizes() {
    Map<Place, Integer> sizes = new LinkedHashMap<>();
    texts().forEach((place, text) -> sizes.put(place, text.length()));
    for (Place place : List.of(Place.CALLS_TO_CLIO, Place.CALLS_TO_GOOGLE, Place.CALLS_TO_GHL)) {
      sizes.put(place, calls(place).stream().mapToInt(call -> call.toString().length()).sum());
    }
    return sizes;
  }

  private Map<Place, String> texts() {
    Map<Place, String> texts = new LinkedHashMap<>();
    texts.put(Place.STDOUT, results.stream().map(Result::out).collect(Collectors.joining("\n")));
    texts.put(
        Place.STDERR,
        results.stream()
            .flatMap(result -> result.err().lines())
            // How GitHub is told what to hide; it shows the line as ***.
            .filter(line -> !line.startsWith("::add-mask::"))
            .collect(Collectors.joining("\n")));
    texts.put(Place.FILES, files(false));
    texts.put(Place.SUMMARY, files(true));
    texts.put(Place.SPREADSHEET, String.join("\n", office.sandbox().book().allTexts()));
    texts.put(
        Place.ALERTS,
        receivers.all().stream().map(LeakSearch::said).collect(Collectors.joining("\n")));
    texts.put(
        Place.OFFICE_MAIL,
        office.sandbox().ghl().messagesTo(OFFICE).stream()
            .map(mail -> mail.subject() + "\n" + mail.content())
            .collect(Collectors.joining("\n")));
    return texts;
  }

  /** All of a request but the part of its address that is the receiver's own secret. */
  private static String said(Received received) {
    String path = received.path();
    for (String own :
        List.of(AlertReceivers.SLACK, AlertReceivers.WEBHOOK, AlertReceivers.HEARTBEAT)) {
      path = path.replace(own, "");
    }
    return String.join("\n", path, received.query(), received.headers(), received.body())
        .replace(AlertReceivers.ROUTING_KEY, "");
  }

  private List<ReceivedCall> calls(Place place) {
    return office
        .sandbox()
        .ledger()
        .callsTo(
            switch (place) {
              case CALLS_TO_CLIO -> "clio";
              case CALLS_TO_GHL -> "ghl";
              default -> "sheets";
            });
  }

  /**
   * What a request holds that it should not: a secret of another service, a client's data where the
   * service needs none, and anything at all in an address, which proxies and servers write down.
   */
  private Set<String> in(ReceivedCall call) {
    String address = call.path() + " " + call.query();
    Set<String> found =
        new LinkedHashSet<>(
            canaries.secretsIn(address + call.headers() + call.body(), call.service()));
    found.addAll(canaries.secretsIn(address, "no address"));
    if (!isAskedForByItsAddress(call)) {
      found.addAll(canaries.clientsIn(address));
    }
    found.addAll(canaries.clientsIn(call.headers().toString()));
    if (!call.service().equals("ghl")) {
      found.addAll(canaries.clientsIn(call.body()));
    }
    return found.stream()
        .map(what -> what + " in " + call.method() + " " + call.path())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** GoHighLevel's search for one number or address takes it in the query and nowhere else. */
  private static boolean isAskedForByItsAddress(ReceivedCall call) {
    return call.service().equals("ghl")
        && call.method().equals("GET")
        && call.path().equals("/contacts/search/duplicate");
  }

  /** All files but those that are there to hold secrets. */
  private String files(boolean summary) {
    try (Stream<Path> all = Files.walk(office.folder())) {
      return all.filter(Files::isRegularFile)
          .filter(
              file ->
                  Stream.of("config.properties", "credentials.json", "key.json")
                      .noneMatch(file::endsWith))
          .filter(file -> file.endsWith("summary.md") == summary)
          .map(file -> file + "\n" + read(file))
          .collect(Collectors.joining("\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
