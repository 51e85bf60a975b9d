package dev.clioremind.sandbox;

/** One service played on loopback: state behind a single door. */
public interface StandIn {

  /**
   * The service's short name, as the ledger shows it: {@code clio}, {@code ghl}, {@code sheets}.
   */
  String name();

  /**
   * Answers one call as the real service would. Called from several threads at once; never throws
   * for bad input, which is answered as the service answers it.
   */
  Reply handle(ReceivedCall call);
}
