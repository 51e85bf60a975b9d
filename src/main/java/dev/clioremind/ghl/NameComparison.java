package dev.clioremind.ghl;

import dev.clioremind.core.people.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether somebody in Clio and a contact with the same address go by one name. A shared phone is
 * common (spouses, parent and child), so what is not plainly the same name is a doubt.
 *
 * <p>Tolerated: case, accents, punctuation, titles, order, an initial for a middle name, and an
 * initial that only one side has. Not tolerated: another, a further or an abbreviated given name
 * (Maria and Maria Jose may be mother and daughter), another or shorter family name, Jr. against
 * Sr. or against neither, two people in one name.
 */
final class NameComparison {

  private final Person person;
  private final FoldedName whole;
  private final List<String> given;
  private final List<String> family;

  NameComparison(Person person) {
    this.person = person;
    boolean apart = !person.firstName().isEmpty() && !person.lastName().isEmpty();
    this.whole =
        FoldedName.of(apart ? person.firstName() + " " + person.lastName() : person.name());
    List<String> words = whole.words();
    int familyWords = apart ? FoldedName.of(person.lastName()).words().size() : 1;
    int from = Math.max(0, words.size() - familyWords);
    this.given = words.subList(0, from);
    this.family = words.subList(from, words.size());
  }

  /**
   * Why a contact can't be taken for this person; empty if the names agree.
   *
   * @return a clause without client data
   */
  Optional<String> objection(ContactRecord contact) {
    return person.kind() == Person.Kind.COMPANY ? ofCompany(contact) : ofPerson(contact);
  }

  private Optional<String> ofCompany(ContactRecord contact) {
    String wanted = company(person.name());
    List<String> names =
        Stream.of(contact.name(), contact.companyName())
            .map(NameComparison::company)
            .filter(name -> !name.isEmpty())
            .toList();
    if (wanted.isEmpty()) {
      return Optional.of("Clio has no name to compare");
    }
    if (names.isEmpty()) {
      return Optional.of("that contact has no name in GoHighLevel");
    }
    return names.contains(wanted)
        ? Optional.empty()
        : Optional.of("that contact has neither the company's name nor its company name");
  }

  private static String company(String name) {
    return FoldedName.lettersOf(name.replace("&", " and "));
  }

  private Optional<String> ofPerson(ContactRecord contact) {
    FoldedName theirs = FoldedName.of(contact.name());
    if (theirs.words().isEmpty()) {
      return Optional.of("that contact has no name in GoHighLevel");
    }
    if (given.isEmpty() || family.isEmpty()) {
      return Optional.of("Clio does not have both a first and a last name to compare");
    }
    if (!whole.generation().equals(theirs.generation())) {
      return Optional.of("the names differ in Jr., Sr. or the like");
    }
    if (identical(theirs)) {
      return Optional.empty();
    }
    if (whole.joint() || theirs.joint()) {
      return Optional.of("one of the names is that of two people");
    }
    return agrees(theirs)
        ? Optional.empty()
        : Optional.of(
            "that contact has another name, so it may be somebody who shares the address");
  }

  /** The same but for order, blanks and hyphens: "Mary-Jane O'Brien" is "O Brien, Maryjane". */
  private boolean identical(FoldedName theirs) {
    String first = String.join("", given);
    String last = String.join("", family);
    List<String> words = theirs.words();
    for (int i = 1; i < words.size(); i++) {
      String head = String.join("", words.subList(0, i));
      String tail = String.join("", words.subList(i, words.size()));
      if ((head.equals(first) && tail.equals(last)) || (head.equals(last) && tail.equals(first))) {
        return true;
      }
    }
    String only = words.size() == 1 ? words.get(0) : "";
    return FoldedName.isWrittenWithoutBlanks(only)
        && (only.equals(last + first) || only.equals(first + last));
  }

  private boolean agrees(FoldedName theirs) {
    Optional<String> firstGiven =
        given.stream().filter(word -> !FoldedName.isInitial(word)).findFirst();
    if (firstGiven.isEmpty()) {
      return false;
    }
    List<String> ourRest = new ArrayList<>(whole.words());
    List<String> theirRest = new ArrayList<>(theirs.words());
    for (String word : whole.words()) {
      if (!FoldedName.isInitial(word) && theirRest.remove(word)) {
        ourRest.remove(word);
      }
    }
    abbreviate(ourRest, theirRest);
    abbreviate(theirRest, ourRest);
    if (!Stream.concat(ourRest.stream(), theirRest.stream()).allMatch(NameComparison::mayBeMiddle)
        || (!ourRest.isEmpty() && !theirRest.isEmpty())) {
      return false; // one has a name that the other has not, or each an initial of its own
    }
    List<String> core = withoutOuterInitials(theirs.words());
    return frames(core, firstGiven.get()) || framesBackwards(core, firstGiven.get());
  }

  /** A lone O or D may be the beginning of a family name: Sean O Brien is not Sean Brien. */
  private static boolean mayBeMiddle(String word) {
    return FoldedName.isInitial(word) && !word.equals("o") && !word.equals("d");
  }

  /** Takes out what stands as a word, or as the same initial, there, and as an initial here. */
  private static void abbreviate(List<String> initials, List<String> words) {
    for (String initial : List.copyOf(initials)) {
      if (!FoldedName.isInitial(initial)) {
        continue;
      }
      Optional<String> word = words.stream().filter(w -> w.startsWith(initial)).findFirst();
      if (word.isPresent()) {
        words.remove(word.get());
        initials.remove(initial);
      }
    }
  }

  /**
   * Whether words begin with the given name and end with the family name: Maria Jose is not Jose
   * Maria.
   */
  private boolean frames(List<String> words, String firstGiven) {
    int from = words.size() - family.size();
    return from > 0
        && words.get(0).equals(firstGiven)
        && words.subList(from, words.size()).equals(family);
  }

  /** The same for a name whose family name comes first. */
  private boolean framesBackwards(List<String> words, String firstGiven) {
    int size = family.size();
    return words.size() > size
        && words.subList(0, size).equals(family)
        && words.get(size).equals(firstGiven);
  }

  private static List<String> withoutOuterInitials(List<String> words) {
    int from = 0;
    int to = words.size();
    while (from < to && FoldedName.isInitial(words.get(from))) {
      from++;
    }
    while (from < to && FoldedName.isInitial(words.get(to - 1))) {
      to--;
    }
    return words.subList(from, to);
  }
}
