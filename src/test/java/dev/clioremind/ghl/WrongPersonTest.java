package dev.clioremind.ghl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactMatch.Found;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpTrace;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.junit5.StartStop;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The worst fault: a message to somebody else. People who share an address and look alike, each
 * written in every way in which offices write names and addresses, in a GoHighLevel that answers
 * every question with whom it should not.
 */
@Timeout(300)
class WrongPersonTest {

  /** Somebody real; two of a family are two people, however alike their names. */
  private record Somebody(String first, String last) {}

  /** Those who share a phone and a mailbox. */
  private static final List<List<Somebody>> FAMILIES =
      List.of(
          family("Ana Rivera", "Luis Rivera", "Ana Torres", "Luis Torres"), // spouses
          family("John Smith Sr.", "John Smith Jr.", "John Smith III", "Joan Smith"),
          family("John Smith", "John Smith Jr.", "Jon Smith", "Johnny Smith"),
          family("John A. Smith", "John B. Smith", "James A. Smith"), // initials
          family("Maria Rivera", "Maria Jose Rivera", "Jose Maria Rivera", "Ana Maria Rivera"),
          family("Jean Dubois", "Jean-Pierre Dubois", "Pierre Dubois", "Jeanne Dubois"),
          family("Ann Lee", "Anna Lee", "Anne Lee", "Annie Lee", "Ann Lees"),
          family("Robert Hill", "Roberta Hill", "Bob Hill", "Robert Hille"),
          family("Ana Rivera", "Ana Rivera-Lopez", "Ana Lopez", "Ana Lopez-Rivera"),
          family("José Muñoz", "Josefa Muñoz", "Josué Muñoz", "José Núñez"),
          family("Jürgen Groß", "Jörgen Groß", "Jürg Groß"),
          family("Sean O'Brien", "Shane O'Brien", "Sean O'Bryan", "Sean Brien"),
          family("Anna Иванова", "Инна Иванова"),
          family("伟 王", "芳 王", "伟芳 王"),
          family("राम शर्मा", "रामा शर्मा"),
          family("Lee Park", "Park Chan", "Chan Lee"), // a name that is first here and last there
          family("Maria de la Cruz", "Marta de la Cruz", "Maria Cruz"));

  /** How the same name is written by somebody else; the first and the last name as GHL has them. */
  private static final Map<String, UnaryOperator<Somebody>> SPELLINGS = new LinkedHashMap<>();

  /** How the same address is written. */
  private static final Map<String, UnaryOperator<String>> ADDRESSES = new LinkedHashMap<>();

  static {
    SPELLINGS.put("as it is", one -> one);
    SPELLINGS.put("upper case", one -> each(one, text -> text.toUpperCase(Locale.ROOT)));
    SPELLINGS.put("lower case", one -> each(one, text -> text.toLowerCase(Locale.ROOT)));
    SPELLINGS.put("no accents", one -> each(one, WrongPersonTest::withoutAccents));
    SPELLINGS.put(
        "decomposed", one -> each(one, text -> Normalizer.normalize(text, Normalizer.Form.NFD)));
    SPELLINGS.put("swapped", one -> new Somebody(one.last, one.first));
    SPELLINGS.put("whole in first", one -> new Somebody(one.first + " " + one.last, ""));
    SPELLINGS.put("Last, First", one -> new Somebody("", one.last + ", " + one.first));
    SPELLINGS.put("Dr.", one -> new Somebody("Dr. " + one.first, one.last));
    SPELLINGS.put("Esq.", one -> new Somebody(one.first, one.last + ", Esq."));
    SPELLINGS.put("blanks", one -> new Somebody("  " + one.first + " ", one.last + "\u00a0"));
    SPELLINGS.put("middle initial", one -> new Somebody(one.first + " Q.", one.last));
    SPELLINGS.put("no punctuation", one -> each(one, text -> text.replaceAll("[-'.]", " ")));
    SPELLINGS.put("curly", one -> each(one, text -> text.replace('\'', '\u2019')));
    SPELLINGS.put("initial only", one -> new Somebody(one.first.substring(0, 1), one.last));
    SPELLINGS.put("first name only", one -> new Somebody(one.first, ""));
    SPELLINGS.put("Mrs.", one -> new Somebody("Mrs. " + one.first, one.last));
    SPELLINGS.put("couple", one -> new Somebody(one.first + " & Kim", one.last));

    ADDRESSES.put("same", address -> address);
    ADDRESSES.put(
        "spaced",
        address -> address.contains("@") ? " " + address + " " : address.replace("555", " 555-"));
    ADDRESSES.put(
        "upper case or no country code",
        address -> address.contains("@") ? address.toUpperCase(Locale.ROOT) : address.substring(2));
    ADDRESSES.put(
        "plus tag or extension",
        address -> address.contains("@") ? address.replace("@", "+x@") : address + " x12");
    ADDRESSES.put("another", address -> address.contains("@") ? "z" + address : address + "0");
  }

  private static List<Somebody> family(String... names) {
    return Stream.of(names)
        .map(
            name -> {
              int first = name.startsWith("John A.") || name.startsWith("John B.") ? 7 : 0;
              int cut =
                  Stream.of("Maria Jose ", "Jose Maria ", "Ana Maria ", "James A. ")
                      .filter(name::startsWith)
                      .map(String::length)
                      .findFirst()
                      .map(length -> length - 1)
                      .orElse(first > 0 ? first : name.indexOf(' '));
              return new Somebody(name.substring(0, cut), name.substring(cut + 1));
            })
        .toList();
  }

  private static Somebody each(Somebody one, UnaryOperator<String> change) {
    return new Somebody(change.apply(one.first), change.apply(one.last));
  }

  private static String withoutAccents(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("[\\u0300-\\u036F]", "")
        .replace("ß", "ss");
  }

  /** A contact of GoHighLevel. */
  private record Contact(String id, Somebody who, Somebody written, String phone, String email) {
    String json() {
      return "{\"id\":\"%s\",\"locationId\":\"%s\",\"firstName\":\"%s\",\"lastName\":\"%s\",\"phone\":\"%s\",\"email\":\"%s\",\"timezone\":null,\"dnd\":false,\"dndSettings\":{}}"
          .formatted(id, LOCATION, written.first, written.last, phone, email);
    }
  }

  /** One question, and who is there. */
  private record Case(
      ContactQuery query, Somebody client, String spelling, String address, List<String> ids) {}

  private static final String LOCATION = "loPark00000000000001";
  private static final Pattern VALUE = Pattern.compile("\"value\":\"([^\"]+)\"");

  @StartStop public final MockWebServer ghl = new MockWebServer();

  private final Map<String, List<Contact>> byAddress = new HashMap<>();
  private final Map<String, Contact> byId = new HashMap<>();
  private final List<Case> cases = new ArrayList<>();

  @Test
  void nobody_is_ever_taken_for_somebody_else() {
    for (List<Somebody> family : FAMILIES) {
      for (Somebody client : family) {
        for (Somebody other : family) {
          for (String spelling : SPELLINGS.keySet()) {
            if (!other.equals(client) && written(other, spelling).equals(client)) {
              continue; // the whole name of the other one: nothing is left to tell them apart by
            }
            Channel channel = cases.size() % 2 == 0 ? Channel.SMS : Channel.EMAIL;
            add(client, channel, spelling, "same", List.of(other));
            if (!other.equals(client)) {
              add(client, channel, spelling, "same", List.of(other, client));
            }
          }
        }
        for (String address : ADDRESSES.keySet()) {
          for (Channel channel : List.of(Channel.SMS, Channel.EMAIL, Channel.WORKFLOW)) {
            add(client, channel, "as it is", address, List.of(client));
          }
        }
      }
    }
    ghl.setDispatcher(new Hostile());
    Set<ContactQuery> queries = new LinkedHashSet<>();
    cases.forEach(one -> queries.add(one.query));
    Map<ContactQuery, ContactMatch> matches =
        new GhlSender(
                new GhlSettings(
                    BaseUrl.parse("http://127.0.0.1:" + ghl.getPort()), LOCATION, () -> "pit-0001"),
                new VirtualTime().gate(HttpTrace.silent()))
            .match(queries);

    List<String> wrong = new ArrayList<>();
    Map<String, int[]> rightOnes = new TreeMap<>();
    for (Case one : cases) {
      ContactMatch match = Optional.ofNullable(matches.get(one.query)).orElseThrow();
      Optional<Contact> taken =
          match instanceof Found found
              ? Optional.ofNullable(byId.get(found.contact().id().value()))
              : Optional.empty();
      taken
          .filter(contact -> !contact.who.equals(one.client))
          .ifPresent(
              contact ->
                  wrong.add(
                      "%s was taken for %s (%s)"
                          .formatted(contact.written, one.client, one.spelling)));
      boolean isThere =
          one.ids.stream()
              .map(byId::get)
              .anyMatch(contact -> contact != null && contact.who.equals(one.client));
      if (isThere) {
        String way = one.address.equals("same") ? one.spelling : "address: " + one.address;
        int[] count = rightOnes.computeIfAbsent(way, key -> new int[2]);
        count[0]++;
        count[1] += taken.isPresent() ? 0 : 1;
      }
    }
    int right = rightOnes.values().stream().mapToInt(count -> count[0]).sum();
    int refused = rightOnes.values().stream().mapToInt(count -> count[1]).sum();
    System.out.printf(
        Locale.ROOT,
        "wrong-person sweep: %s cases, %s wrong recipients; the right one was there in %s, and"
            + " refused in %s: %s%n",
        cases.size(),
        wrong.size(),
        right,
        refused,
        rightOnes.entrySet().stream()
            .filter(way -> way.getValue()[1] > 0)
            .map(way -> way.getKey() + " " + way.getValue()[1] + "/" + way.getValue()[0])
            .collect(Collectors.joining(", ")));
    assertThat(wrong).isEmpty();
    assertThat(cases).hasSizeGreaterThan(2_000);
    // Who is written as in Clio, with the same address, is always found, also beside the others.
    for (String way : List.of("as it is", "upper case", "lower case", "decomposed", "swapped")) {
      assertThat(rightOnes.get(way)).as(way).isNotNull().satisfies(c -> assertThat(c[1]).isZero());
    }
    assertThat(refused).as("right ones refused").isLessThan(right / 3);
  }

  private void add(
      Somebody client, Channel channel, String spelling, String address, List<Somebody> there) {
    int number = cases.size();
    String phone = String.format(Locale.ROOT, "+1%03d55501%02d", 201 + number / 100, number % 100);
    String email = "p%s@example.com".formatted(number);
    Person person =
        People.person(Integer.toString(number), client.first, client.last, phone, email);
    List<Contact> contacts = new ArrayList<>();
    for (Somebody one : there) {
      Somebody written = written(one, spelling);
      UnaryOperator<String> writing = Optional.ofNullable(ADDRESSES.get(address)).orElseThrow();
      Contact contact =
          new Contact(
              "ct%sn%s".formatted(number, contacts.size()),
              one,
              written,
              writing.apply(phone),
              writing.apply(email));
      contacts.add(contact);
      byId.put(contact.id, contact);
    }
    byAddress.put(phone, contacts);
    byAddress.put(email, contacts);
    cases.add(
        new Case(
            People.query(person, channel),
            client,
            spelling,
            address,
            contacts.stream().map(Contact::id).toList()));
  }

  private static Somebody written(Somebody one, String spelling) {
    return Optional.ofNullable(SPELLINGS.get(spelling)).orElseThrow().apply(one);
  }

  /** Shows everybody who might be meant, whatever address they have, the wrong one first. */
  private final class Hostile extends Dispatcher {
    @Override
    public MockResponse dispatch(RecordedRequest request) {
      String path = request.getUrl().encodedPath();
      if (path.equals("/contacts/search")) {
        Matcher values = VALUE.matcher(request.getBody() == null ? "" : request.getBody().utf8());
        List<String> rows = new ArrayList<>();
        while (values.find()) {
          byAddress
              .getOrDefault(values.group(1), List.of())
              .forEach(contact -> rows.add(contact.json()));
        }
        return json("{\"contacts\":[" + String.join(",", rows) + "]}");
      }
      if (path.equals("/contacts/search/duplicate")) {
        String number = request.getUrl().queryParameter("number");
        String address = number == null ? request.getUrl().queryParameter("email") : number;
        return json(
            byAddress.getOrDefault(String.valueOf(address), List.of()).stream()
                .findFirst()
                .map(contact -> "{\"contact\":" + contact.json() + "}")
                .orElse("{\"contact\":null}"));
      }
      Contact contact = byId.get(path.substring("/contacts/".length()));
      return contact == null
          ? new MockResponse.Builder().code(400).body("{}").build()
          : json("{\"contact\":" + contact.json() + "}");
    }

    private MockResponse json(String body) {
      return new MockResponse.Builder().code(200).body(body).build();
    }
  }
}
