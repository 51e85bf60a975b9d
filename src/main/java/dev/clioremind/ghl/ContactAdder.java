package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.ContactMatch;
import dev.clioremind.core.people.ContactMatch.Ambiguous;
import dev.clioremind.core.people.ContactMatch.Missing;
import dev.clioremind.core.people.ContactMatch.NotAdded;
import dev.clioremind.core.people.ContactQuery;
import dev.clioremind.core.people.EmailAddress;
import dev.clioremind.core.people.Person;
import dev.clioremind.core.people.PhoneNumber;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.HttpOutcome;
import dev.clioremind.http.HttpOutcome.Answered;
import dev.clioremind.http.HttpOutcome.NotSent;
import dev.clioremind.http.HttpSettingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Adds people to the contacts: name, phone, e-mail, source. Never by upsert, which writes over what
 * others keep there. GoHighLevel takes no key that would make a repeated POST one contact, so each
 * person is looked for by every address right before, and again when the answer leaves a doubt; a
 * second POST for a person is never made by one run. What comes of it is compared as any contact
 * is.
 *
 * @see <a href="https://marketplace.gohighlevel.com/docs/ghl/contacts/create-contact">Create
 *     contact</a>
 */
final class ContactAdder {

  private final GhlApi api;
  private final GhlJson json;
  private final AtOnce atOnce;

  ContactAdder(GhlApi api, GhlJson json, AtOnce atOnce) {
    this.api = api;
    this.json = json;
    this.atOnce = atOnce;
  }

  /** Adds the person of each query, once a person. */
  Map<ContactQuery, ContactMatch> add(Set<ContactQuery> missing) {
    Map<Person, ContactQuery> people = new LinkedHashMap<>();
    missing.forEach(query -> people.putIfAbsent(query.person(), query));
    Map<Person, ContactMatch> added = new ConcurrentHashMap<>();
    atOnce.each(people.values(), query -> added.put(query.person(), addUnlessDown(query)));
    Map<ContactQuery, ContactMatch> matches = new LinkedHashMap<>();
    for (ContactQuery query : missing) {
      Optional.ofNullable(added.get(query.person())).ifPresent(match -> matches.put(query, match));
    }
    return matches;
  }

  private ContactMatch addUnlessDown(ContactQuery query) {
    try {
      return add(query);
    } catch (ServiceException e) {
      return new NotAdded(String.valueOf(e.getMessage()), true);
    } catch (HttpSettingException e) {
      return new NotAdded(GhlApi.unusableToken(e), false);
    }
  }

  private ContactMatch add(ContactQuery query) {
    Optional<ContactMatch> there = lookAround(query);
    if (there.isPresent()) {
      return there.get();
    }
    Person person = query.person();
    String body =
        json.contact(
            api.locationId(),
            person.firstName(),
            person.lastName(),
            person.phone().map(PhoneNumber::e164).orElse(""),
            person.email().map(EmailAddress::value).orElse(""));
    HttpOutcome outcome = api.send(api.effect(Endpoint.CREATE, "/contacts/", body));
    return switch (outcome.kind()) {
      case ANSWERED -> answered(query, ((Answered) outcome).answer());
      case NOT_SENT ->
          new NotAdded(
              outcome.inWords(), ((NotSent) outcome).reason() != NotSent.Reason.IMPOSSIBLE);
      case ANSWER_UNREADABLE, UNKNOWN -> inDoubt(query, outcome.inWords());
    };
  }

  /** Asks for everybody who has one of the person's addresses, anew. */
  private Optional<ContactMatch> lookAround(ContactQuery query) {
    ContactReads reads = new ContactReads(api, json);
    List<Address> addresses = Address.allOf(query.person());
    addresses.forEach(address -> reads.named(address).contact().ifPresent(reads::whole));
    ContactMatch match = identified(reads, query);
    if (!(match instanceof Missing)) {
      return Optional.of(match);
    }
    return addresses.stream()
        .filter(address -> reads.said(address).flatMap(ContactReads.Named::contact).isPresent())
        .findFirst()
        .map(ContactAdder::hasOnlyThe);
  }

  private static ContactMatch hasOnlyThe(Address address) {
    return new Ambiguous(
        "a contact in GoHighLevel has this person's %s, but not the address of this channel; complete or merge it there"
            .formatted(address.kind().words()));
  }

  private static ContactMatch identified(ContactReads reads, ContactQuery query) {
    return new Identification(reads, new NameComparison(query.person()), query, Set.of()).match();
  }

  private ContactMatch answered(ContactQuery query, HttpAnswer answer) {
    int status = answer.status();
    if (status >= 200 && status < 300) {
      return known(
          query,
          json.added(answer.body()),
          "GoHighLevel added the contact, but without the address of this channel; complete it there");
    }
    Wire.Fault fault = json.fault(answer.body());
    String reference = SendOutcomes.reference(status, fault);
    String inTheWay = json.inTheWay(answer.body());
    if (status == 400 && !inTheWay.isEmpty()) {
      return known(
          query,
          inTheWay,
          "a contact in GoHighLevel has another address of this person; complete or merge it there");
    }
    return switch (status) {
      case 401, 403 -> new NotAdded(GhlApi.whyNoSignIn(Endpoint.CREATE, status, fault), false);
      case 429 -> new NotAdded("too many calls: " + reference, true);
      default ->
          status >= 300 && status < 400
              ? new NotAdded("a redirect; " + GhlApi.BASE_ADDRESS + ": " + reference, true)
              : status < 500 && status != 408 && status != 409
                  ? refused(query, reference)
                  : inDoubt(query, reference);
    };
  }

  /** A refusal has been seen that had added the contact all the same. */
  private ContactMatch refused(ContactQuery query, String reference) {
    return lookAround(query)
        .orElseGet(
            () -> new NotAdded("GoHighLevel refused to add the contact: " + reference, false));
  }

  private ContactMatch inDoubt(ContactQuery query, String why) {
    return lookAround(query)
        .orElseGet(
            () ->
                new NotAdded(
                    "no clear answer came when the contact was added (%s); the next send looks for it first"
                        .formatted(why),
                    true));
  }

  /**
   * The contact with this id, if it is the person; phones and e-mails have been dropped silently.
   */
  private ContactMatch known(ContactQuery query, String id, String ifIncomplete) {
    ContactReads reads = new ContactReads(api, json);
    String safe = SendOutcomes.id(id);
    if (safe.isEmpty() || reads.whole(new ContactId(safe)).isEmpty()) {
      return inDoubt(query, "the contact can't be read");
    }
    ContactMatch match = identified(reads, query);
    return match instanceof Missing ? new Ambiguous(ifIncomplete) : match;
  }
}
