package dev.clioremind.sweep;

import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sweep.SweptOffice.Run;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for clients, their cases, and secrets where none of them may be. */
final class Leaks {

  private Leaks() {}

  /** Everything found, as what and where. */
  static List<String> in(SweptOffice office) {
    List<String> forbidden = forbidden(office);
    List<String> found = new ArrayList<>();
    places(office)
        .forEach(
            (place, text) ->
                forbidden.stream()
                    .filter(text::contains)
                    .forEach(word -> found.add("'" + word + "' in " + place)));
    return found;
  }

  private static List<String> forbidden(SweptOffice office) {
    List<String> words = new ArrayList<>(office.firm().canaries());
    words.addAll(OtherServers.SECRETS);
    words.add("pit-canary");
    words.add(GhlStandIn.TOKEN);
    words.add(office.sandbox().clio().signIn().clientSecret());
    words.add("sandbox-clio-access");
    words.add("sandbox-clio-refresh");
    words.add("BEGIN PRIVATE KEY");
    words.add("1//sandbox-refresh");
    words.add("sandbox-secret");
    words.addAll(office.sandbox().sheets().accounts().issuedTokens());
    return words;
  }

  private static Map<String, String> places(SweptOffice office) {
    Map<String, String> places = new LinkedHashMap<>();
    int number = 1;
    for (Run run : office.runs()) {
      places.put("the output of run " + number, run.out());
      places.put("the messages of run " + number, run.err());
      number++;
    }
    places.put("the spreadsheet", String.join("\n", office.book().allTexts()));
    StringBuilder alerts = new StringBuilder();
    office
        .sandbox()
        .ledger()
        .callsTo(OtherServers.ALERTS)
        .forEach(call -> alerts.append(call.body()).append(call.query()));
    office
        .sandbox()
        .ghl()
        .messagesTo(SweptFirm.OFFICE)
        .forEach(mail -> alerts.append(mail.subject()).append(mail.content()));
    places.put("the alerts", alerts.toString());
    files(office.folder()).forEach(file -> places.put(file.toString(), read(file)));
    return places;
  }

  /** All but those that are there to hold secrets. */
  private static List<Path> files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(file -> !file.endsWith("config.properties") && !file.endsWith("credentials.json"))
          .toList();
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
