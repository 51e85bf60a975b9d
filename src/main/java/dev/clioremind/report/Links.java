package dev.clioremind.report;

import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineId;
import dev.clioremind.core.deadline.MatterLink;
import dev.clioremind.core.people.ContactId;
import dev.clioremind.core.people.MatterId;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where a person finds in the services' own pages what a report names. Neither vendor documents its
 * pages' addresses; these are the ones that people pass on. Clio has no address of a single entry
 * or task that others are known to use, so the way leads over the matter.
 *
 * @param clioWeb the root of Clio's web application in the firm's region
 * @param ghlWeb the root of GoHighLevel's web application
 * @param locationId GoHighLevel's id of the firm's location; empty when there is none
 */
public record Links(URI clioWeb, URI ghlWeb, String locationId) {

  /** The page of Clio on which a deadline stands among others: the calendar, or the tasks. */
  public Optional<URI> deadline(DeadlineId id) {
    return Optional.of(clio(id.isTask() ? "tasks" : "calendars"));
  }

  /** The page of the deadline's matter; without one, the page of all deadlines of its kind. */
  public Optional<URI> deadline(Deadline deadline) {
    return deadline.matter() instanceof MatterLink.Linked linked
        ? Optional.of(matter(linked.matter()))
        : deadline(deadline.id());
  }

  /** The page of a matter. */
  URI matter(MatterId id) {
    return clio("matters/" + segment(id.value()));
  }

  /** The page of a contact in GoHighLevel. */
  public Optional<URI> contact(ContactId id) {
    return locationId.isBlank()
        ? Optional.empty()
        : Optional.of(
            URI.create(
                root(ghlWeb)
                    + "/v2/location/"
                    + segment(locationId.strip())
                    + "/contacts/detail/"
                    + segment(id.value())));
  }

  /** The page of all conversations in GoHighLevel. */
  public Optional<URI> conversations() {
    return locationId.isBlank()
        ? Optional.empty()
        : Optional.of(
            URI.create(
                root(ghlWeb)
                    + "/v2/location/"
                    + segment(locationId.strip())
                    + "/conversations/conversations"));
  }

  private URI clio(String page) {
    return URI.create(root(clioWeb) + "/nc/#/" + page);
  }

  private static String root(URI web) {
    String text = web.toString();
    return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
  }

  private static String segment(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
