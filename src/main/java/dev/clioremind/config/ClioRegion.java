package dev.clioremind.config;

import java.net.URI;

/**
 * Where a Clio account lives. Accounts, apps and tokens belong to one region.
 *
 * @see <a href="https://docs.developers.clio.com/api-docs/clio-manage/permissions/">Clio's
 *     developer handbook</a>
 */
public enum ClioRegion {
  US("https://app.clio.com"),
  EU("https://eu.app.clio.com"),
  CA("https://ca.app.clio.com"),
  AU("https://au.app.clio.com");

  private final URI baseUrl;

  ClioRegion(String baseUrl) {
    this.baseUrl = URI.create(baseUrl);
  }

  /** The host root of the API and of the sign-in, without a slash at the end. */
  public URI baseUrl() {
    return baseUrl;
  }
}
