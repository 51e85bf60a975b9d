package dev.clioremind.core.setup;

import dev.clioremind.core.access.AccessCheck;
import java.util.Optional;

/**
 * What setting up needs to know of the account that messages leave from. Changes nothing; throws as
 * {@link dev.clioremind.core.text.SnippetLibrary} does.
 */
public interface SenderAccount {

  /** Whose it is, and what the token may do. */
  AccessCheck access();

  /**
   * Why there is no workflow to use by an id or name, as a clause; empty when there is one.
   *
   * @param idOrName as a rule names it
   */
  Optional<String> workflowFault(String idOrName);
}
