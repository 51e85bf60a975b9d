package dev.clioremind.sandbox.clio;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One person or company as Clio keeps it.
 *
 * @param type {@code Person} or {@code Company}
 * @param lastName of a company its name
 * @param phones free text, as people type it; the first is the primary one
 * @param emails the first is the primary one
 * @param customFields name to value
 * @param visibility how much of it the signed-in user sees
 */
public record ClioContact(
    long id,
    String type,
    String firstName,
    String lastName,
    List<Labelled> phones,
    List<Labelled> emails,
    Map<String, String> customFields,
    Visibility visibility) {

  /** A phone number or e-mail address with its label. */
  public record Labelled(String label, String value) {}

  /** What Clio's Contacts Visibility setting leaves of a contact. */
  public enum Visibility {
    FULL,
    /** Only ids and the type. */
    REDACTED,
    /** The same where it is nested, and missing from the list of contacts. */
    FILTERED
  }

  public ClioContact {
    phones = List.copyOf(phones);
    emails = List.copyOf(emails);
    customFields = Map.copyOf(customFields);
  }

  /** A person without phone or e-mail. */
  public static ClioContact person(long id, String firstName, String lastName) {
    return new ClioContact(
        id, "Person", firstName, lastName, List.of(), List.of(), Map.of(), Visibility.FULL);
  }

  /** A company without phone or e-mail. */
  public static ClioContact company(long id, String name) {
    return new ClioContact(
        id, "Company", "", name, List.of(), List.of(), Map.of(), Visibility.FULL);
  }

  public ClioContact withPhone(String label, String number) {
    var all = new ArrayList<>(phones);
    all.add(new Labelled(label, number));
    return new ClioContact(id, type, firstName, lastName, all, emails, customFields, visibility);
  }

  public ClioContact withEmail(String label, String address) {
    var all = new ArrayList<>(emails);
    all.add(new Labelled(label, address));
    return new ClioContact(id, type, firstName, lastName, phones, all, customFields, visibility);
  }

  public ClioContact withCustomField(String name, String value) {
    var all = new LinkedHashMap<>(customFields);
    all.put(name, value);
    return new ClioContact(id, type, firstName, lastName, phones, emails, all, visibility);
  }

  public ClioContact seen(Visibility newVisibility) {
    return new ClioContact(
        id, type, firstName, lastName, phones, emails, customFields, newVisibility);
  }

  /** The name as Clio shows it. */
  public String name() {
    return firstName.isEmpty() ? lastName : firstName + " " + lastName;
  }
}
