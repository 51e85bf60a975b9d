package dev.clioremind.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What the finished jar is made of: the bill of materials against the lock file, and licences. */
class SupplyChainIT {

  private static final Path LOCK = Path.of(".mvn", "dependencies-lock.json");
  private static final Path BILL = Path.of("target", "bom.json");

  /** Licences under which a library may be handed on together with ours. */
  private static final Set<String> PERMITTED = Set.of("Apache-2.0", "BSD-3-Clause", "MIT");

  @Test
  void the_bill_of_materials_names_each_library_with_the_checksum_that_was_locked() {
    Map<String, String> locked =
        list(read(LOCK), "dependencies").stream()
            .filter(library -> Set.of("compile", "runtime").contains(text(library, "scope")))
            .collect(
                Collectors.toMap(
                    library -> name(text(library, "groupId"), text(library, "artifactId"), library),
                    library -> hex(text(library, "integrity"))));

    assertThat(bill())
        .isNotEmpty()
        .allSatisfy(
            library ->
                assertThat(locked)
                    .containsEntry(
                        name(text(library, "group"), text(library, "name"), library),
                        sha512(library)))
        .hasSameSizeAs(locked.keySet());
  }

  @Test
  void every_library_may_be_handed_on() {
    assertThat(bill())
        .allSatisfy(
            library ->
                assertThat(licences(library))
                    .as(text(library, "name"))
                    .isNotEmpty()
                    .isSubsetOf(PERMITTED));
  }

  private static List<JsonObject> bill() {
    assumeTrue(Files.exists(BILL), "no bill of materials: built without the checks");
    return list(read(BILL), "components");
  }

  private static String name(String group, String artifact, JsonObject library) {
    return "%s:%s:%s".formatted(group, artifact, text(library, "version"));
  }

  private static String hex(String integrity) {
    assertThat(integrity).startsWith("sha512:");
    return HexFormat.of().formatHex(Base64.getDecoder().decode(integrity.substring(7)));
  }

  private static String sha512(JsonObject library) {
    return list(library, "hashes").stream()
        .filter(hash -> text(hash, "alg").equals("SHA-512"))
        .map(hash -> text(hash, "content"))
        .findFirst()
        .orElse("none");
  }

  private static List<String> licences(JsonObject library) {
    return list(library, "licenses").stream()
        .map(entry -> text(entry.getAsJsonObject("license"), "id"))
        .toList();
  }

  private static List<JsonObject> list(JsonObject from, String member) {
    return StreamSupport.stream(from.getAsJsonArray(member).spliterator(), false)
        .map(JsonElement::getAsJsonObject)
        .toList();
  }

  private static String text(JsonObject from, String member) {
    return from.has(member) ? from.get(member).getAsString() : "none";
  }

  private static JsonObject read(Path file) {
    try {
      return JsonParser.parseString(Files.readString(file, StandardCharsets.UTF_8))
          .getAsJsonObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
