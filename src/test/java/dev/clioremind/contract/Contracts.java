package dev.clioremind.contract;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The documents of all three services. What the vendors describe in words only, such as signing in,
 * stands in documents of our own beside this class, each with the vendor's page. Immutable.
 */
public final class Contracts {

  /** Names the folder of the published documents. */
  public static final String FOLDER = "contracts.dir";

  private static final List<String> GHL =
      List.of("conversations", "contacts", "locations", "workflows", "users", "common-schemas");

  private final Map<String, CallCheck> checks;

  private Contracts(Map<String, CallCheck> checks) {
    this.checks = Map.copyOf(checks);
  }

  /** Read once: the documents have three megabytes, and many tests ask. */
  private static final class Published {
    static final Optional<Contracts> CONTRACTS =
        Optional.ofNullable(System.getProperty(FOLDER))
            .filter(folder -> !folder.isBlank())
            .map(folder -> read(Path.of(folder)));
  }

  /** The published documents; empty where no folder is named. */
  public static Optional<Contracts> published() {
    return Published.CONTRACTS;
  }

  private static Contracts read(Path folder) {
    Specification clio =
        OpenApi.read("clio-v4.openapi.json", file(folder.resolve("clio-v4.openapi.json")))
            .and(own("clio-in-words.openapi.json"));
    Specification ghl = own("ghl-in-words.openapi.json");
    for (String name : GHL) {
      ghl =
          ghl.and(
              OpenApi.read(
                  name + ".json", file(folder.resolve("gohighlevel").resolve(name + ".json"))));
    }
    Specification google = own("google-in-words.openapi.json");
    JsonObject error = new JsonObject();
    error.addProperty(Schemas.REF, "google-in-words.openapi.json#Error");
    google =
        google.and(
            Discovery.read(
                "sheets-v4", file(folder.resolve("google-sheets-v4.discovery.json")), error));
    return of(Map.of("clio", clio, "ghl", ghl, "sheets", google));
  }

  static Contracts of(Map<String, Specification> specifications) {
    Map<String, CallCheck> checks = new HashMap<>();
    specifications.forEach(
        (service, specification) -> checks.put(service, new CallCheck(service, specification)));
    return new Contracts(checks);
  }

  /** The name of the operation that a call is of. */
  String operation(ReceivedCall call) {
    return call.service() + " " + check(call).operation(call);
  }

  List<Finding> request(ReceivedCall call) {
    return check(call).request(call);
  }

  List<Finding> answer(ReceivedCall call, Reply reply) {
    return check(call).answer(call, reply);
  }

  private CallCheck check(ReceivedCall call) {
    return Objects.requireNonNull(checks.get(call.service()), call.service());
  }

  private static JsonObject file(Path path) {
    try {
      return JsonParser.parseString(Files.readString(path, StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(FOLDER + " lacks " + path, e);
    }
  }

  private static Specification own(String name) {
    try (InputStream in = Objects.requireNonNull(Contracts.class.getResourceAsStream(name), name)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return OpenApi.read(name, JsonParser.parseString(text).getAsJsonObject());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
