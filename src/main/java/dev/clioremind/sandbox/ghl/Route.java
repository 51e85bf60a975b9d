package dev.clioremind.sandbox.ghl;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * One page of the API.
 *
 * @param template the path, variables in braces
 * @param scope what a token must be allowed
 * @param params the query parameters it knows
 * @param members the members of the body it knows
 */
record Route(
    String method,
    String template,
    String scope,
    Set<String> params,
    Set<String> members,
    Function<Request, Answer> page) {

  static Route get(
      String template, String scope, Set<String> params, Function<Request, Answer> page) {
    return new Route("GET", template, scope, params, Set.of(), page);
  }

  static Route post(
      String template, String scope, Set<String> members, Function<Request, Answer> page) {
    return new Route("POST", template, scope, Set.of(), members, page);
  }

  static Route delete(String template, String scope, Function<Request, Answer> page) {
    return new Route("DELETE", template, scope, Set.of(), Set.of(), page);
  }

  /** The path's variables, if this page has that path; a slash at the end does not matter. */
  Optional<Map<String, String>> match(String verb, String path) {
    List<String> want = segments(template);
    List<String> have = segments(path);
    if (!method.equals(verb) || want.size() != have.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < want.size(); i++) {
      String part = want.get(i);
      if (part.startsWith("{")) {
        variables.put(part.substring(1, part.length() - 1), have.get(i));
      } else if (!part.equals(have.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }

  private static List<String> segments(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return List.of(trimmed.split("/", -1));
  }
}
