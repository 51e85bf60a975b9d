package dev.clioremind.core.setup;

import dev.clioremind.core.access.AccessCheck;

/** What setting up needs to know of the account that messages leave from. */
public interface SenderAccount {

  /** Whose it is, and what the token may do. */
  AccessCheck access();
}
