package dev.clioremind.clio;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Clio's records as they come: every value text, ids too (64 bits do not fit a double), and any of
 * them null. Component names are Clio's, in camel case. None prints what says who somebody is or
 * what a case is about.
 */
final class Wire {
  private Wire() {}

  /** Whatever has an id. */
  interface Row {
    @Nullable String id();
  }

  /** A record inside another one. */
  record Ref(@Nullable String id, @Nullable String name, @Nullable String type) implements Row {

    /** The id alone. */
    @Override
    public String toString() {
      return "ref " + id;
    }
  }

  /** The matter of a record, with its status: a closed one shows in a second reading. */
  record MatterRef(@Nullable String id, @Nullable String status) implements Row {}

  /** Who leads a matter. */
  record AttorneyRef(@Nullable String id, @Nullable String name, @Nullable String enabled)
      implements Row {

    /** The id alone. */
    @Override
    public String toString() {
      return "attorney " + id;
    }
  }

  record Entry(
      @Nullable String id,
      @Nullable String summary,
      @Nullable String description,
      @Nullable String location,
      @Nullable String startAt,
      @Nullable String endAt,
      @Nullable String startDate,
      @Nullable String allDay,
      @Nullable String startAtTimeZone,
      @Nullable String recurrenceRule,
      @Nullable String parentCalendarEntryId,
      @Nullable String courtRule,
      @Nullable String permission,
      @Nullable String createdAt,
      @Nullable String updatedAt,
      @Nullable MatterRef matter,
      @Nullable Ref calendarEntryEventType,
      @Nullable Ref calendarOwner,
      @Nullable Ref matterDocket)
      implements Row {

    /** The id alone. */
    @Override
    public String toString() {
      return "entry " + id;
    }
  }

  record Task(
      @Nullable String id,
      @Nullable String name,
      @Nullable String description,
      @Nullable String dueAt,
      @Nullable String status,
      @Nullable String completedAt,
      @Nullable String statuteOfLimitations,
      @Nullable String createdAt,
      @Nullable MatterRef matter,
      @Nullable Ref assignee,
      @Nullable Ref taskType)
      implements Row {

    /** The id alone. */
    @Override
    public String toString() {
      return "task " + id;
    }
  }

  record Matter(
      @Nullable String id,
      @Nullable String displayNumber,
      @Nullable String description,
      @Nullable String status,
      @Nullable Ref client,
      @Nullable AttorneyRef responsibleAttorney,
      @Nullable Ref practiceArea)
      implements Row {

    /** The id alone. */
    @Override
    public String toString() {
      return "matter " + id;
    }
  }

  record Contact(
      @Nullable String id,
      @Nullable String type,
      @Nullable String name,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String primaryEmailAddress,
      @Nullable String primaryPhoneNumber,
      @Nullable List<@Nullable Email> emailAddresses,
      @Nullable List<@Nullable Phone> phoneNumbers)
      implements Row {

    /** The id alone. */
    @Override
    public String toString() {
      return "contact " + id;
    }
  }

  record Email(@Nullable String address, @Nullable String name, @Nullable String primary) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "e-mail address";
    }
  }

  record Phone(@Nullable String number, @Nullable String name, @Nullable String primary) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "phone number";
    }
  }

  record User(
      @Nullable String id,
      @Nullable String name,
      @Nullable String firstName,
      @Nullable String lastName,
      @Nullable String email,
      @Nullable String phoneNumber,
      @Nullable String enabled)
      implements Row {

    /** The id alone. */
    @Override
    public String toString() {
      return "user " + id;
    }
  }

  /** Who is signed in, as {@code /users/who_am_i} tells it. */
  record Myself(
      @Nullable String id, @Nullable String name, @Nullable String timeZone, @Nullable Ref account)
      implements Row {}

  record Relationship(
      @Nullable String id,
      @Nullable String description,
      @Nullable MatterRef matter,
      @Nullable Ref contact)
      implements Row {}

  record Named(@Nullable String id, @Nullable String name, @Nullable String deletedAt)
      implements Row {}

  /** A reminder of Clio's own. */
  record OwnReminder(@Nullable String id, @Nullable String state) {}

  record Reminded(@Nullable String id, @Nullable List<@Nullable OwnReminder> reminders)
      implements Row {}

  /** The answer of {@code /oauth/token}, good or bad. */
  record Token(
      @Nullable String accessToken, @Nullable String refreshToken, @Nullable String expiresIn) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "token";
    }
  }

  /** An error in either of Clio's two shapes. Its text may echo names and is never shown. */
  record Fault(String type, String text) {

    /** Nothing of it. */
    @Override
    public String toString() {
      return "fault";
    }
  }

  /**
   * One page of a listing.
   *
   * @param next the address of the next one
   * @param records how many there are in all, where Clio says so
   */
  record Page<T>(List<T> rows, @Nullable String next, @Nullable String records) {}
}
