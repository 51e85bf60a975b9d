package dev.clioremind.ghl;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.http.BaseUrl;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/**
 * What the adapter must be told.
 *
 * @param base the service's host
 * @param locationId the sub-account
 * @param token opens the private integration token: {@code secret::reveal}
 */
public record GhlSettings(BaseUrl base, String locationId, Supplier<String> token) {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /**
   * @throws ConfigurationException if the location id can't be one
   */
  public GhlSettings {
    if (!ID.matcher(locationId).matches()) {
      throw new ConfigurationException(
          "ghl.location-id is not the id of a GoHighLevel location: letters and digits, no blank.",
          "Copy it from GoHighLevel: Settings, Business Profile.");
    }
  }
}
