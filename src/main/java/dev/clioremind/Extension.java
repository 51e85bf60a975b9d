package dev.clioremind;

import dev.clioremind.cli.Services;
import dev.clioremind.config.Config;

/** Puts a sender, a store or a source of one's own in the place of one of the program's. */
@FunctionalInterface
interface Extension {

  /** The program as it is. */
  static Extension none() {
    return (services, config, wiring) -> services;
  }

  /**
   * The services of one run.
   *
   * @param services the program's own, which an extension may use in part
   * @param config as configured, with the sign-ins that are stored
   * @param wiring has the way out for whatever speaks HTTP
   */
  Services extend(Services services, Config config, Wiring wiring);
}
