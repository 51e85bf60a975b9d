package dev.clioremind.sandbox;

import static dev.clioremind.sandbox.GhlScene.ANA;
import static dev.clioremind.sandbox.GhlScene.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sandbox.GhlCaller.Told;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.Quirk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class GhlSearchTest {

  private final GhlScene scene = new GhlScene();
  private final GhlStandIn ghl = scene.ghl;
  private final GhlCaller client = scene.client;

  private Told search(String more, String... filters) {
    return client.post(
        "/contacts/search",
        "{\"locationId\":\"%s\",%s,\"filters\":[%s]}"
            .formatted(GhlStandIn.LOCATION, more, String.join(",", filters)));
  }

  private List<String> found(String... filters) {
    Told told = search("\"page\":1,\"pageLimit\":100", filters);
    assertThat(told.status()).isEqualTo(200);
    return told.ids("contacts");
  }

  private static String filter(String field, String operator, String value) {
    return "{\"field\":\"%s\",\"operator\":\"%s\",\"value\":\"%s\"}"
        .formatted(field, operator, value);
  }

  private static String or(String... filters) {
    return "{\"group\":\"OR\",\"filters\":[" + String.join(",", filters) + "]}";
  }

  @Test
  void one_of_a_group_is_enough_and_all_at_the_top_are_needed() {
    String ana = filter("email", "eq", "ana.rivera@example.com");
    String ben = filter("phone", "eq", "+12125550117");
    assertThat(found(or(ana, ben))).containsExactlyInAnyOrder(ANA, BEN);
    assertThat(found(ana, ben)).isEmpty();
    assertThat(found(ana)).containsExactly(ANA);
    assertThat(found()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({
    "phone, contains, 5550142, ctAna000000000000001",
    "phone, not_contains, 5550142, ctBen000000000000002",
    "email, exists, '', ctAna000000000000001",
    "email, not_exists, '', ctBen000000000000002",
    "lastNameLowerCase, eq, ito, ctBen000000000000002",
    "id, not_eq, ctBen000000000000002, ctAna000000000000001",
    "dnd, eq, false, ctAna000000000000001"
  })
  void filters_compare_as_named(String field, String operator, String value, String id) {
    assertThat(found(filter(field, operator, value))).contains(id);
    assertThat(found(filter(field, operator, value)).size()).isEqualTo(field.equals("dnd") ? 2 : 1);
  }

  @Test
  void records_are_thin_and_lack_the_opt_outs() {
    ghl.optOut(ANA, "SMS");
    String filter = filter("id", "eq", ANA);
    String more = "\"pageLimit\":10";
    var thin = search(more, filter).array("contacts").get(0).getAsJsonObject();
    assertThat(thin.keySet()).contains("email", "phone").doesNotContain("dnd", "dndSettings");
    ghl.turnOn(Quirk.SEARCH_SHOWS_DND);
    assertThat(search(more, filter).array("contacts").get(0).getAsJsonObject().keySet())
        .contains("dndSettings");
  }

  @Test
  void a_search_by_phone_may_find_nobody() {
    ghl.turnOn(Quirk.SEARCH_WITHOUT_PHONE);
    assertThat(found(filter("phone", "eq", "+12125550117"))).isEmpty();
    assertThat(found(filter("email", "eq", "ana.rivera@example.com"))).containsExactly(ANA);
  }

  @Test
  void a_new_contact_shows_up_late() {
    ghl.searchLag(Duration.ofSeconds(5));
    scene.pass(Duration.ofMinutes(1));
    ghl.add(GhlContact.of("ctDora", "Dora", "Ek"));
    assertThat(found(filter("id", "eq", "ctDora"))).isEmpty();
    assertThat(client.get("/contacts/ctDora").status()).isEqualTo(200);
    scene.pass(Duration.ofSeconds(5));
    assertThat(found(filter("id", "eq", "ctDora"))).containsExactly("ctDora");
  }

  @Test
  void an_unknown_field_is_400() {
    Told told = search("\"pageLimit\":10", filter("mobile", "eq", "x"));
    assertThat(told.status()).isEqualTo(400);
    assertThat(told.text("message")).isEqualTo("Invalid field mobile");
    assertThat(told.text("error")).isEqualTo("Bad Request");
    assertThat(told.number("statusCode")).isEqualTo(400);
  }

  @Test
  void wrong_searches_are_400() {
    assertThat(search("\"page\":1").status()).isEqualTo(400);
    assertThat(search("\"pageLimit\":501").status()).isEqualTo(400);
    assertThat(search("\"pageLimit\":\"many\"").status()).isEqualTo(400);
    assertThat(search("\"pageLimit\":500,\"page\":21").status()).isEqualTo(400);
    assertThat(search("\"pageLimit\":10,\"page\":0").status()).isEqualTo(400);
    assertThat(search("\"pageLimit\":10,\"searchAfter\":[1,\"ctX\"]").status()).isEqualTo(400);
    assertThat(search("\"pageLimit\":10", "5").status()).isEqualTo(400);
    assertThat(search("\"pageLimit\":10", filter("email", "like", "x")).status()).isEqualTo(400);
    assertThat(search("\"pageLimit\":10", filter("email", "eq", "x".repeat(76))).status())
        .isEqualTo(400);
    assertThat(client.post("/contacts/search", "{\"pageLimit\":10}").status()).isEqualTo(400);
  }

  @Test
  void twenty_five_filters_are_the_most() {
    String one = filter("email", "eq", "a@example.com");
    assertThat(found(or(Collections.nCopies(25, one).toArray(String[]::new)))).isEmpty();
    assertThat(
            search("\"pageLimit\":10", or(Collections.nCopies(26, one).toArray(String[]::new)))
                .status())
        .isEqualTo(400);
  }

  @Test
  void pages_and_search_after_walk_through_everybody() {
    for (int i = 0; i < 5; i++) {
      ghl.add(GhlContact.of(String.format(Locale.ROOT, "ctMore%d", i), "More", "Person"));
    }
    List<String> byPage = new ArrayList<>();
    for (int page = 1; page <= 3; page++) {
      Told told = search("\"pageLimit\":3,\"page\":" + page);
      assertThat(told.number("total")).isEqualTo(7);
      byPage.addAll(told.ids("contacts"));
    }
    List<String> byMark = new ArrayList<>();
    String mark = "";
    for (int page = 1; page <= 3; page++) {
      var rows = search("\"pageLimit\":3" + mark).array("contacts");
      rows.forEach(row -> byMark.add(row.getAsJsonObject().get("id").getAsString()));
      var last = rows.get(rows.size() - 1).getAsJsonObject();
      mark = ",\"searchAfter\":" + last.get("searchAfter");
    }
    assertThat(byPage).hasSize(7).doesNotHaveDuplicates().isEqualTo(byMark);
  }
}
