package dev.clioremind.ghl;

import static dev.clioremind.ghl.People.person;
import static dev.clioremind.ghl.People.query;
import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactMatch.Found;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.send.Outcome;
import dev.clioremind.core.send.OutgoingMessage;
import dev.clioremind.core.text.MessageContent;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpTrace;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.Faults;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.Ledger;
import dev.clioremind.sandbox.StandInServer;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.Quirk;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A busy day: 1,000 reminders for 800 clients, in virtual time, against a stand-in that refuses
 * what goes over 100 calls in 10 seconds. Judged by the calls that it received.
 */
@Timeout(120)
class ThousandRemindersTest {

  private static final Instant START = Instant.parse("2026-11-24T15:00:00Z");
  private static final int CLIENTS = 800;
  private static final int BY_EMAIL_TOO = 200;
  private static final int MESSAGES = CLIENTS + BY_EMAIL_TOO;

  private final VirtualTime time = new VirtualTime();
  private final InstantSource clock = () -> START.plus(time.slept());
  private final GhlStandIn ghl = new GhlStandIn(clock);
  private final Ledger ledger = new Ledger();

  @ParameterizedTest(name = "{0}")
  @CsvSource({"SEARCH_SHOWS_ALL, 1.3", "SEARCH_SHOWS_DND, 1.9"})
  void a_message_costs_few_calls_and_the_limit_is_used_up_and_kept(Quirk search, double most)
      throws IOException {
    ghl.turnOn(search);
    ghl.limitRate(100);
    Set<ContactQuery> queries = clients();
    try (StandInServer server =
        StandInServer.start(ghl, 0, ledger, new Faults(), clock, CallObserver.NONE)) {
      GhlSender sender =
          new GhlSender(
              new GhlSettings(
                  BaseUrl.parse(server.baseUri().toString()),
                  GhlStandIn.LOCATION,
                  () -> GhlStandIn.TOKEN),
              time.gate(HttpTrace.silent()),
              new AtOnce(1)); // virtual time passes for one thread alone

      Map<ContactQuery, ContactMatch> matches = sender.match(queries);
      sender.snippets();
      for (ContactQuery query : queries) {
        Found found = (Found) Optional.ofNullable(matches.get(query)).orElseThrow();
        MessageContent content =
            query.channel() == Channel.SMS
                ? new MessageContent.Text("Your hearing is tomorrow.")
                : new MessageContent.Email("Your hearing", "<p>It is tomorrow.</p>");
        assertThat(
                sender
                    .send(
                        new OutgoingMessage(
                            found.contact().id(), query.channel(), content, Optional.empty()))
                    .kind())
            .isEqualTo(Outcome.Kind.ACCEPTED);
      }
    }
    int calls = ledger.size();
    double perMessage = (double) calls / MESSAGES;
    double seconds = time.slept().toMillis() / 1000.0;
    // Of so many calls the last can't leave before so many whole windows are over.
    double bound = 10.0 * Math.floorDiv(calls - 1, 100);
    System.out.printf(
        Locale.ROOT,
        "1,000 reminders, 800 clients, %s: %s calls, %.3f per message; %.1f s of virtual time,"
            + " bound %.0f s, ratio %.3f; 0 of our own 429%n",
        search,
        calls,
        perMessage,
        seconds,
        bound,
        seconds / bound);
    assertThat(ghl.accepted()).isEqualTo(MESSAGES);
    assertThat(perMessage).isLessThanOrEqualTo(most);
    assertThat(seconds).isLessThanOrEqualTo(1.1 * bound);
    // The stand-in counts what it refuses too; each call was answered as it was meant.
    assertThat(calls).isEqualTo(expectedCalls(search));
    assertThat(ghl.ignoredParameters()).isEmpty();
  }

  /** Nothing was repeated, so nothing was refused. */
  private static int expectedCalls(Quirk search) {
    int searches = MESSAGES / ContactFinder.ADDRESSES_PER_SEARCH;
    int snippets = 3;
    int reads = search == Quirk.SEARCH_SHOWS_ALL ? 0 : CLIENTS;
    return searches + snippets + reads + MESSAGES;
  }

  private Set<ContactQuery> clients() {
    Set<ContactQuery> queries = new LinkedHashSet<>();
    for (int i = 0; i < CLIENTS; i++) {
      String phone = String.format(Locale.ROOT, "+1%03d55501%02d", 201 + i / 100, i % 100);
      String email = "p%s@example.com".formatted(i);
      Person person = person("7" + i, "Ana", "Rivera", phone, email);
      ghl.add(
          GhlContact.of("ctP" + i, "Ana", "Rivera")
              .withPhone(phone)
              .withEmail(email)
              .withTimezone(i % 2 == 0 ? "America/New_York" : ""));
      queries.add(query(person, Channel.SMS));
      if (i < BY_EMAIL_TOO) {
        queries.add(query(person, Channel.EMAIL));
      }
    }
    return queries;
  }

  @Test
  void a_search_is_taken_at_its_word_only_where_it_shows_opt_outs_and_zone() throws IOException {
    Map<Quirk, Integer> calls = new LinkedHashMap<>();
    ghl.add(GhlContact.of("ctAna1", "Ana", "Rivera").withPhone("+12135550142").withDnd(true));
    Person ana = person("501", "Ana", "Rivera", "+12135550142", "");
    try (StandInServer server =
        StandInServer.start(ghl, 0, ledger, new Faults(), clock, CallObserver.NONE)) {
      for (Quirk quirk : List.of(Quirk.SEARCH_SHOWS_DND, Quirk.SEARCH_SHOWS_ALL)) {
        ghl.turnOn(quirk);
        GhlSender sender =
            new GhlSender(
                new GhlSettings(
                    BaseUrl.parse(server.baseUri().toString()),
                    GhlStandIn.LOCATION,
                    () -> GhlStandIn.TOKEN),
                time.gate(HttpTrace.silent()));
        int before = ledger.size();
        ContactQuery query = query(ana, Channel.SMS);
        Found found =
            (Found) Optional.ofNullable(sender.match(Set.of(query)).get(query)).orElseThrow();
        assertThat(found.contact().optedOut()).containsExactlyInAnyOrder(Channel.values());
        calls.put(quirk, ledger.size() - before);
      }
    }
    assertThat(calls).containsEntry(Quirk.SEARCH_SHOWS_DND, 2);
    assertThat(calls).containsEntry(Quirk.SEARCH_SHOWS_ALL, 1);
  }
}
