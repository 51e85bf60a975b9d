package dev.clioremind.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonPrimitive;
import dev.clioremind.clio.ClioSource;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.Listing;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.EmailAddress;
import dev.clioremind.core.people.Matter;
import dev.clioremind.core.people.MatterId;
import dev.clioremind.core.people.Party;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PersonId;
import dev.clioremind.core.people.PhoneNumber;
import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.rule.DaysOut;
import dev.clioremind.core.rule.Rule;
import dev.clioremind.core.rule.Rules;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.time.SendWindow;
import dev.clioremind.fuzz.Firm.Case;
import dev.clioremind.sheets.InProcess;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Cases of one mapping: what it makes of damaged input is what the input says, or nothing. */
final class Records {

  private static final SendWindow WINDOW = SendWindow.parse("MON-SAT 09:00-18:00, SUN 12:00-17:00");

  private final Services thin;
  private final Services whole;
  private final Map<String, JsonArray> cells;
  private final Set<ContactQuery> queries;

  Records(Services thin, Services whole, Map<String, JsonArray> cells) {
    this.thin = thin;
    this.whole = whole;
    this.cells = cells;
    this.queries = new LinkedHashSet<>();
    for (Case one :
        List.of(Case.COURT, Case.DEPOSITION, Case.TASK, Case.OPTED_OUT, Case.SOMEBODY_ELSE)) {
      if (!one.phone().isEmpty()) {
        queries.add(query(one, Channel.SMS));
      }
      queries.add(query(one, Channel.EMAIL));
    }
  }

  private static ContactQuery query(Case one, Channel channel) {
    return new ContactQuery(
        new Person(
            PersonId.contact(Long.toString(one.client())),
            Person.Kind.PERSON,
            one.first(),
            one.last(),
            one.first() + " " + one.last(),
            one.phone().isEmpty() ? List.of() : List.of(new PhoneNumber(one.phone())),
            List.of(new EmailAddress(one.email())),
            false),
        channel,
        Optional.empty());
  }

  /** Rows of the rules tab: each is refused by its number, or is exactly what DESIGN says. */
  Verdict rules(Chance chance, Story story, Sabotage sabotage) {
    JsonArray damaged = Sheet.tab(cells, "ReminderRules").deepCopy();
    story.damage(chance, own -> "ReminderRules: " + GridDamage.of(damaged, own, false));
    Map<String, JsonArray> tab = Map.of("ReminderRules", damaged);
    TableAsDesigned expected =
        TableAsDesigned.of(tab, "ReminderRules", RuleAsDesigned.REQUIRED_HEADERS);
    Rules read;
    try {
      read = Rules.read(InProcess.rules(sabotaged(damaged, sabotage).toString()), WINDOW);
    } catch (UncheckedIOException e) {
      return Verdict.refusal(); // no answer that Google's client could read
    } catch (ConfigurationException e) {
      Leaks.search("an error", e.getMessage() + e.fix(), "");
      return Verdict.refusal();
    }
    if (expected.isBlank() || !expected.isSound()) {
      throw new Violation("a header that is missing or there twice was not noticed");
    }
    boolean refused = false;
    int compared = 0;
    Set<String> rows = new LinkedHashSet<>();
    for (Map<String, String> row : expected.rows()) {
      RuleAsDesigned rule = RuleAsDesigned.of(row);
      List<Rule> made =
          read.all().stream()
              .filter(one -> Integer.toString(one.row()).equals(rule.row()))
              .toList();
      rows.add(rule.row());
      compared += made.size();
      refused |= made.isEmpty();
      compare(rule, made, read.problems());
    }
    read.all().stream()
        .filter(one -> !rows.contains(Integer.toString(one.row())))
        .findFirst()
        .ifPresent(
            one -> {
              throw new Violation("a rule of a row that is not there: " + one.where());
            });
    return refused ? Verdict.refusal() : Verdict.ran(compared);
  }

  private static JsonArray sabotaged(JsonArray rows, Sabotage sabotage) {
    if (sabotage == Sabotage.ANY_DAYS) {
      for (int y = 1; y < rows.size(); y++) {
        if (rows.get(y) instanceof JsonArray row
            && row.size() > 1
            && row.get(1) instanceof JsonPrimitive cell
            && cell.isString()) {
          row.set(1, new JsonPrimitive(sabotage.daysOut(cell.getAsString())));
        }
      }
    }
    return rows;
  }

  private static void compare(RuleAsDesigned rule, List<Rule> made, List<Problem> problems) {
    if (!rule.valid()) {
      boolean named =
          problems.stream().anyMatch(p -> p.where().startsWith("ReminderRules row " + rule.row()));
      if (!made.isEmpty() || !named) {
        throw new Violation(
            "row %s can't be read, and is %s"
                .formatted(rule.row(), made.isEmpty() ? "not named" : made));
      }
      return;
    }
    List<String> expected = new ArrayList<>();
    for (RuleAsDesigned.Days days : rule.days()) {
      expected.add(
          String.join(
              " | ",
              rule.type(),
              days.toString(),
              String.join(" else ", rule.channels()),
              rule.channels().stream()
                  .map(channel -> rule.template(rule.channels().indexOf(channel)))
                  .toList()
                  .toString(),
              rule.id(days),
              Boolean.toString(rule.enabled()),
              rule.time().toString(),
              rule.audience().isEmpty() ? "Client" : rule.audience(),
              rule.areas().stream().sorted().toList().toString(),
              rule.attorneys().stream().sorted().toList().toString()));
    }
    List<String> found = made.stream().map(Records::words).toList();
    if (!anyCase(found).equals(anyCase(expected))) {
      throw new Violation(
          "row %s is%n%s%nand by DESIGN%n%s%n%s".formatted(rule.row(), found, expected, problems));
    }
  }

  private static List<String> anyCase(List<String> texts) {
    return texts.stream().map(text -> text.toLowerCase(Locale.ROOT)).toList();
  }

  private static String words(Rule rule) {
    DaysOut days = rule.daysOut();
    return String.join(
        " | ",
        rule.deadlineType(),
        days.days() + (days.business() ? "b" : ""),
        rule.channels().toString(),
        rule.templateIds().toString(),
        rule.ruleId(),
        Boolean.toString(rule.enabled()),
        rule.sendAt().toString(),
        rule.audience().name(),
        rule.practiceAreas().stream().sorted().toList().toString(),
        rule.attorneys().stream().sorted().toList().toString());
  }

  /** Clio's records: whatever is read of them was said. */
  Verdict clio(Chance chance, Story story, Sabotage sabotage) {
    List<AnswerDamage> damages = new ArrayList<>();
    List<String> kinds = List.of("/calendar_entries", "/tasks", "/matters", "/contacts");
    story.damage(
        chance,
        own -> {
          String kind = own.of(kinds);
          damages.add(AnswerDamage.of(story, AnswerDamage.to("clio", "GET", kind), 0, own));
          return "";
        });
    Adapters adapters =
        new Adapters(
            thin, new Sheet(new LinkedHashMap<>()), new Runs.Several(damages), sabotage, Firm.NOW);
    try {
      return Verdict.ran(read(adapters, damages));
    } catch (ServiceException | ConfigurationException e) {
      Leaks.search("an error", said(e, adapters, sabotage), "");
      return Verdict.refusal();
    }
  }

  private static String said(RuntimeException e, Adapters adapters, Sabotage sabotage) {
    List<Adapters.Delivered> all = adapters.delivered();
    return sabotage.message(
        String.valueOf(e.getMessage()),
        all.isEmpty() ? "" : all.get(all.size() - 1).reply().body());
  }

  private static int read(Adapters adapters, List<AnswerDamage> damages) {
    ClioSource source = adapters.clio();
    Listing listing =
        source.deadlines(new DateRange(Firm.TODAY.minusDays(1), Firm.TODAY.plusDays(30)));
    Set<MatterId> links =
        listing.deadlines().stream()
            .map(Deadline::matter)
            .filter(MatterLink.Linked.class::isInstance)
            .map(link -> ((MatterLink.Linked) link).matter())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<MatterId, Matter> matters = links.isEmpty() ? Map.of() : source.matters(links);
    Set<PersonId> clients =
        matters.values().stream()
            .map(Matter::client)
            .filter(Party.Known.class::isInstance)
            .map(party -> ((Party.Known) party).id())
            .collect(Collectors.toCollection(LinkedHashSet::new));
    Map<PersonId, Person> people = clients.isEmpty() ? Map.of() : source.people(clients);

    ChainAsDesigned said = new ChainAsDesigned(adapters.delivered());
    for (Deadline deadline : listing.deadlines()) {
      String matter =
          deadline.matter() instanceof MatterLink.Linked linked ? linked.matter().value() : "";
      if (!said.says(
          deadline.id().clioId().replaceFirst("@.*", ""), deadline.due().date(), matter)) {
        throw new Violation("a deadline that Clio did not name: " + deadline);
      }
    }
    for (Person person : people.values()) {
      List<String> words = new ArrayList<>(List.of(person.firstName(), person.lastName()));
      words.addAll(List.of(person.name().split("\\s+", -1)));
      person.emails().forEach(email -> words.add(email.value()));
      if (!said.says(
          person.id().value(), words, person.phones().stream().map(PhoneNumber::e164).toList())) {
        throw new Violation("a person of whom Clio said something else: " + person);
      }
    }
    List<Problem> problems = new ArrayList<>(listing.problems());
    problems.addAll(source.openProblems());
    Leaks.search(
        "a problem",
        problems.toString(),
        damages.stream().map(AnswerDamage::put).collect(Collectors.joining()));
    return listing.deadlines().size() + people.size();
  }

  /** GoHighLevel's contacts: whoever is found has the address and the name. */
  Verdict contacts(Chance chance, Story story, Sabotage sabotage) {
    List<AnswerDamage> damages = new ArrayList<>();
    Services services = chance.oneIn(2) ? thin : whole;
    story.damage(
        chance,
        own -> {
          damages.add(
              services == whole || own.oneIn(3)
                  ? AnswerDamage.of(
                      story, AnswerDamage.to("ghl", "POST", "/contacts/search"), 0, own)
                  : AnswerDamage.of(
                      story,
                      AnswerDamage.to("ghl", "GET", "/contacts/"),
                      own.below(queries.size()),
                      own));
          return "";
        });
    Adapters adapters =
        new Adapters(
            services,
            new Sheet(new LinkedHashMap<>()),
            new Runs.Several(damages),
            sabotage,
            Firm.NOW);
    try {
      Map<ContactQuery, ContactMatch> matches = adapters.ghl().match(queries);
      ChainAsDesigned said = new ChainAsDesigned(adapters.delivered());
      int found = 0;
      for (Map.Entry<ContactQuery, ContactMatch> one : matches.entrySet()) {
        if (one.getValue() instanceof ContactMatch.Found match) {
          found++;
          mustBe(one.getKey(), match, said);
        } else if (one.getValue() instanceof ContactMatch.Ambiguous ambiguous) {
          Leaks.search("a reason", ambiguous.why(), "");
        }
      }
      return Verdict.ran(found);
    } catch (ServiceException e) {
      Leaks.search("an error", said(e, adapters, sabotage), "");
      return Verdict.refusal();
    }
  }

  private static void mustBe(ContactQuery query, ContactMatch.Found match, ChainAsDesigned said) {
    Case one =
        List.of(Case.values())
            .get(Integer.parseInt(query.person().id().value()) - (int) Case.COURT.client());
    Sent message = new Sent(match.contact().id().value(), query.channel().word(), "", "");
    String objection =
        said.objection(one, message, match.contact().optedOut().contains(query.channel()));
    if (!objection.isEmpty()) {
      throw new Violation(
          "%s is taken for %s by %s: %s"
              .formatted(message.contact(), one, query.channel(), objection));
    }
  }
}
