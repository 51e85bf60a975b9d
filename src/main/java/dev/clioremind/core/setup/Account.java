package dev.clioremind.core.setup;

import java.time.ZoneId;
import java.util.Optional;

/**
 * An account as its service describes it to whoever is signed in.
 *
 * @param name the account's, as the firm chose it
 * @param zoneName as the service writes it; empty when it says nothing
 * @param zone empty when the name is none that is known
 */
public record Account(String name, String zoneName, Optional<ZoneId> zone) {}
