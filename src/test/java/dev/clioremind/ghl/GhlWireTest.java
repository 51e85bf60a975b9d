package dev.clioremind.ghl;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactMatch.Ambiguous;
import dev.clioremind.core.people.ContactMatch.Found;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.Outcome.Kind;
import dev.clioremind.core.send.OutgoingMessage;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.text.MessageContent.Email;
import dev.clioremind.core.text.MessageContent.Enrolment;
import dev.clioremind.core.text.MessageContent.Text;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpTrace;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire, letter by letter. */
@Timeout(30)
class GhlWireTest {
  private static final String LOCATION = "loPark00000000000001";
  private static final String TOKEN = "pit-00000000-0000-4000-8000-000000000001";
  private static final ContactId ANA = new ContactId("ctAna000000000000001");
  private static final Instant AT = Instant.parse("2026-11-24T17:30:04.900Z");

  @StartStop public final MockWebServer ghl = new MockWebServer();

  private final List<String> trace = Collections.synchronizedList(new ArrayList<>());
  private final VirtualTime time = new VirtualTime();
  private GhlSender sender;

  @BeforeEach
  void wire() {
    sender = sender(() -> TOKEN, trace::add);
  }

  @Test
  void an_sms_is_the_smallest_body_that_works() throws Exception {
    answer(201, "{\"conversationId\":\"cv1\",\"messageId\":\"ms1\",\"status\":\"pending\"}");
    Outcome outcome = send(Channel.SMS, new Text("Bär <b> & \"x\" 🎉"), Optional.empty());
    assertThat(outcome).isEqualTo(new Outcome(Kind.ACCEPTED, "ms1", ""));
    RecordedRequest request = ghl.takeRequest();
    assertThat(request.getRequestLine()).isEqualTo("POST /conversations/messages HTTP/1.1");
    assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + TOKEN);
    assertThat(request.getHeaders().get("Version")).isEqualTo("2021-04-15");
    assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
    assertThat(body(request))
        .isEqualTo(
            """
            {"type":"SMS","contactId":"ctAna000000000000001","message":"Bär <b> & \\"x\\" 🎉"}""");
  }

  @Test
  void whatsapp_is_a_text_of_its_own_type() throws Exception {
    answer(200, "{\"messageId\":\"ms1\"}");
    assertThat(send(Channel.WHATSAPP, new Text("Hello"), Optional.empty()).kind())
        .isEqualTo(Kind.ACCEPTED);
    assertThat(body(ghl.takeRequest()))
        .isEqualTo(
            """
            {"type":"WhatsApp","contactId":"ctAna000000000000001","message":"Hello"}""");
  }

  @Test
  void a_scheduled_email_carries_html_subject_and_seconds() throws Exception {
    answer(201, "{\"messageId\":\"ms1\",\"emailMessageId\":\"em1\"}");
    Outcome outcome =
        send(Channel.EMAIL, new Email("Your hearing", "<p>Hello</p>"), Optional.of(AT));
    assertThat(outcome).isEqualTo(new Outcome(Kind.SCHEDULED, "ms1/em1", ""));
    assertThat(body(ghl.takeRequest()))
        .isEqualTo(
            """
            {"type":"Email","contactId":"ctAna000000000000001","scheduledTimestamp":1795541404,\
            "subject":"Your hearing","html":"<p>Hello</p>"}""");
  }

  @Test
  void a_workflow_is_found_by_name_once_and_told_the_event() throws Exception {
    answer(
        200,
        """
        {"workflows":[{"id":"wf-1","name":"Court reminder","status":"published"},
          {"id":"wf-2","name":"Old","status":"draft"}]}""");
    answer(200, "{\"succeded\":true}");
    answer(201, "{\"succeded\":true}");
    assertThat(enrol(" court REMINDER ")).isEqualTo(Outcome.of(Kind.ENROLLED, ""));
    assertThat(enrol("wf-1")).isEqualTo(Outcome.of(Kind.ENROLLED, ""));
    RecordedRequest list = ghl.takeRequest();
    assertThat(list.getRequestLine())
        .isEqualTo("GET /workflows/?locationId=" + LOCATION + " HTTP/1.1");
    for (int i = 0; i < 2; i++) {
      RecordedRequest request = ghl.takeRequest();
      assertThat(request.getRequestLine())
          .isEqualTo("POST /contacts/ctAna000000000000001/workflow/wf-1 HTTP/1.1");
      assertThat(request.getHeaders().get("Version")).isEqualTo("2021-07-28");
      assertThat(request.getHeaders().get("Content-Type")).isEqualTo("application/json");
      assertThat(body(request)).isEqualTo("{\"eventStartTime\":\"2026-12-01T09:30:00-08:00\"}");
    }
    assertThat(ghl.getRequestCount()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Old     | the workflow in TemplateID is not published in GoHighLevel",
        "wf-2    | the workflow in TemplateID is not published in GoHighLevel",
        "Nothing | GoHighLevel has no workflow with the id or name in TemplateID",
        "Twice   | several workflows in GoHighLevel have the name in TemplateID; use the id",
      })
  void a_workflow_that_cannot_be_used_fails_without_a_post(String workflow, String why) {
    answer(
        200,
        """
        {"workflows":[{"id":"wf-2","name":"Old","status":"draft"},{"id":null,"name":null},
          {"id":"wf-3","name":"Twice","status":"published"},
          {"id":"wf-4","name":"Twice","status":"published"}]}""");
    assertThat(enrol(workflow)).isEqualTo(Outcome.of(Kind.FAILED, why));
    assertThat(ghl.getRequestCount()).isEqualTo(1);
  }

  @Test
  void workflows_that_cannot_be_listed_send_nobody_anywhere() {
    answer(401, "{\"message\":\"The token is not authorized for this scope.\"}");
    answer(503, "{}");
    answer(503, "{}");
    answer(503, "{}");
    Outcome refused = enrol("wf-1");
    assertThat(refused.kind()).isEqualTo(Kind.NOT_SENT_SIGN_IN);
    assertThat(refused.detail()).contains("workflows.readonly");
    assertThat(enrol("wf-1").kind()).isEqualTo(Kind.NOT_SENT_SERVICE_DOWN);
    assertThat(ghl.getRequestCount()).isEqualTo(4);
  }

  @Test
  void a_workflow_is_never_scheduled_and_a_channel_never_mistaken() {
    MessageContent enrolment = new Enrolment("wf-1", ZonedDateTime.parse("2026-12-01T09:30-08:00"));
    assertThat(send(Channel.WORKFLOW, enrolment, Optional.of(AT)).kind()).isEqualTo(Kind.FAILED);
    assertThat(send(Channel.SMS, enrolment, Optional.empty()).kind()).isEqualTo(Kind.FAILED);
    assertThat(send(Channel.EMAIL, new Text("secret"), Optional.empty()))
        .isEqualTo(Outcome.of(Kind.FAILED, "defect: Email can't carry Text"));
    assertThat(ghl.getRequestCount()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 201, 400, 401, 403, 404, 408, 409, 422, 500, 502, 503, 504, 307})
  void there_is_exactly_one_post_whatever_the_answer(int status) {
    answer(status, "{}");
    answer(201, "{}");
    send(Channel.SMS, new Text("Hello"), Optional.empty());
    assertThat(ghl.getRequestCount()).isEqualTo(1);
  }

  @Test
  void after_429_the_post_goes_out_again() {
    answer(429, "{}");
    answer(201, "{\"messageId\":\"ms1\"}");
    assertThat(send(Channel.SMS, new Text("Hello"), Optional.empty()))
        .isEqualTo(new Outcome(Kind.ACCEPTED, "ms1", ""));
    assertThat(ghl.getRequestCount()).isEqualTo(2);
    assertThat(time.slept()).isPositive();
  }

  @Test
  void where_the_calls_of_the_day_are_used_up_no_wait_helps() {
    ghl.enqueue(
        new MockResponse.Builder()
            .code(429)
            .setHeader("X-RateLimit-Daily-Remaining", "0")
            .body("{}")
            .build());
    Outcome outcome = send(Channel.SMS, new Text("Hello"), Optional.empty());
    assertThat(outcome.kind()).isEqualTo(Kind.NOT_SENT_SERVICE_DOWN);
    assertThat(outcome.detail()).startsWith("GoHighLevel's calls of today are used up");
    assertThat(ghl.getRequestCount()).isEqualTo(1);
  }

  @Test
  void custom_values_are_known_by_the_field_that_texts_name() throws Exception {
    answer(
        200,
        """
        {"customValues":[
          {"id":"1","name":"Office Phone","fieldKey":"{{ custom_values.office_phone }}","value":" 555-0100 "},
          {"id":"2","name":"Court  Address","value":"1 Main St"},
          {"id":"3","name":"Empty","fieldKey":"{{custom_values.empty}}","value":""},
          {"id":"4","name":"Null","fieldKey":"{{custom_values.null}}","value":null},
          {"id":"5","name":"Nested","fieldKey":"{{custom_values.nested}}","value":"call {{user.phone}}"},
          {"id":"6","name":"Twice","fieldKey":"{{custom_values.Twice}}","value":"a"},
          {"id":"7","name":"twice","fieldKey":"{{custom_values.twice}}","value":"b"},
          {"id":"8","value":"nameless"}]}""");
    assertThat(sender.customValues())
        .containsOnly(
            Map.entry("custom_values.office_phone", "555-0100"),
            Map.entry("custom_values.court_address", "1 Main St"));
    RecordedRequest request = ghl.takeRequest();
    assertThat(request.getRequestLine())
        .isEqualTo("GET /locations/" + LOCATION + "/customValues HTTP/1.1");
    assertThat(request.getHeaders().get("Version")).isEqualTo("2021-07-28");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{\"customValues\":{}}", "<html>"})
  void custom_values_of_another_shape_are_an_error_and_not_none(String body) {
    answer(200, body);
    assertThatThrownBy(sender::customValues).isInstanceOf(ServiceException.class);
  }

  @Test
  void nobody_listening_is_a_service_that_is_down() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    GhlSender alone =
        new GhlSender(
            new GhlSettings(BaseUrl.parse("http://127.0.0.1:" + port), LOCATION, () -> TOKEN),
            time.gate(HttpTrace.silent()));
    assertThat(alone.send(sms()).kind()).isEqualTo(Kind.NOT_SENT_SERVICE_DOWN);
    assertThatThrownBy(alone::snippets)
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE))
        .hasMessageStartingWith("Could not list GoHighLevel's snippets: 127.0.0.1 refused");
  }

  @Test
  void a_defect_before_the_post_sent_nothing_and_one_after_it_is_a_doubt() {
    GhlSender before =
        sender(
            () -> {
              throw new IllegalStateException("Ana Rivera " + TOKEN);
            },
            HttpTrace.silent());
    assertThat(before.send(sms()))
        .isEqualTo(Outcome.of(Kind.NOT_SENT, "defect: IllegalStateException"));
    assertThat(ghl.getRequestCount()).isZero();

    answer(201, "{\"messageId\":\"ms1\"}");
    GhlSender after =
        sender(
            () -> TOKEN,
            line -> {
              throw new IllegalStateException("Ana Rivera " + TOKEN);
            });
    assertThat(after.send(sms()))
        .isEqualTo(Outcome.of(Kind.UNKNOWN, "defect: IllegalStateException"));
    assertThat(ghl.getRequestCount()).isEqualTo(1);
  }

  @Test
  void no_token_or_one_with_a_line_break_is_a_sign_in_that_is_needed() {
    GhlSender none =
        sender(
            () -> {
              throw new ServiceException(ServiceException.Kind.SIGN_IN, "No ghl.token.");
            },
            HttpTrace.silent());
    assertThat(none.send(sms())).isEqualTo(Outcome.of(Kind.NOT_SENT_SIGN_IN, "No ghl.token."));
    GhlSender broken = sender(() -> "pit-broken\nHost: x", HttpTrace.silent());
    Outcome outcome = broken.send(sms());
    assertThat(outcome.kind()).isEqualTo(Kind.NOT_SENT_SIGN_IN);
    assertThat(outcome.detail())
        .contains("line break", "clio-remind auth login ghl")
        .doesNotContain("pit-broken");
    assertThatThrownBy(broken::snippets)
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.SIGN_IN))
        .hasMessageNotContaining("pit-broken");
  }

  @Test
  void contacts_are_searched_read_whole_and_only_then_believed() throws Exception {
    answer(200, "{\"contacts\":[{\"id\":\"ctAna000000000000001\",\"phone\":\"+12135550142\"}]}");
    answer(
        200, contact("\"firstName\":\"Ana\",\"lastName\":\"Rivera\",\"phone\":\"+12135550142\""));
    ContactQuery query = People.query(People.ANA, Channel.SMS);
    assertThat(sender.match(Set.of(query)).get(query)).isInstanceOf(Found.class);
    RecordedRequest search = ghl.takeRequest();
    assertThat(search.getRequestLine()).isEqualTo("POST /contacts/search HTTP/1.1");
    assertThat(search.getHeaders().get("Version")).isEqualTo("2021-07-28");
    assertThat(search.getHeaders().get("Content-Type")).isEqualTo("application/json");
    assertThat(body(search))
        .isEqualTo(
            """
            {"locationId":"loPark00000000000001","page":1,"pageLimit":500,"filters":[{"group":"OR",\
            "filters":[{"field":"phone","operator":"eq","value":"+12135550142"}]}]}""");
    RecordedRequest get = ghl.takeRequest();
    assertThat(get.getRequestLine()).isEqualTo("GET /contacts/ctAna000000000000001 HTTP/1.1");
    assertThat(get.getHeaders().get("Version")).isEqualTo("2021-07-28");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "SMS | GET /contacts/search/duplicate?locationId=loPark00000000000001&number=%2B12135550142 HTTP/1.1",
        "EMAIL | GET /contacts/search/duplicate?locationId=loPark00000000000001&email=ana.rivera%40example.com HTTP/1.1",
      })
  void who_was_not_found_is_asked_for_by_the_right_parameter(Channel channel, String line)
      throws Exception {
    answer(200, "{\"contacts\":[]}");
    answer(200, "{\"contact\":null}");
    ContactQuery query = People.query(People.ANA, channel);
    assertThat(sender.match(Set.of(query)).get(query)).isInstanceOf(ContactMatch.Missing.class);
    ghl.takeRequest();
    assertThat(ghl.takeRequest().getRequestLine()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"dnd\":false                                                              | ''",
        "\"dnd\":null,\"dndSettings\":null                                          | ''",
        "\"dnd\":false,\"dndSettings\":[]                                           | ''",
        "\"dndSettings\":{\"SMS\":{\"status\":\"inactive\"},\"Call\":{\"status\":\"active\"}} | ''",
        "\"dndSettings\":{\"SMS\":null}                                             | ''",
        "\"dnd\":true | SMS EMAIL WHATSAPP WORKFLOW",
        "\"dnd\":\"yes\" | SMS EMAIL WHATSAPP WORKFLOW",
        "\"dnd\":{\"odd\":1} | SMS EMAIL WHATSAPP WORKFLOW",
        "\"dndSettings\":\"odd\" | SMS EMAIL WHATSAPP WORKFLOW",
        "\"dndSettings\":{\"all\":{\"status\":\"active\"}} | SMS EMAIL WHATSAPP WORKFLOW",
        "\"dnd\":false,\"dndSettings\":{\"SMS\":{\"status\":\"active\"}}            | SMS",
        "\"dndSettings\":{\"sms\":{\"status\":\"permanent\"}}                       | SMS",
        "\"dndSettings\":{\"EMAIL\":{\"status\":\"who knows\"}}                     | EMAIL",
        "\"dndSettings\":{\"Email\":{}}                                             | EMAIL",
        "\"dndSettings\":{\"Email\":7}                                              | EMAIL",
        "\"dndSettings\":{\"whatsApp\":\"active\",\"SMS\":\"inactive\"}             | WHATSAPP",
      })
  void opt_outs_of_any_shape_block(String members, String blocked) {
    answer(200, contact(members));
    Set<Channel> expected = EnumSet.noneOf(Channel.class);
    for (String one : blocked.split(" ", -1)) {
      if (!one.isEmpty()) {
        expected.add(Channel.valueOf(one));
      }
    }
    assertThat(found().contact().optedOut()).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "America/Los_Angeles,America/Los_Angeles",
    "PST8PDT,PST8PDT",
    "'',''",
    "Mars/Olympus,''",
    "+02:00,''",
    "GMT+3:00,''",
  })
  void a_zone_is_one_that_exists_or_none(String written, String zone) {
    answer(200, contact("\"timezone\":\"" + written + "\""));
    assertThat(found().contact().zone().map(Object::toString).orElse("")).isEqualTo(zone);
  }

  private Found found() {
    ContactQuery query = People.mapped(People.ANA, Channel.SMS, ANA.value());
    return (Found) requireNonNull(sender.match(Set.of(query)).get(query));
  }

  @Test
  void a_contact_of_another_location_is_refused() {
    answer(
        200,
        "{\"contact\":{\"id\":\"ctAna000000000000001\",\"locationId\":\"loElsewhere000000001\"}}");
    ContactQuery query = People.mapped(People.ANA, Channel.SMS, ANA.value());
    assertThat(sender.match(Set.of(query)).get(query))
        .isEqualTo(
            new Ambiguous("the contact named in the Contacts tab belongs to another location"));
  }

  @Test
  void an_answer_about_another_contact_is_not_believed() {
    answer(200, "{\"contact\":{\"id\":\"ctBen000000000000002\"}}");
    ContactQuery query = People.mapped(People.ANA, Channel.SMS, ANA.value());
    assertThatThrownBy(() -> sender.match(Set.of(query))).isInstanceOf(ServiceException.class);
  }

  @Test
  void a_web_page_that_says_404_does_not_make_everybody_missing() {
    answer(404, "<html>Not found</html>");
    answer(404, "<html>Not found</html>");
    assertThatThrownBy(() -> sender.match(Set.of(People.query(People.ANA, Channel.SMS))))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("ghl.base-url");
    answer(404, "<html>Not found</html>");
    assertThatThrownBy(
            () -> sender.match(Set.of(People.mapped(People.ANA, Channel.SMS, ANA.value()))))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("ghl.base-url");
  }

  @Test
  void nothing_prints_a_person() {
    Wire.Contact wire =
        new GhlJson()
            .oneOrNone(contact("\"name\":\"Ana Rivera\",\"phone\":\"+12135550142\""))
            .orElseThrow()
            .get(0);
    ContactRecord record = new ContactMapping(LOCATION).whole(ANA, wire);
    assertThat(record.phone()).isEqualTo("+12135550142");
    assertThat(
            List.of(
                    wire,
                    record,
                    FoldedName.of("Ana Rivera"),
                    Address.of(People.query(People.ANA, Channel.WORKFLOW)),
                    new ContactReads.Hit(
                        ANA, "+12135550142", "ana.rivera@example.com", Optional.empty()),
                    new GhlJson().fault("{\"message\":\"+12135550142 Ana Rivera\"}"))
                .toString())
        .doesNotContainIgnoringCase("rivera", "12135550142");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loPark00000000000001 | ana@office.example.com | GoHighLevel names a contact for this e-mail address that has another one of its own",
        "loElsewhere000000001 | ana.rivera@example.com | a contact in GoHighLevel has this address, but that contact belongs to another location",
      })
  void a_contact_with_another_address_or_location_is_not_taken(
      String location, String email, String why) {
    answer(200, "{\"contacts\":[]}");
    answer(200, "{\"contact\":{\"id\":\"ctAna000000000000001\"}}");
    answer(
        200,
        """
        {"contact":{"id":"ctAna000000000000001","locationId":"%s","firstName":"Ana",
         "lastName":"Rivera","email":"%s","additionalEmails":["ana.rivera@example.com"]}}"""
            .formatted(location, email));
    ContactQuery query = People.query(People.ANA, Channel.EMAIL);
    assertThat(sender.match(Set.of(query)).get(query)).isEqualTo(new Ambiguous(why));
  }

  @Test
  void an_address_too_long_for_the_search_is_asked_for_by_itself() {
    String address = "a".repeat(70) + "@example.com";
    answer(200, "{\"contact\":{\"id\":\"ctAna000000000000001\"}}");
    answer(200, contact("\"name\":\"Ana Rivera\",\"email\":\"" + address + "\""));
    ContactQuery query =
        People.query(People.person("501", "Ana", "Rivera", "", address), Channel.EMAIL);
    assertThat(sender.match(Set.of(query)).get(query)).isInstanceOf(Found.class);
    assertThat(ghl.getRequestCount()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<html>+12135550142</html>",
        "[\"+12135550142\"]",
        "{\"contacts\":{\"Ana\":1}}",
        "{\"contacts\":[\"Ana\"]}",
        "{\"contacts\":[{\"id\":\"ctA\"}",
      })
  void a_search_of_another_shape_is_an_error_and_not_an_empty_list(String body) {
    answer(200, body);
    ContactQuery query = People.query(People.ANA, Channel.SMS);
    assertThatThrownBy(() -> sender.match(Set.of(query)))
        .isInstanceOf(ServiceException.class)
        .hasMessage(
            "Could not search for contacts in GoHighLevel: the answer is not the JSON that"
                + " GoHighLevel documents. Nothing of it was used. Run again later; if it stays so, look for a proxy"
                + " in between, or report it.");
  }

  @Test
  void an_address_that_the_search_does_not_take_stops_nobody_else() {
    answer(400, "{\"message\":\"Invalid field phone +12135550142\"}");
    answer(422, "{\"message\":[\"number must be valid: +12135550142\"]}");
    ContactQuery query = People.query(People.ANA, Channel.SMS);
    assertThat(sender.match(Set.of(query)).get(query))
        .isEqualTo(
            new Ambiguous(
                "GoHighLevel does not accept this phone number, so nobody can be looked for by"
                    + " it"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The token is not authorized for this scope. | contacts.readonly",
        "Invalid Private Integration token           | clio-remind auth login ghl",
      })
  void a_refused_read_names_the_scope_or_the_way_to_sign_in(String said, String words) {
    answer(401, "{\"statusCode\":401,\"message\":\"" + said + "\"}");
    ContactQuery query = People.query(People.ANA, Channel.SMS);
    assertThatThrownBy(() -> sender.match(Set.of(query)))
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.SIGN_IN))
        .hasMessageStartingWith("Could not search for contacts in GoHighLevel: ")
        .hasMessageContaining(words);
  }

  @Test
  void a_redirected_read_points_at_the_base_address() {
    ghl.enqueue(new MockResponse.Builder().code(302).setHeader("Location", "/elsewhere").build());
    assertThatThrownBy(sender::snippets)
        .isInstanceOfSatisfying(
            ServiceException.class,
            e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE))
        .hasMessageContaining("ghl.base-url");
    assertThat(ghl.getRequestCount()).isEqualTo(1);
  }

  @Test
  void snippets_are_paged_to_the_end_and_deleted_ones_left_out() throws Exception {
    answer(
        200,
        """
        {"templates":[{"id":"tp1","name":"Hearing","type":"sms","template":{"body":"Hi"}},
          {"id":"tp2","name":"Gone","type":"sms","deleted":true,"template":{"body":"Hi"}}],
         "totalCount":3}""");
    answer(
        200,
        """
        {"templates":[{"id":"tp3","name":"Empty","type":"sms","template":{}}],"totalCount":3}""");
    answer(
        200,
        """
        {"templates":[{"id":"tp4","name":"Mail","template":{"subject":"S","html":"<p>x</p>"}},
          {"id":"tp5","name":"Body","type":"email","template":{"subject":"S","body":"<p>y</p>"}}]}""");
    answer(200, "{\"templates\":[]}");
    answer(400, "{}");
    assertThat(sender.snippets())
        .extracting(s -> s.id() + " " + s.channel() + " " + s.subject() + " " + s.body())
        .containsExactly("tp1 SMS  Hi", "tp4 Email S <p>x</p>", "tp5 Email S <p>y</p>");
    List<String> lines = new ArrayList<>();
    while (lines.size() < ghl.getRequestCount()) {
      lines.add(ghl.takeRequest().getRequestLine());
    }
    String page = "GET /locations/%1$s/templates?originId=%1$s&deleted=false".formatted(LOCATION);
    assertThat(lines)
        .containsExactly(
            page + "&skip=0&limit=100&type=sms HTTP/1.1",
            page + "&skip=2&limit=100&type=sms HTTP/1.1",
            page + "&skip=0&limit=100&type=email HTTP/1.1",
            page + "&skip=2&limit=100&type=email HTTP/1.1",
            page + "&skip=0&limit=100&type=whatsapp HTTP/1.1");
  }

  @Test
  void snippets_that_never_end_are_an_error_and_not_half_a_list() {
    String same =
        "{\"templates\":[{\"id\":\"tp1\",\"type\":\"sms\",\"template\":{\"body\":\"Hi\"}}],"
            + "\"totalCount\":3}";
    answer(200, same);
    answer(200, same);
    assertThatThrownBy(sender::snippets).isInstanceOf(ServiceException.class);
    assertThat(ghl.getRequestCount()).isEqualTo(2);
  }

  @Test
  void the_settings_name_a_location_id_that_cannot_be_one() {
    assertThatThrownBy(
            () -> new GhlSettings(BaseUrl.parse("https://example.com"), "lo/../x", () -> TOKEN))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("ghl.location-id");
  }

  @Test
  void the_trace_shows_neither_text_nor_address_nor_token() {
    answer(200, "{\"contacts\":[]}");
    answer(200, "{}");
    answer(201, "{\"messageId\":\"ms1\"}");
    sender.match(Set.of(People.query(People.ANA, Channel.EMAIL)));
    send(Channel.SMS, new Text("Your hearing"), Optional.empty());
    assertThat(trace).hasSize(3);
    assertThat(String.join("\n", trace))
        .doesNotContain("hearing")
        .doesNotContain("example.com")
        .doesNotContain("pit-");
  }

  private Outcome send(Channel channel, MessageContent content, Optional<Instant> at) {
    return sender.send(new OutgoingMessage(ANA, channel, content, at));
  }

  private Outcome enrol(String workflow) {
    return send(
        Channel.WORKFLOW,
        new Enrolment(workflow, ZonedDateTime.parse("2026-12-01T09:30-08:00")),
        Optional.empty());
  }

  private static OutgoingMessage sms() {
    return new OutgoingMessage(ANA, Channel.SMS, new Text("Hello"), Optional.empty());
  }

  private GhlSender sender(Supplier<String> token, HttpTrace trace) {
    return new GhlSender(
        new GhlSettings(BaseUrl.parse("http://127.0.0.1:" + ghl.getPort()), LOCATION, token),
        time.gate(trace));
  }

  private void answer(int status, String body) {
    ghl.enqueue(new MockResponse.Builder().code(status).body(body).build());
  }

  private static String contact(String members) {
    return "{\"contact\":{\"id\":\"%s\",\"locationId\":\"%s\",%s},\"traceId\":\"t\"}"
        .formatted(ANA, LOCATION, members);
  }

  private static String body(RecordedRequest request) {
    return String.valueOf(request.getBody() == null ? "" : request.getBody().utf8());
  }
}
