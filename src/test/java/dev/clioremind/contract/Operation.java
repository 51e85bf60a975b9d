package dev.clioremind.contract;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a document says of one method on one path.
 *
 * @param template the whole path, parameters in braces
 * @param secured whether it asks for a bearer token
 * @param bodies schemas of the request's body by content type; empty where none is described
 * @param answers schemas by status, or {@code default}; an empty schema where none is described
 */
record Operation(
    String method,
    String template,
    List<Parameter> parameters,
    boolean secured,
    boolean bodyRequired,
    Map<String, JsonObject> bodies,
    Map<String, JsonObject> answers) {

  private static final Pattern VARIABLE = Pattern.compile("\\{([^}]*)}");

  /** Google's own verbs, such as {@code :batchUpdate}; a range such as A:A is none. */
  private static final Pattern VERB = Pattern.compile(".*:[a-z][A-Za-z]+");

  /**
   * A parameter.
   *
   * @param in {@code query}, {@code path} or {@code header}
   * @param repeated whether several values may be given under the name
   */
  record Parameter(String name, String in, boolean required, boolean repeated, JsonObject schema) {}

  Operation {
    parameters = List.copyOf(parameters);
    bodies = Map.copyOf(bodies);
    answers = Map.copyOf(answers);
  }

  /** Method and template, as people write it. */
  String name() {
    return method + " " + template;
  }

  /** How much of the path is given, so that {@code /search} wins over {@code /{id}}. */
  int literals() {
    return VARIABLE.matcher(template).replaceAll("").length();
  }

  /** The values of the path's variables, in their order, if the path has this form. */
  Optional<List<String>> match(String path) {
    if (VERB.matcher(path).matches() && !VERB.matcher(template).matches()) {
      return Optional.empty();
    }
    StringBuilder form = new StringBuilder();
    int end = 0;
    Matcher variables = VARIABLE.matcher(template);
    while (variables.find()) {
      form.append(Pattern.quote(template.substring(end, variables.start()))).append("([^/]+)");
      end = variables.end();
    }
    form.append(Pattern.quote(template.substring(end)));
    Matcher matcher = Pattern.compile(form.toString(), Pattern.DOTALL).matcher(path);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    List<String> values = new ArrayList<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      values.add(matcher.group(i));
    }
    return Optional.of(values);
  }

  /** The names of the path's variables, in their order. */
  List<String> variables() {
    return VARIABLE.matcher(template).results().map(found -> found.group(1)).toList();
  }

  Optional<Parameter> parameter(String in, String name) {
    return parameters.stream()
        .filter(one -> one.in().equals(in))
        .filter(
            one ->
                in.equals("header") ? one.name().equalsIgnoreCase(name) : one.name().equals(name))
        .findFirst();
  }

  /** The schema of a successful answer; an empty one where none is described. */
  JsonObject success() {
    return answers.entrySet().stream()
        .filter(one -> one.getKey().startsWith("2"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseGet(JsonObject::new);
  }
}
