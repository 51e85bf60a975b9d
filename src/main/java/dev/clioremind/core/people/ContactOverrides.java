package dev.clioremind.core.people;

import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.sheet.Cell;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.SheetError;
import dev.clioremind.core.sheet.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What staff say about single people in Clio: which GoHighLevel contact they are, and how they may
 * be reminded. Immutable.
 *
 * <p>A row that can't be read, and two rows that do not agree, never lead to more messages: as far
 * as it can be told whom they mean, that person gets none until the row is mended. No problem
 * quotes a cell, since people write names where ids belong.
 */
public final class ContactOverrides {

  private static final String CLIO_CONTACT = "Clio Contact ID";
  private static final String GHL_CONTACT = "GHL Contact ID";
  private static final String REMINDERS = "Reminders";
  private static final String UNTIL_MENDED = "until it is mended this person gets no reminder";
  private static final Pattern CLIO_ID = Pattern.compile("[0-9]{1,20}");

  private final Map<String, Correction> byClioId;
  private final List<Problem> problems;

  private record Correction(Optional<ContactId> contact, Set<Channel> allowed, int row) {

    Correction {
      allowed = Set.copyOf(allowed);
    }

    static Correction none(int row) {
      return new Correction(Optional.empty(), Set.of(), row);
    }

    /** What holds when both rows are heeded. */
    Correction and(Correction other) {
      boolean sameContact =
          contact.isEmpty() || other.contact.isEmpty() || contact.equals(other.contact);
      if (!sameContact) {
        return none(row);
      }
      Set<Channel> both = EnumSet.noneOf(Channel.class);
      both.addAll(allowed);
      both.retainAll(other.allowed);
      return new Correction(contact.or(other::contact), both, row);
    }
  }

  private ContactOverrides(Map<String, Correction> byClioId, List<Problem> problems) {
    this.byClioId = Map.copyOf(byClioId);
    this.problems = List.copyOf(problems);
  }

  /**
   * Reads the tab {@code Contacts}.
   *
   * @param tab {@code Clio Contact ID | GHL Contact ID | Reminders}; may have no rows
   */
  public static ContactOverrides read(Table tab) {
    Map<String, Correction> byClioId = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Row row : tab.rows()) {
      if (row.isBlank()) {
        continue;
      }
      List<Problem> faults = new ArrayList<>();
      Optional<String> clioId = value(tab, row, CLIO_CONTACT, ContactOverrides::clioId, faults);
      Optional<Optional<ContactId>> contact =
          value(tab, row, GHL_CONTACT, ContactOverrides::contact, faults);
      Optional<Set<Channel>> allowed =
          value(tab, row, REMINDERS, ContactOverrides::allowed, faults);
      Correction correction =
          faults.isEmpty()
              ? new Correction(contact.orElseThrow(), allowed.orElseThrow(), row.number())
              : Correction.none(row.number());
      if (clioId.isPresent()) {
        String id = clioId.get();
        Correction earlier = byClioId.get(id);
        if (earlier != null) {
          faults.add(
              Problem.row(
                  tab.tab(),
                  row.number(),
                  CLIO_CONTACT,
                  "stands in row %s too; the stricter of the two holds".formatted(earlier.row)));
        }
        byClioId.put(id, earlier == null ? correction : earlier.and(correction));
      }
      problems.addAll(faults);
    }
    return new ContactOverrides(byClioId, problems);
  }

  /** The GoHighLevel contact that staff say somebody is. */
  public Optional<ContactId> contactOf(PersonId person) {
    return of(person).flatMap(Correction::contact);
  }

  /** Whether staff let somebody be reminded on a channel. */
  public boolean allows(PersonId person, Channel channel) {
    return of(person).map(correction -> correction.allowed.contains(channel)).orElse(true);
  }

  /** The rows that were refused or stand twice. */
  public List<Problem> problems() {
    return problems;
  }

  private Optional<Correction> of(PersonId person) {
    return person.kind() == PersonId.Kind.CONTACT
        ? Optional.ofNullable(byClioId.get(person.value()))
        : Optional.empty();
  }

  private static <T> Optional<T> value(
      Table tab, Row row, String column, Function<Cell, T> reading, List<Problem> faults) {
    Cell cell = row.cell(column);
    try {
      Optional<String> error = SheetError.in(cell);
      if (error.isPresent()) {
        throw new IllegalArgumentException(error.get());
      }
      return Optional.of(reading.apply(cell));
    } catch (IllegalArgumentException e) {
      faults.add(Problem.row(tab.tab(), row.number(), column, String.valueOf(e.getMessage())));
      return Optional.empty();
    }
  }

  private static String clioId(Cell cell) {
    if (!CLIO_ID.matcher(cell.text()).matches()) {
      throw new IllegalArgumentException("is not the number of a contact in Clio");
    }
    return cell.text();
  }

  private static Optional<ContactId> contact(Cell cell) {
    try {
      return cell.isBlank() ? Optional.empty() : Optional.of(new ContactId(cell.text()));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "is not the id of a contact in GoHighLevel; " + UNTIL_MENDED, e);
    }
  }

  private static Set<Channel> allowed(Cell cell) {
    return switch (cell.text().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT)) {
      case "" -> EnumSet.allOf(Channel.class);
      case "never" -> Set.of();
      case "sms only" -> Set.of(Channel.SMS);
      case "email only" -> Set.of(Channel.EMAIL);
      default ->
          throw new IllegalArgumentException(
              "is not one of: never, sms only, email only; " + UNTIL_MENDED);
    };
  }
}
