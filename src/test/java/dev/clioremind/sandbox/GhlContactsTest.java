package dev.clioremind.sandbox;

import static dev.clioremind.sandbox.GhlScene.ANA;
import static dev.clioremind.sandbox.GhlScene.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.sandbox.GhlCaller.Told;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.Quirk;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(10)
class GhlContactsTest {

  private final GhlScene scene = new GhlScene();
  private final GhlStandIn ghl = scene.ghl;
  private final GhlCaller client = scene.client;

  private Told duplicate(String name, String value) {
    return client.get("/contacts/search/duplicate", "locationId", GhlStandIn.LOCATION, name, value);
  }

  private Told create(String members) {
    return client.post(
        "/contacts/", "{\"locationId\":\"%s\",%s}".formatted(GhlStandIn.LOCATION, members));
  }

  @Test
  void a_contact_is_read_by_id() {
    ghl.change(ANA, contact -> contact.withDnd("Email", "active").withDnd("SMS", "inactive"));
    Told told = client.get("/contacts/" + ANA);
    assertThat(told.json().getAsJsonObject("contact").toString())
        .isEqualTo(
            """
            {"id":"ctAna000000000000001","locationId":"loPark00000000000001","firstName":"Ana",\
            "lastName":"Rivera","email":"ana.rivera@example.com","phone":"+12135550142",\
            "timezone":"America/Los_Angeles","dnd":false,\
            "dndSettings":{"Email":{"status":"active","message":"","code":"101"},\
            "SMS":{"status":"inactive","message":"","code":"101"}},\
            "source":"manual","tags":[],"customFields":[],\
            "dateAdded":"2026-11-24T17:30:04.000Z","dateUpdated":"2026-11-24T17:30:04.000Z"}""");
  }

  @Test
  void what_a_contact_lacks_is_absent() {
    assertThat(client.get("/contacts/" + BEN).json().getAsJsonObject("contact").keySet())
        .doesNotContain("email", "timezone");
  }

  @Test
  void dnd_keys_are_lower_case_in_v3_and_when_told_so() {
    ghl.optOut(ANA, "SMS");
    assertThat(client.get("/contacts/" + ANA).text("contact.dndSettings.SMS.status"))
        .isEqualTo("permanent");
    ghl.turnOn(Quirk.DND_KEYS_LOWER_CASE);
    assertThat(client.get("/contacts/" + ANA).text("contact.dndSettings.sms.status"))
        .isEqualTo("permanent");
    ghl.turnOff(Quirk.DND_KEYS_LOWER_CASE);
    client.header("version", "v3");
    assertThat(client.get("/contacts/" + ANA).text("contact.dndSettings.sms.status"))
        .isEqualTo("permanent");
  }

  @Test
  void an_unknown_contact_is_400_or_404() {
    assertThat(client.get("/contacts/ctNobody").status()).isEqualTo(400);
    ghl.turnOn(Quirk.UNKNOWN_CONTACT_IS_404);
    assertThat(client.get("/contacts/ctNobody").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "number, +12135550142",
    "email, ana.rivera@example.com",
    "email, ANA.rivera@example.com"
  })
  void the_duplicate_search_finds_by_number_or_email(String name, String value) {
    Told told = duplicate(name, value);
    assertThat(told.text("contact.id")).isEqualTo(ANA);
    assertThat(told.json().getAsJsonObject("contact").keySet())
        .doesNotContain("dnd", "dndSettings", "timezone");
    assertThat(ghl.ignoredParameters()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"phone, +12135550142", "number, 12135550142", "number, ' 12135550142'"})
  void a_wrong_name_or_a_lost_plus_finds_nobody_without_an_error(String name, String value) {
    Told told = duplicate(name, value);
    assertThat(told.status()).isEqualTo(200);
    assertThat(told.json().get("contact").isJsonNull()).isTrue();
  }

  @Test
  void nobody_is_null_or_404_or_an_empty_object() {
    ghl.turnOn(Quirk.NOBODY_IS_EMPTY);
    Told empty = duplicate("number", "+12125550199");
    assertThat(empty.status()).isEqualTo(200);
    assertThat(empty.json().keySet()).containsExactly("traceId");
    ghl.turnOn(Quirk.NOBODY_IS_404);
    assertThat(duplicate("number", "+12125550199").status()).isEqualTo(404);
  }

  @Test
  void with_duplicates_allowed_the_email_is_tried_first() {
    ghl.add(GhlContact.of("ctCarl", "Carl", "Rivera").withPhone("+12135550199"));
    String[] query = {
      "locationId", GhlStandIn.LOCATION, "number", "+12135550199", "email", "ana.rivera@example.com"
    };
    assertThat(client.get("/contacts/search/duplicate", query).text("contact.id"))
        .isEqualTo("ctCarl");
    ghl.turnOn(Quirk.DUPLICATES_ALLOWED);
    assertThat(client.get("/contacts/search/duplicate", query).text("contact.id")).isEqualTo(ANA);
  }

  @Test
  void a_contact_is_created() {
    Told told =
        create(
            """
            "firstName":"Dora","lastName":"Ek","email":"Dora@example.com","phone":"+12125550133",\
            "timezone":"America/New_York","source":"clio-remind\"""");
    assertThat(told.status()).isEqualTo(201);
    GhlContact dora = ghl.contact(told.text("contact.id")).orElseThrow();
    assertThat(dora.name()).isEqualTo("Dora Ek");
    assertThat(dora.email()).isEqualTo("dora@example.com");
    assertThat(dora.phone()).isEqualTo("+12125550133");
    assertThat(dora.source()).isEqualTo("clio-remind");
    assertThat(ghl.contacts()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"email\":\"ana.rivera@example.com\",\"phone\":\"+12125550117\"', ctAna000000000000001, email",
    "'\"email\":\"new@example.com\",\"phone\":\"+12125550117\"', ctBen000000000000002, phone"
  })
  void somebody_who_matches_is_named_and_not_made_again(String members, String id, String field) {
    Told told = create(members);
    assertThat(told.status()).isEqualTo(400);
    assertThat(told.text("meta.contactId")).isEqualTo(id);
    assertThat(told.text("meta.matchingField")).isEqualTo(field);
    assertThat(ghl.contacts()).hasSize(2);
    ghl.turnOn(Quirk.DUPLICATES_ALLOWED);
    assertThat(create(members).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({
    "'\"firstName\":\"Dora\",\"phone\":\"\"', phone should not be empty",
    "'\"email\":\"dora\"', email must be an email",
    "'\"clioId\":\"5\"', property clioId should not exist"
  })
  void empty_or_wrong_members_are_422(String members, String message) {
    Told told = create(members);
    assertThat(told.status()).isEqualTo(422);
    assertThat(told.array("message").get(0).getAsString()).isEqualTo(message);
    assertThat(ghl.contacts()).hasSize(2);
  }

  @Test
  void a_422_may_have_made_the_contact() {
    ghl.turnOn(Quirk.CREATE_MADE_BUT_422, Quirk.CREATE_DROPS_PHONE);
    Told told = create("\"firstName\":\"Dora\",\"phone\":\"+12125550133\"");
    assertThat(told.status()).isEqualTo(422);
    assertThat(ghl.contacts()).hasSize(3);
    assertThat(ghl.contacts().get(2).phone()).isEmpty();
  }

  @Test
  void an_upsert_is_a_forbidden_call() {
    Told told =
        client.post(
            "/contacts/upsert",
            "{\"locationId\":\"%s\",\"email\":\"ana.rivera@example.com\",\"phone\":\"+12125550199\"}"
                .formatted(GhlStandIn.LOCATION));
    assertThat(told.status()).isEqualTo(200);
    assertThat(ghl.contact(ANA).orElseThrow().phone()).isEqualTo("+12125550199");
    assertThat(ghl.forbiddenCalls())
        .extracting(ReceivedCall::path)
        .containsExactly("/contacts/upsert");
  }

  @Test
  void creating_needs_its_own_scope() {
    ghl.allow("pit-reader", Set.of("contacts.readonly"));
    client.header("authorization", "Bearer pit-reader");
    assertThat(create("\"firstName\":\"Dora\"").status()).isEqualTo(401);
    assertThat(ghl.contacts()).hasSize(2);
  }
}
