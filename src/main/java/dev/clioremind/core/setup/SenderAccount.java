package dev.clioremind.core.setup;

import java.util.List;
import java.util.Optional;

/**
 * What setting up needs to know of the account that messages leave from. Reads only; throws as
 * {@link dev.clioremind.core.text.SnippetLibrary} does.
 */
public interface SenderAccount {

  /** The account, and so whether the sign-in is good. */
  Account account();

  /** One read of each kind that runs need. */
  List<Probe> probes();

  /**
   * Why there is no workflow to use by an id or name, as a clause; empty when there is one.
   *
   * @param idOrName as a rule names it
   */
  Optional<String> workflowFault(String idOrName);
}
