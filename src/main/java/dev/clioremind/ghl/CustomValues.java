package dev.clioremind.ghl;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.text.MergeFields;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.HttpAnswer;
import dev.clioremind.http.Query;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The location's custom values, which texts name as {@code {{custom_values.office_phone}}}.
 *
 * @see <a href="https://marketplace.gohighlevel.com/docs/ghl/locations/get-custom-values">Get
 *     custom values</a>
 */
final class CustomValues {

  private static final Pattern FIELD =
      Pattern.compile("\\{\\{\\s*(custom_values\\.[^{}\\s]+)\\s*}}");

  private final GhlApi api;
  private final GhlJson json;

  CustomValues(GhlApi api, GhlJson json) {
    this.api = api;
    this.json = json;
  }

  /**
   * Lists them by merge field. Left out are those without a value, those that hold a merge field
   * themselves, which nobody here could fill in, and those of which two have one name but for case.
   *
   * @throws ServiceException if they can't be listed
   */
  Map<String, String> all() {
    HttpAnswer answer =
        api.get(
            Endpoint.CUSTOM_VALUES,
            "/locations/" + BaseUrl.segment(api.locationId()) + "/customValues",
            Query.none());
    if (answer.status() >= 300) {
      throw api.refused(Endpoint.CUSTOM_VALUES, answer);
    }
    Map<String, String> values = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (Wire.CustomValue row :
        json.customValues(answer.body())
            .orElseThrow(() -> api.notDocumented(Endpoint.CUSTOM_VALUES))) {
      String value = row.value() == null ? "" : row.value().strip();
      Optional<String> field = field(row).map(MergeFields::key);
      if (field.isPresent() && !value.isEmpty() && !value.contains("{{") && !value.contains("}}")) {
        String before = values.put(field.get(), value);
        if (before != null && !before.equals(value)) {
          twice.add(field.get());
        }
      }
    }
    values.keySet().removeAll(twice);
    return Map.copyOf(values);
  }

  /** As the service says; else as it makes it from the name. */
  private static Optional<String> field(Wire.CustomValue row) {
    Matcher said = FIELD.matcher(row.fieldKey() == null ? "" : row.fieldKey());
    if (said.find()) {
      return Optional.of(said.group(1));
    }
    return Optional.ofNullable(row.name())
        .map(name -> name.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", "_"))
        .filter(name -> !name.isEmpty())
        .map(name -> MergeFields.CUSTOM + name);
  }
}
