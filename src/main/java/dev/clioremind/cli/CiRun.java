package dev.clioremind.cli;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.Optional;

/**
 * The page of the CI job that runs this.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/variables">
 *     GitHub's default variables</a>
 */
final class CiRun {

  private CiRun() {}

  /** Empty outside of GitHub Actions, and where its variables make no https address. */
  static Optional<URI> page(Map<String, String> environment) {
    String server = environment.getOrDefault("GITHUB_SERVER_URL", "");
    String repository = environment.getOrDefault("GITHUB_REPOSITORY", "");
    String run = environment.getOrDefault("GITHUB_RUN_ID", "");
    if (server.isBlank() || repository.isBlank() || run.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.of(new URI("%s/%s/actions/runs/%s".formatted(server, repository, run)))
          .filter(page -> "https".equals(page.getScheme()) && page.getHost() != null);
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }
}
