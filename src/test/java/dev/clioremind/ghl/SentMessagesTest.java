package dev.clioremind.ghl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.contract.ContractWatch;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.Outcome.Kind;
import dev.clioremind.core.send.OutgoingMessage;
import dev.clioremind.core.send.Sought;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.core.text.MessageContent.Email;
import dev.clioremind.core.text.MessageContent.Enrolment;
import dev.clioremind.core.text.MessageContent.Text;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.sandbox.Fault;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.Ledger;
import dev.clioremind.sandbox.StandInServer;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.GhlMessage;
import dev.clioremind.sandbox.ghl.Quirk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A message without an answer, looked for in the stand-in over real HTTP. */
@Timeout(60)
class SentMessagesTest {
  private static final Instant START = Instant.parse("2026-11-24T17:30:04Z");
  private static final ContactId ANA = new ContactId("ctAna000000000000001");
  private static final String REF = "K7Q2M4XA";
  private static final Text SMS = new Text("Park Law: your hearing is tomorrow. Ref K7Q2M4XA.");
  private static final Text NAMELESS = new Text("Park Law: your hearing is tomorrow.");
  private static final Email MAIL = new Email("Your hearing", "<p>Tomorrow. Ref K7Q2M4XA</p>");
  private static final Email NAMELESS_MAIL = new Email("Your hearing", "<p>Tomorrow.</p>");

  private volatile Instant now = START;
  private final GhlStandIn ghl = new GhlStandIn(() -> now);
  private final Ledger ledger = new Ledger();
  private final Faults faults = new Faults();
  private final List<String> trace = Collections.synchronizedList(new ArrayList<>());
  private final ContractWatch contract = new ContractWatch();
  private StandInServer server;
  private GhlSender sender;

  @BeforeEach
  void start() throws IOException {
    server = StandInServer.start(ghl, 0, ledger, faults, () -> now, contract);
    sender = sender(false);
    ghl.add(
        GhlContact.of(ANA.value(), "Ana", "Rivera")
            .withPhone("+12135550142")
            .withEmail("ana.rivera@example.com"));
  }

  @AfterEach
  void nothing_was_ignored_and_nothing_shown() {
    server.close();
    contract.mustBeKept();
    assertThat(ghl.ignoredParameters()).isEmpty();
    assertThat(ghl.forbiddenCalls()).isEmpty();
    assertThat(String.join("\n", trace)).doesNotContain("hearing", "Rivera", REF);
  }

  private GhlSender sender(boolean hasty) {
    VirtualTime time = new VirtualTime();
    return new GhlSender(
        new GhlSettings(
            BaseUrl.parse(server.baseUri().toString()),
            GhlStandIn.LOCATION,
            () -> GhlStandIn.TOKEN),
        hasty ? time.hasty(trace::add) : time.gate(trace::add));
  }

  private void sends(Channel channel, MessageContent content) {
    assertThat(sender.send(new OutgoingMessage(ANA, channel, content, Optional.empty())).kind())
        .isEqualTo(Kind.ACCEPTED);
  }

  private static Sought sought(Channel channel, MessageContent content, String... others) {
    boolean named = content.equals(SMS) || content.equals(MAIL);
    return new Sought(
        ANA,
        channel,
        content,
        REF,
        !named,
        Set.of(others),
        START.minusSeconds(300),
        START.plusSeconds(300));
  }

  private Optional<Outcome> find(Channel channel, MessageContent content, String... others) {
    return sender.find(sought(channel, content, others));
  }

  private GhlMessage received(int index) {
    return ghl.messages().get(index);
  }

  @Test
  void a_text_message_is_found_by_its_reference_also_in_other_words() {
    sends(Channel.SMS, SMS);

    assertThat(find(Channel.SMS, SMS))
        .contains(new Outcome(Kind.ACCEPTED, received(0).id(), "looked up"));
    assertThat(find(Channel.SMS, NAMELESS).map(Outcome::messageId)).contains(received(0).id());
    assertThat(ghl.accepted()).isEqualTo(1);
  }

  @Test
  void a_text_without_a_reference_is_found_by_its_words_though_others_were_appended() {
    sends(Channel.SMS, NAMELESS);
    assertThat(received(0).shown()).isNotEqualTo(NAMELESS.body()).startsWith(NAMELESS.body());

    assertThat(find(Channel.SMS, NAMELESS).map(Outcome::messageId)).contains(received(0).id());
    assertThat(find(Channel.SMS, SMS)).isEmpty();
  }

  @Test
  void an_email_is_read_by_its_own_id_for_its_words_are_in_no_list() {
    sends(Channel.EMAIL, MAIL);
    sends(Channel.EMAIL, new Email("Your hearing", "<p>Ref ANOTHER1</p>"));

    assertThat(find(Channel.EMAIL, MAIL).map(Outcome::messageId))
        .contains(received(0).id() + "/" + received(0).emailMessageId());
  }

  @Test
  void an_email_without_a_reference_is_found_by_subject_and_words() {
    sends(Channel.EMAIL, new Email("Another subject", NAMELESS_MAIL.html()));
    assertThat(find(Channel.EMAIL, NAMELESS_MAIL)).isEmpty();

    sends(Channel.EMAIL, NAMELESS_MAIL);
    assertThat(find(Channel.EMAIL, NAMELESS_MAIL).map(Outcome::messageId))
        .contains(received(1).id() + "/" + received(1).emailMessageId());
  }

  @Test
  void a_scheduled_message_is_found_as_scheduled() {
    sender.send(
        new OutgoingMessage(ANA, Channel.SMS, SMS, Optional.of(START.plus(Duration.ofHours(3)))));

    assertThat(find(Channel.SMS, SMS))
        .contains(new Outcome(Kind.SCHEDULED, received(0).id(), "looked up"));
  }

  @Test
  void what_is_not_ours_is_not_it() {
    ghl.addInbound(ANA.value(), "SMS", SMS.body());
    ghl.addForeign(ANA.value(), "SMS", "app", SMS.body());
    ghl.addForeign(ANA.value(), "SMS", "workflow", SMS.body());
    ghl.addForeign("ctBen000000000000002", "SMS", "api", SMS.body());
    ghl.addForeign(ANA.value(), "WhatsApp", "api", SMS.body());
    ghl.addForeign(ANA.value(), "SMS", "api", "Ref XK7Q2M4XA7 is another");

    assertThat(find(Channel.SMS, SMS)).isEmpty();
  }

  @Test
  void a_message_of_another_hour_is_not_it() {
    now = START.minusSeconds(301);
    sends(Channel.SMS, SMS);
    now = START.plusSeconds(301);
    sends(Channel.SMS, SMS);
    now = START.plusSeconds(400);

    assertThat(find(Channel.SMS, SMS)).isEmpty();
  }

  @Test
  void of_two_that_fit_none_is_certain_unless_the_other_is_known() {
    sends(Channel.SMS, NAMELESS);
    sends(Channel.SMS, NAMELESS);

    assertThat(find(Channel.SMS, NAMELESS)).isEmpty();
    assertThat(find(Channel.SMS, NAMELESS, received(0).id()).map(Outcome::messageId))
        .contains(received(1).id());
    assertThat(find(Channel.SMS, NAMELESS, received(0).id(), received(1).id() + "/em1")).isEmpty();
  }

  @Test
  void a_list_that_lags_shows_it_later() {
    ghl.indexDelay(Duration.ofSeconds(10));
    sends(Channel.SMS, SMS);

    assertThat(find(Channel.SMS, SMS)).isEmpty();
    now = START.plusSeconds(10);
    assertThat(find(Channel.SMS, SMS)).isPresent();
  }

  @Test
  void a_message_that_was_hidden_or_deleted_is_not_found() {
    sends(Channel.SMS, SMS);
    ghl.hideFromReads(received(0).id());

    assertThat(find(Channel.SMS, SMS)).isEmpty();
  }

  @Test
  void a_long_list_is_read_to_its_end() {
    sends(Channel.SMS, SMS);
    for (int i = 0; i < 120; i++) {
      ghl.addForeign(ANA.value(), "SMS", "api", "Something else " + i);
    }

    assertThat(find(Channel.SMS, SMS)).isPresent();
    assertThat(ledger.calls(Faults.to("ghl", "GET", "/export"))).hasSize(3);
  }

  @Test
  void a_workflow_can_not_be_looked_up() {
    assertThat(
            find(
                Channel.WORKFLOW,
                new Enrolment("wf-1", ZonedDateTime.parse("2026-12-01T09:30-08:00"))))
        .isEmpty();
    assertThat(ledger.size()).isZero();
  }

  @Test
  void a_subject_in_the_list_changes_nothing() {
    ghl.turnOn(Quirk.EMAIL_SUBJECT_LISTED);
    sends(Channel.EMAIL, MAIL);

    assertThat(find(Channel.EMAIL, MAIL)).isPresent();
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      mode = EnumSource.Mode.EXCLUDE,
      names = {"DRIP", "NO_ANSWER", "NO_ANSWER_UNPROCESSED"})
  void a_look_up_that_fails_finds_nothing_and_throws_nothing(Fault fault) {
    sends(Channel.EMAIL, MAIL);
    for (String part : List.of("/export", "/messages/email/")) {
      faults.heal();
      faults.failAll(Faults.to("ghl", "GET", part), fault);

      Optional<Outcome> found = find(Channel.EMAIL, MAIL);

      found.ifPresent(
          outcome -> assertThat(outcome.messageId()).startsWith(received(0).id() + "/"));
    }
    assertThat(ghl.accepted()).isEqualTo(1);
  }

  @Test
  void a_message_whose_answer_never_came_is_found() {
    GhlSender hasty = sender(true);
    hasty.find(sought(Channel.SMS, SMS)); // warm, so that the limit measures the answer
    faults.failNth(1, Faults.to("ghl", "POST", "/conversations/messages"), Fault.NO_ANSWER);
    Outcome outcome = hasty.send(new OutgoingMessage(ANA, Channel.SMS, SMS, Optional.empty()));
    faults.release();

    assertThat(outcome.kind()).isEqualTo(Kind.UNKNOWN);
    assertThat(find(Channel.SMS, SMS).map(Outcome::messageId)).contains(received(0).id());
  }
}
