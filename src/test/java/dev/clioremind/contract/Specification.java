package dev.clioremind.contract;

import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that a service's documents say, in one. */
final class Specification {
  private final List<Operation> operations;
  private final Map<String, JsonObject> named;
  private final Schemas schemas;
  private final Set<String> headers;

  Specification(List<Operation> operations, Map<String, JsonObject> named) {
    this.operations =
        operations.stream()
            .sorted(Comparator.comparingInt(Operation::literals).reversed())
            .toList();
    this.named = Map.copyOf(named);
    this.schemas = new Schemas(named);
    this.headers =
        operations.stream()
            .flatMap(operation -> operation.parameters().stream())
            .filter(parameter -> parameter.in().equals("header"))
            .map(parameter -> parameter.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.toSet());
  }

  /** Both together. */
  Specification and(Specification other) {
    List<Operation> all = new ArrayList<>(operations);
    all.addAll(other.operations);
    Map<String, JsonObject> both = new HashMap<>(named);
    both.putAll(other.named);
    return new Specification(all, both);
  }

  Schemas schemas() {
    return schemas;
  }

  /** A schema by its name alone, whichever document has it. */
  Optional<JsonObject> schema(String name) {
    return named.entrySet().stream()
        .filter(one -> one.getKey().endsWith("#" + name))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  /** The headers that mean something to this API, in lower case. */
  Set<String> headers() {
    return headers;
  }

  /** All operations, the ones with the least variable paths first. */
  List<Operation> operations() {
    return operations;
  }

  /** The operation that a call is of. */
  Optional<Operation> find(String method, String path) {
    return operations.stream()
        .filter(operation -> operation.method().equals(method))
        .filter(operation -> operation.match(path).isPresent())
        .findFirst();
  }
}
