package dev.clioremind.core.text;

import dev.clioremind.core.ServiceException;
import java.util.List;

/** Where the message service keeps texts. */
public interface SnippetLibrary {

  /**
   * Lists them, whole.
   *
   * @throws ServiceException when the service is down or refuses the sign-in
   */
  List<Snippet> snippets();
}
