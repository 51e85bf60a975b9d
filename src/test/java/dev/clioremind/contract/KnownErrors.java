package dev.clioremind.contract;

import java.util.List;

/** Where the published documents are known to be wrong or silent. */
public final class KnownErrors {

  /** Each must still be met by the runs of the contract test, or it has to go. */
  public static final List<KnownError> ALL = List.of();

  private KnownErrors() {}
}
