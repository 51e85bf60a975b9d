package dev.clioremind.ghl;

import static dev.clioremind.ghl.People.ANA;
import static dev.clioremind.ghl.People.mapped;
import static dev.clioremind.ghl.People.person;
import static dev.clioremind.ghl.People.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.Survives;
import dev.clioremind.contract.ContractWatch;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.people.Contact;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactMatch.Ambiguous;
import dev.clioremind.core.people.ContactMatch.Found;
import dev.clioremind.core.people.ContactMatch.Missing;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.Outcome.Kind;
import dev.clioremind.core.send.OutgoingMessage;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.text.MessageContent.Email;
import dev.clioremind.core.text.MessageContent.Enrolment;
import dev.clioremind.core.text.MessageContent.Text;
import dev.clioremind.core.text.Snippet;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.Ledger;
import dev.clioremind.sandbox.StandInServer;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.GhlTemplate;
import dev.clioremind.sandbox.ghl.GhlWorkflow;
import dev.clioremind.sandbox.ghl.Quirk;
import dev.clioremind.sandbox.ghl.Refusal;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Against the stand-in over real HTTP, judged by what it received. */
@Timeout(60)
class GhlSenderTest {
  private static final String ANA_ID = "ctAna000000000000001";
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-24T17:30:04Z"));

  /** What must never show: of Ana, of whoever shares her phone, of what she is told. */
  private static final List<String> CANARIES =
      List.of("Rivera", "555014", "ana.rivera", "secret hearing", GhlStandIn.TOKEN);

  private final GhlStandIn ghl = new GhlStandIn(CLOCK);
  private final Ledger ledger = new Ledger();
  private final Faults faults = new Faults();
  private final List<String> trace = Collections.synchronizedList(new ArrayList<>());
  private final ContractWatch contract = new ContractWatch();
  private StandInServer server;
  private GhlSender sender;

  @BeforeEach
  void start() throws IOException {
    server = StandInServer.start(ghl, 0, ledger, faults, CLOCK, contract);
    sender = sender(GhlStandIn.TOKEN, false);
    ghl.add(
        GhlContact.of(ANA_ID, "Ana", "Rivera")
            .withPhone("+12135550142")
            .withEmail("Ana.Rivera@example.com")
            .withTimezone("America/Los_Angeles"));
  }

  @AfterEach
  void nothing_that_was_sent_was_ignored() {
    server.close();
    contract.mustBeKept();
    assertThat(ghl.ignoredParameters()).isEmpty();
    assertThat(ghl.forbiddenCalls()).isEmpty();
    assertThat(ledger.defects()).isEmpty();
    assertNoCanary(String.join("\n", trace));
  }

  @ParameterizedTest
  @EnumSource(Channel.class)
  void somebody_is_found_with_zone_and_opt_outs(Channel channel) {
    ghl.optOut(ANA_ID, "Email");
    assertThat(match(query(ANA, channel)))
        .isEqualTo(
            new Found(
                new Contact(
                    new ContactId(ANA_ID),
                    Optional.of(ZoneId.of("America/Los_Angeles")),
                    Set.of(Channel.EMAIL))));
  }

  @Test
  void sixty_people_cost_little_more_than_one_call_each() {
    Set<ContactQuery> queries = new LinkedHashSet<>();
    for (int i = 0; i < 60; i++) {
      Person person = person("7" + i, "Ana", "Rivera", phone(i), "p%d@example.com".formatted(i));
      queries.add(query(person, Channel.SMS));
      queries.add(query(person, Channel.EMAIL));
      ghl.add(
          GhlContact.of("ctP" + i, "Ana", "Rivera")
              .withPhone(phone(i))
              .withEmail("p%d@example.com".formatted(i)));
    }
    Map<ContactQuery, ContactMatch> matches = sender.match(queries);
    assertThat(matches).hasSize(120).containsOnlyKeys(queries);
    assertThat(matches.values()).allMatch(Found.class::isInstance);
    assertThat(ledger.size()).isEqualTo(60 + 5);
    assertThat(ledger.callsTo("ghl", "GET", "/contacts/search/duplicate")).isEmpty();
  }

  @Test
  void a_contact_that_the_search_does_not_show_yet_is_found_all_the_same() {
    ghl.searchLag(Duration.ofMinutes(1));
    ghl.add(GhlContact.of("ctBen1", "Ben", "Ito").withPhone("+12125550117"));
    Person ben = person("502", "Ben", "Ito", "+12125550117", "");
    assertThat(match(query(ben, Channel.SMS))).isInstanceOf(Found.class);
    ghl.searchLag(Duration.ZERO);
    ghl.turnOn(Quirk.SEARCH_WITHOUT_PHONE);
    assertThat(match(query(ben, Channel.WHATSAPP))).isInstanceOf(Found.class);
  }

  @Test
  void a_search_that_cannot_be_used_costs_a_call_and_finds_the_same() {
    faults.failAll(Faults.to("ghl", "POST", "/contacts/search"), Fault.BAD_REQUEST);
    assertThat(match(query(ANA, Channel.SMS))).isInstanceOf(Found.class);
    assertThat(ledger.size()).isEqualTo(3);
  }

  @ParameterizedTest
  @EnumSource(
      value = Quirk.class,
      names = {"NOBODY_IS_404", "NOBODY_IS_EMPTY", "UNKNOWN_CONTACT_IS_404", "DUPLICATES_ALLOWED"})
  void nobody_is_missing_however_it_is_said(Quirk quirk) {
    ghl.turnOn(quirk);
    Person ben = person("502", "Ben", "Ito", "+12125550117", "ben@example.com");
    assertThat(match(query(ben, Channel.SMS))).isInstanceOf(Missing.class);
    assertThat(match(query(ben, Channel.EMAIL))).isInstanceOf(Missing.class);
    assertThat(match(mapped(ben, Channel.SMS, "ctGone"))).isInstanceOf(Missing.class);
    assertThat(match(query(ANA, Channel.WORKFLOW))).isInstanceOf(Found.class);
  }

  @Test
  void another_given_name_on_a_shared_phone_is_ambiguous() {
    Person luis = person("503", "Luis", "Rivera", "+12135550142", "");
    assertAmbiguous(
        query(luis, Channel.SMS),
        "a contact in GoHighLevel has this address, but that contact has another name, so it may"
            + " be somebody who shares the address");
  }

  @Test
  void of_two_who_share_a_phone_the_one_with_the_name_is_found() {
    ghl.add(GhlContact.of("ctLuis1", "LUIS", "Rivera").withPhone("+12135550142"));
    Person luis = person("503", "Luis", "Rivera", "+12135550142", "");
    assertThat(((Found) match(query(luis, Channel.SMS))).contact().id().value())
        .isEqualTo("ctLuis1");
    assertThat(((Found) match(query(ANA, Channel.SMS))).contact().id().value()).isEqualTo(ANA_ID);
  }

  @Test
  void two_contacts_with_the_same_name_and_phone_are_ambiguous() {
    ghl.add(GhlContact.of("ctAna2", "ana", "rivera").withPhone("+12135550142"));
    assertAmbiguous(
        query(ANA, Channel.SMS),
        "2 contacts in GoHighLevel have this name and address; merge them there");
  }

  @Test
  void a_workflow_is_content_with_phone_or_email_but_not_with_two_people() {
    ghl.add(
        GhlContact.of("ctBen1", "Ben", "Ito").withPhone("+12125550117").withEmail("b@example.com"));
    assertThat(
            match(
                query(
                    person("502", "Ben", "Ito", "+12125550199", "b@example.com"),
                    Channel.WORKFLOW)))
        .isInstanceOf(Found.class);
    ghl.add(GhlContact.of("ctBen2", "Ben", "Ito").withPhone("+12125550199"));
    assertThat(
            match(
                query(
                    person("502", "Ben", "Ito", "+12125550199", "b@example.com"),
                    Channel.WORKFLOW)))
        .isInstanceOf(Ambiguous.class);
  }

  @Test
  void a_contact_without_a_name_is_nobody() {
    ghl.add(GhlContact.of("ctNameless", "", "").withPhone("+12125550117"));
    assertAmbiguous(
        query(person("502", "Ben", "Ito", "+12125550117", ""), Channel.SMS),
        "a contact in GoHighLevel has this address, but that contact has no name in GoHighLevel");
  }

  @Test
  void an_address_of_a_crowd_is_not_looked_into() {
    IntStream.range(0, 11)
        .forEach(
            i -> ghl.add(GhlContact.of("ctC" + i, "Ben", "Ito" + i).withPhone("+12125550117")));
    assertAmbiguous(
        query(person("502", "Ben", "Ito3", "+12125550117", ""), Channel.SMS),
        "more than 10 contacts in GoHighLevel have this phone number");
    assertThat(ledger.size()).isEqualTo(1);
  }

  @Test
  void a_mapped_contact_is_taken_as_it_is() {
    Person stranger = person("509", "Zoe", "Else", "+12125550188", "");
    ghl.change(ANA_ID, ana -> ana.withDnd(true));
    Found found = (Found) match(mapped(stranger, Channel.SMS, ANA_ID));
    assertThat(found.contact().id().value()).isEqualTo(ANA_ID);
    assertThat(found.contact().optedOut()).containsExactlyInAnyOrder(Channel.values());
    assertThat(ledger.size()).isEqualTo(1);
  }

  @Test
  void a_token_of_another_location_or_without_the_scope_is_said() {
    ghl.allowElsewhere("pit-elsewhere-0001", "loElsewhere000000001");
    assertThatThrownBy(
            () -> sender("pit-elsewhere-0001", false).match(Set.of(query(ANA, Channel.SMS))))
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("ghl.location-id");
    ghl.allow("pit-poor-0000001", Set.of("contacts.readonly"));
    GhlSender poor = sender("pit-poor-0000001", false);
    assertThatThrownBy(poor::snippets)
        .isInstanceOf(ServiceException.class)
        .hasMessageContaining("locations/templates.readonly")
        .hasMessageContaining("clio-remind auth login ghl");
    Outcome outcome = poor.send(sms());
    assertThat(outcome.kind()).isEqualTo(Kind.NOT_SENT_SIGN_IN);
    assertThat(outcome.detail()).contains("conversations/message.write");
    assertThat(ghl.accepted()).isZero();
  }

  @Test
  void every_snippet_is_listed() {
    for (int i = 0; i < 230; i++) {
      ghl.add(GhlTemplate.sms("tpS" + i, "Text " + i, "Hello {{ref}}"));
    }
    ghl.add(GhlTemplate.email("tpE1", "Mail", "Your hearing", "<p>{{ref}}</p>"));
    ghl.add(GhlTemplate.emailWithBody("tpE2", "Old mail", "Your hearing", "<p>{{ref}}</p>"));
    ghl.add(GhlTemplate.whatsApp("tpW1", "Chat", "Hello {{ref}}"));
    List<Snippet> snippets = sender.snippets();
    assertThat(snippets).hasSize(233).extracting(Snippet::id).doesNotHaveDuplicates();
    assertThat(snippets)
        .contains(
            new Snippet("tpS229", "Text 229", Channel.SMS, "", "Hello {{ref}}"),
            new Snippet("tpE1", "Mail", Channel.EMAIL, "Your hearing", "<p>{{ref}}</p>"),
            new Snippet("tpE2", "Old mail", Channel.EMAIL, "Your hearing", "<p>{{ref}}</p>"),
            new Snippet("tpW1", "Chat", Channel.WHATSAPP, "", "Hello {{ref}}"));
    assertThat(ledger.size()).isEqualTo(5);
  }

  @Test
  void messages_arrive_as_they_were_meant() {
    Instant at = Instant.parse("2026-11-25T17:00:00Z");
    Outcome text = sender.send(sms());
    Outcome mail =
        sender.send(
            new OutgoingMessage(
                new ContactId(ANA_ID),
                Channel.EMAIL,
                new Email("Subject", "<p>secret hearing</p>"),
                Optional.of(at)));
    assertThat(ghl.accepted()).isEqualTo(2);
    assertThat(text).isEqualTo(new Outcome(Kind.ACCEPTED, ghl.messages().get(0).id(), ""));
    assertThat(ghl.messages().get(0).text()).isEqualTo("secret hearing");
    assertThat(mail)
        .isEqualTo(
            new Outcome(
                Kind.SCHEDULED,
                ghl.messages().get(1).id() + "/" + ghl.messages().get(1).emailMessageId(),
                ""));
    assertThat(ghl.messages().get(1).scheduledFor()).contains(at);
    assertThat(ledger.size()).as("calls per message").isEqualTo(2);
  }

  @Test
  void a_contact_enters_a_workflow() {
    ghl.add(GhlWorkflow.published("wf-1", "Court reminder"));
    ghl.add(GhlWorkflow.draft("wf-2", "Draft"));
    assertThat(enrol("court reminder")).isEqualTo(Outcome.of(Kind.ENROLLED, ""));
    assertThat(enrol("Draft").kind()).isEqualTo(Kind.FAILED);
    assertThat(ghl.enrolments()).hasSize(1);
    assertThat(ghl.enrolments().get(0).eventStartTime()).isEqualTo("2026-12-01T09:30:00-08:00");
  }

  @Test
  @Survives("14")
  void a_refusal_that_repeats_the_address_shows_nothing_of_it() {
    ghl.refuse(ANA_ID, Refusal.invalidEmail("ana.rivera@example.com"));
    Outcome outcome = sender.send(sms());
    assertThat(outcome.kind()).isEqualTo(Kind.REJECTED);
    assertThat(outcome.detail())
        .startsWith("bad-address: CONVERSATIONS_MSG_INVALID_EMAIL, HTTP 400");
    assertNoCanary(outcome.toString());
    ghl.refuseNoMore(ANA_ID);
    ghl.optOut(ANA_ID, "SMS");
    assertThat(sender.send(sms()).detail()).startsWith("opted-out: ");
    ghl.limitSms(0);
    ghl.change(ANA_ID, ana -> ana.withDnd("SMS", "inactive"));
    assertThat(sender.send(sms()).kind()).isEqualTo(Kind.NOT_SENT_CHANNEL_CLOSED);
    ghl.remove(ANA_ID);
    assertThat(sender.send(sms()).kind()).isEqualTo(Kind.FAILED);
    assertThat(ghl.accepted()).isZero();
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void no_fault_of_a_send_sends_twice_or_says_what_is_not_so(Fault fault) {
    GhlSender hasty = sender(GhlStandIn.TOKEN, fault.name().matches("NO_ANSWER.*|DRIP"));
    hasty.match(Set.of(query(ANA, Channel.SMS))); // warm, so that the limit measures the answer
    faults.failNth(1, Faults.to("ghl", "POST", "/conversations/messages"), fault);
    Outcome outcome = hasty.send(sms());
    int accepted = ghl.accepted();
    assertThat(accepted).isLessThanOrEqualTo(1);
    switch (outcome.kind()) {
      // A page in place of an answer says "taken" too, but names no message: that is looked up.
      case ACCEPTED -> assertThat(accepted > 0 || outcome.messageId().isEmpty()).isTrue();
      case UNKNOWN ->
          assertThat(fault.name())
              .matches(
                  "RESET.*|CLOSED.*|NO_ANSWER.*|DRIP|REQUEST_TIMEOUT.*|CONFLICT.*|SERVER_ERROR.*|BAD_GATEWAY.*|UNAVAILABLE.*|GATEWAY_TIMEOUT.*");
      case FAILED, NOT_SENT_SIGN_IN, NOT_SENT_SERVICE_DOWN, NOT_SENT_CHANNEL_CLOSED ->
          assertThat(accepted).isZero();
      case REJECTED, NOT_SENT, SCHEDULED, ENROLLED -> throw new AssertionError(outcome.kind());
    }
    assertNoCanary(outcome.toString());
    faults.release();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"RESET_AFTER", "NO_ANSWER", "SERVER_ERROR_PROCESSED", "CONFLICT_PROCESSED"})
  void what_may_have_been_taken_is_a_doubt_and_one_message(Fault fault) {
    GhlSender hasty = sender(GhlStandIn.TOKEN, fault.name().matches("NO_ANSWER.*|DRIP"));
    hasty.match(Set.of(query(ANA, Channel.SMS)));
    faults.failAll(Faults.to("ghl", "POST", "/conversations/messages"), fault);
    assertThat(hasty.send(sms()).kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(ghl.accepted()).isEqualTo(1);
    faults.release();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DRIP", "NO_ANSWER", "NO_ANSWER_UNPROCESSED"})
  void no_fault_of_a_look_up_makes_somebody_of_nobody(Fault fault) {
    for (String part : List.of("/contacts/search", "/contacts/" + ANA_ID, "/duplicate")) {
      faults.heal();
      faults.failAll(call -> call.path().endsWith(part), fault);
      Person ana = person("501", "Ana", "Rivera", "+12135550142", "ana.rivera@example.com");
      Person luis = person("503", "Luis", "Rivera", "+12135550142", "");
      try {
        Map<ContactQuery, ContactMatch> matches =
            sender.match(Set.of(query(ana, Channel.SMS), query(luis, Channel.SMS)));
        assertThat(matches.get(query(luis, Channel.SMS))).isNotInstanceOf(Found.class);
        assertNoCanary(matches.toString());
      } catch (ServiceException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
          assertNoCanary(String.valueOf(cause));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"EMPTY", "WRONG_SHAPE", "HTML", "TRUNCATED_UNDECLARED", "SERVER_ERROR", "OVERSIZED"})
  void a_look_up_that_broke_is_an_error_and_not_a_missing_contact(Fault fault) {
    for (String part : List.of("/contacts/search", "/contacts/" + ANA_ID)) {
      faults.heal();
      faults.failAll(call -> call.path().endsWith(part), fault);
      assertThatThrownBy(() -> match(query(ANA, Channel.SMS)))
          .as("%s at %s", fault, part)
          .isInstanceOfSatisfying(
              ServiceException.class,
              e -> assertThat(e.kind()).isEqualTo(ServiceException.Kind.UNAVAILABLE));
    }
  }

  private GhlSender sender(String token, boolean hasty) {
    VirtualTime time = new VirtualTime();
    return new GhlSender(
        new GhlSettings(
            BaseUrl.parse(server.baseUri().toString()), GhlStandIn.LOCATION, () -> token),
        hasty ? time.hasty(trace::add) : time.gate(trace::add));
  }

  private ContactMatch match(ContactQuery query) {
    Map<ContactQuery, ContactMatch> matches = sender.match(Set.of(query));
    assertThat(matches).containsOnlyKeys(query);
    return matches.values().iterator().next();
  }

  private void assertAmbiguous(ContactQuery query, String why) {
    assertThat(match(query)).isEqualTo(new Ambiguous(why));
    assertNoCanary(why);
  }

  private static OutgoingMessage sms() {
    return message(Channel.SMS, new Text("secret hearing"));
  }

  private Outcome enrol(String workflow) {
    return sender.send(
        message(
            Channel.WORKFLOW,
            new Enrolment(workflow, ZonedDateTime.parse("2026-12-01T09:30-08:00"))));
  }

  private static OutgoingMessage message(Channel channel, MessageContent content) {
    return new OutgoingMessage(new ContactId(ANA_ID), channel, content, Optional.empty());
  }

  private static String phone(int i) {
    return String.format(Locale.ROOT, "+1213555%04d", 200 + i);
  }

  private static void assertNoCanary(String text) {
    assertThat(text).doesNotContainIgnoringCase(CANARIES.toArray(String[]::new));
  }
}
