package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.log.InMemoryAuditLog;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.Relationship;
import dev.clioremind.extending.TextHouse;
import dev.clioremind.http.BaseUrl;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A sender, a store and a source of a firm's own, each one class and one line, through the whole
 * program; judged by what was received.
 */
@Timeout(60)
class ExtendingTest {

  @TempDir private Path folder = Path.of(".");
  private MockWebServer house = new MockWebServer();
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() throws IOException {
    office.close();
    office = new Office(folder);
    house = new MockWebServer();
    house.start();
  }

  @AfterEach
  void close() {
    house.close();
    office.close();
  }

  /** The one line. */
  private Extension texts() {
    BaseUrl address = BaseUrl.parse(house.url("/").toString());
    return (services, config, wiring) ->
        services.withSender(
            new TextHouse(services.sender(), wiring.gate(10, Duration.ofSeconds(1)), address));
  }

  private void answer(int status) {
    house.enqueue(new MockResponse.Builder().code(status).body("text1").build());
  }

  /** The texts that the house got, each number with what it says. */
  private List<String> received() throws InterruptedException {
    List<String> received = new ArrayList<>();
    for (int i = house.getRequestCount(); i > 0; i--) {
      RecordedRequest request = house.takeRequest();
      received.add(
          URLDecoder.decode(
              String.valueOf(request.getBody() == null ? "" : request.getBody().utf8()),
              StandardCharsets.UTF_8));
    }
    return received;
  }

  private List<String> statuses(String deadline) {
    return office.sandbox().book().rows("AuditLog").stream()
        .filter(row -> row.get(2).equals(deadline))
        .map(row -> row.get(3) + " " + row.get(4))
        .toList();
  }

  @Test
  void texts_go_by_the_house_and_everything_else_by_gohighlevel_and_nothing_twice()
      throws InterruptedException {
    office.extendedBy(texts());
    for (int i = 0; i < 20; i++) {
      answer(201);
    }

    Result first = office.run("send", "--deadline", "entry-1205", "--deadline", "entry-1208");
    Result second = office.run("send", "--deadline", "entry-1205", "--deadline", "entry-1208");

    assertThat(received())
        .singleElement()
        .satisfies(
            form ->
                assertThat(form)
                    .startsWith("to=+13475550163&text=Park Law: David, your court date is"));
    assertThat(office.sandbox().ghl().messages())
        .extracting(message -> message.channel())
        .containsExactly("Email");
    assertThat(statuses("entry-1205"))
        .contains("SMS-3d claimed", "SMS-3d sending", "SMS-3d success")
        .doesNotContain("SMS-3d unknown");
    assertThat(first.out()).contains("Sent: 2");
    assertThat(second.out()).contains("Sent: 0");
  }

  @Test
  void an_answer_that_got_lost_is_a_doubt_and_never_a_second_text() throws InterruptedException {
    office.extendedBy(texts());
    house.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answer(201);

    Result first = office.run("send", "--deadline", "entry-1205");
    Result second = office.later(Duration.ofHours(2)).run("send", "--deadline", "entry-1205");

    assertThat(received()).hasSize(1);
    assertThat(statuses("entry-1205")).contains("SMS-3d unknown").doesNotContain("SMS-3d success");
    assertThat(first.code()).isEqualTo(ExitCode.NEEDS_PERSON.number());
    assertThat(second.out()).contains("audit resolve");
  }

  @Test
  void a_refused_sign_in_at_the_house_stops_the_run_and_a_later_one_sends() throws Exception {
    office.extendedBy(texts());
    answer(401);
    answer(201);

    Result first = office.run("send", "--deadline", "entry-1205");
    Result second = office.run("send", "--deadline", "entry-1205");

    assertThat(first.code()).isEqualTo(ExitCode.SIGN_IN.number());
    assertThat(second.out()).contains("Sent: 1");
    assertThat(received()).hasSize(2);
  }

  @Test
  void an_audit_log_that_is_kept_elsewhere() {
    InMemoryAuditLog log = new InMemoryAuditLog();
    office.extendedBy((services, config, wiring) -> services.withAuditLog(log));

    office.run("send");
    int sent = office.sandbox().ghl().accepted();
    office.run("send");

    assertThat(sent).isPositive();
    assertThat(office.sandbox().ghl().accepted()).isEqualTo(sent);
    assertThat(office.sandbox().book().rows("AuditLog")).hasSize(1);
    assertThat(log.rows()).isNotEmpty();
  }

  /** Clio without the entries that are only pencilled in. */
  private record WithoutDrafts(DeadlineSource clio) implements DeadlineSource {

    private static Listing inked(Listing listing) {
      List<Deadline> kept =
          listing.deadlines().stream()
              .filter(deadline -> !deadline.summary().startsWith("Arraignment"))
              .toList();
      return new Listing(kept, listing.problems(), listing.read());
    }

    @Override
    public Listing deadlines(DateRange range) {
      return inked(clio.deadlines(range));
    }

    @Override
    public Listing reread(Set<DeadlineId> ids) {
      return inked(clio.reread(ids));
    }

    @Override
    public Map<MatterId, Matter> matters(Set<MatterId> ids) {
      return clio.matters(ids);
    }

    @Override
    public Map<PersonId, Person> people(Set<PersonId> ids) {
      return clio.people(ids);
    }

    @Override
    public List<Relationship> relationships(Set<MatterId> matters) {
      return clio.relationships(matters);
    }
  }

  @Test
  void deadlines_that_are_read_otherwise() {
    office.extendedBy(
        (services, config, wiring) ->
            services.withDeadlines(new WithoutDrafts(services.deadlines())));

    assertThat(office.run("plan", "--dry-run", "--format", "json").out())
        .contains("entry-1204")
        .doesNotContain("entry-1205");
  }
}
