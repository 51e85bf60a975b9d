package dev.clioremind.config;

import java.net.URI;
import java.util.Optional;

/**
 * How GoHighLevel is reached.
 *
 * @param baseUrl host root without a slash at the end
 * @param locationId empty only for a command that did not ask for it
 * @param token from the configuration, else from the stored sign-in
 */
public record GhlConfig(
    URI baseUrl, String locationId, Optional<Secret> token, boolean createContacts) {}
