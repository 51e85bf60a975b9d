package dev.clioremind.core.text;

import dev.clioremind.core.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the message service keeps texts. */
public interface SnippetLibrary {

  /**
   * Lists them, whole.
   *
   * @throws ServiceException when the service is down or refuses the sign-in
   */
  List<Snippet> snippets();

  /**
   * The firm's own values that the service keeps for use in texts, by merge field: {@code
   * custom_values.office_phone}. One that holds a merge field itself is left out.
   *
   * @throws ServiceException when the service is down or refuses the sign-in
   */
  default Map<String, String> customValues() {
    return Map.of();
  }

  /**
   * Why a workflow can't be used; empty where it can.
   *
   * @param idOrName as a rule's TemplateID names it
   * @throws ServiceException when the service is down or refuses the sign-in
   */
  default Optional<String> workflowFault(String idOrName) {
    return Optional.empty();
  }
}
