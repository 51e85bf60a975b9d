package dev.clioremind.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The services' own hosts. Tokens and clients' names go wherever an address of the configuration
 * leads, and one that looks much like a service's own is easily overlooked.
 */
public final class OwnHosts {

  private static final Set<String> CLIO =
      Arrays.stream(ClioRegion.values())
          .map(region -> region.baseUrl().getHost())
          .collect(Collectors.toUnmodifiableSet());

  private OwnHosts() {}

  /** The addresses that lead elsewhere, each as a sentence; this machine's own are no matter. */
  public static List<String> strangers(Config config) {
    Map<ConfigKey, URI> addresses = new LinkedHashMap<>();
    addresses.put(ConfigKey.CLIO_BASE_URL, config.clio().baseUrl());
    addresses.put(ConfigKey.GHL_BASE_URL, config.ghl().baseUrl());
    addresses.put(ConfigKey.SHEETS_ROOT_URL, config.sheets().rootUrl());
    List<String> sentences = new ArrayList<>();
    addresses.forEach(
        (key, address) -> {
          String host = address.getHost();
          if (!WebAddress.isLoopback(host) && !own(key).contains(host)) {
            sentences.add(
                "%s leads to %s, which is not the service's own host: sign-ins and clients' data go there."
                    .formatted(key.key(), host));
          }
        });
    return sentences;
  }

  private static Set<String> own(ConfigKey key) {
    return key == ConfigKey.CLIO_BASE_URL ? CLIO : Set.of(URI.create(key.defaultText()).getHost());
  }
}
