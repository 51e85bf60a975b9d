package dev.clioremind.config;

import java.net.URI;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How Clio is reached and what is read there.
 *
 * @param baseUrl host root without a slash at the end
 * @param clientId from the configuration, else from the stored sign-in
 * @param clientSecret from the configuration, else from the stored sign-in
 * @param refreshToken only one that was configured; that of the sign-in stays in the credentials
 *     file, where another run may renew it at any time
 * @param redirectUri empty: by login mode
 * @param sources at least one
 * @param matterStatus at least one
 * @param cancelWords whole words or phrases of a summary, in any case
 */
public record ClioConfig(
    ClioRegion region,
    URI baseUrl,
    Optional<Secret> clientId,
    Optional<Secret> clientSecret,
    Optional<Secret> refreshToken,
    Optional<URI> redirectUri,
    String apiVersion,
    Set<ClioSource> sources,
    Set<MatterStatus> matterStatus,
    List<String> cancelWords) {

  public ClioConfig {
    sources = Collections.unmodifiableSet(EnumSet.copyOf(sources));
    matterStatus = Collections.unmodifiableSet(EnumSet.copyOf(matterStatus));
    cancelWords = List.copyOf(cancelWords);
  }
}
