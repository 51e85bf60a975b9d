package dev.clioremind.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.stream.JsonReader;
import dev.clioremind.contract.Finding.Kind;
import dev.clioremind.contract.Finding.Part;
import dev.clioremind.contract.Operation.Parameter;
import dev.clioremind.contract.SchemaCheck.Fault;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.io.IOException;
import java.io.StringReader;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds requests and answers against one service's documents. */
final class CallCheck {
  private static final String FIELDS = "fields";
  private static final String SUFFIX = ".json";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final String service;
  private final Specification specification;
  private final SchemaCheck values;

  CallCheck(String service, Specification specification) {
    this.service = service;
    this.specification = specification;
    this.values = new SchemaCheck(specification.schemas());
  }

  /** The operation's name, or the call's own method and path. */
  String operation(ReceivedCall call) {
    return find(call).map(Operation::name).orElse(call.method() + " " + call.path());
  }

  private Optional<Operation> find(ReceivedCall call) {
    return specification.find(call.method(), path(call));
  }

  /** The path in the form in which the documents know it. */
  private String path(ReceivedCall call) {
    boolean isShort = specification.find(call.method(), call.path()).isEmpty();
    return isShort && isClio() ? call.path() + SUFFIX : call.path();
  }

  /** What is wrong with a request. */
  List<Finding> request(ReceivedCall call) {
    Optional<Operation> found = find(call);
    if (found.isEmpty()) {
      return findings(
          call, Part.REQUEST, List.of(new Fault(Kind.NO_OPERATION, "path", "in no document")));
    }
    Operation operation = found.orElseThrow();
    List<Fault> faults = new ArrayList<>();
    faults.addAll(path(operation, call));
    faults.addAll(query(operation, call));
    faults.addAll(headers(operation, call));
    faults.addAll(fields(operation, call));
    faults.addAll(requestBody(operation, call));
    return findings(call, Part.REQUEST, faults);
  }

  /** What is wrong with an answer; nothing where the call is of no known operation. */
  List<Finding> answer(ReceivedCall call, Reply reply) {
    return find(call)
        .map(operation -> findings(call, Part.ANSWER, answerFaults(operation, call, reply)))
        .orElse(List.of());
  }

  private List<Finding> findings(ReceivedCall call, Part part, List<Fault> faults) {
    return faults.stream()
        .map(
            fault ->
                new Finding(
                    service, operation(call), part, fault.kind(), fault.where(), fault.detail()))
        .toList();
  }

  private List<Fault> path(Operation operation, ReceivedCall call) {
    List<String> names = operation.variables();
    List<String> given = operation.match(path(call)).orElse(List.of());
    List<Fault> faults = new ArrayList<>();
    if (!path(call).equals(call.path())) {
      faults.add(new Fault(Kind.SUFFIX_LEFT_OUT, "path", call.path()));
    }
    for (int i = 0; i < names.size(); i++) {
      String value = given.get(i);
      String name = names.get(i);
      operation
          .parameter("path", name)
          .ifPresent(one -> faults.addAll(values.checkText(value, one.schema(), "path " + name)));
    }
    return faults;
  }

  private List<Fault> query(Operation operation, ReceivedCall call) {
    List<Fault> faults = new ArrayList<>();
    for (Map.Entry<String, List<String>> one : call.query().entrySet()) {
      String place = "query " + one.getKey();
      Optional<Parameter> known = operation.parameter("query", one.getKey());
      if (known.isEmpty()) {
        faults.add(new Fault(Kind.UNKNOWN_PARAMETER, place, String.join(" ", one.getValue())));
        continue;
      }
      if (one.getValue().size() > 1 && !known.get().repeated()) {
        faults.add(new Fault(Kind.REPEATED_PARAMETER, place, one.getValue().size() + " values"));
      }
      JsonObject schema = known.get().schema();
      one.getValue().forEach(value -> faults.addAll(values.checkText(value, schema, place)));
    }
    operation.parameters().stream()
        .filter(one -> one.in().equals("query") && one.required())
        .filter(one -> !call.query().containsKey(one.name()))
        .forEach(
            one -> faults.add(new Fault(Kind.MISSING_PARAMETER, "query " + one.name(), "absent")));
    return faults;
  }

  private List<Fault> headers(Operation operation, ReceivedCall call) {
    List<Fault> faults = new ArrayList<>();
    for (Parameter one : operation.parameters()) {
      if (!one.in().equals("header")) {
        continue;
      }
      String place = "header " + one.name();
      Optional<String> given = call.header(one.name());
      if (given.isPresent()) {
        faults.addAll(values.checkText(given.get(), one.schema(), place));
      } else if (one.required()) {
        faults.add(new Fault(Kind.MISSING_PARAMETER, place, "absent"));
      }
    }
    for (String name : specification.headers()) {
      if (call.header(name).isPresent() && operation.parameter("header", name).isEmpty()) {
        faults.add(
            new Fault(Kind.UNDECLARED_HEADER, "header " + name, call.header(name).orElse("")));
      }
    }
    if (operation.secured() && !call.header("authorization").orElse("").startsWith("Bearer ")) {
      faults.add(new Fault(Kind.MISSING_PARAMETER, "header Authorization", "no bearer token"));
    }
    return faults;
  }

  /** Whether each field that is asked for exists in what is answered. */
  private List<Fault> fields(Operation operation, ReceivedCall call) {
    String place = "query " + FIELDS;
    Optional<String> asked =
        call.param(FIELDS).filter(any -> operation.parameter("query", FIELDS).isPresent());
    if (asked.isEmpty()) {
      return List.of();
    }
    try {
      List<Selection> wanted = Selection.parse(asked.get());
      return isClio()
          ? Selection.check(wanted, data(operation), specification.schemas(), place + " ", 1)
          : Selection.check(
              wanted, operation.success(), specification.schemas(), place + " ", Integer.MAX_VALUE);
    } catch (IllegalArgumentException e) {
      return List.of(new Fault(Kind.WRONG_FORMAT, place, String.valueOf(e.getMessage())));
    }
  }

  /** Clio's answers hold what was asked for in a member of this name. */
  private JsonObject data(Operation operation) {
    JsonObject answer = specification.schemas().flat(operation.success());
    return Optional.ofNullable(Schemas.members(answer).get("data")).orElseGet(JsonObject::new);
  }

  private boolean isClio() {
    return service.equals("clio");
  }

  private List<Fault> requestBody(Operation operation, ReceivedCall call) {
    if (call.body().isEmpty()) {
      return operation.bodyRequired()
          ? List.of(new Fault(Kind.MISSING_BODY, "body", "empty"))
          : List.of();
    }
    if (operation.bodies().isEmpty()) {
      return List.of(new Fault(Kind.UNDECLARED_BODY, "body", "none is described"));
    }
    String type = call.header("content-type").orElse("").replaceFirst(";.*", "").strip();
    Optional<JsonObject> schema = Optional.ofNullable(operation.bodies().get(type));
    if (schema.isEmpty()) {
      return List.of(
          new Fault(
              Kind.WRONG_CONTENT_TYPE,
              "header Content-Type",
              type + " is none of " + operation.bodies().keySet()));
    }
    return type.equals(FORM)
        ? form(call.body(), schema.get())
        : json(call.body(), schema.get(), operation.name() + " request");
  }

  /** A form's values are all text, in our own schemas too. */
  private List<Fault> form(String body, JsonObject declared) {
    JsonObject given = new JsonObject();
    for (String pair : body.split("&", -1)) {
      String[] parts = pair.split("=", 2);
      String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
      String value = parts.length < 2 ? "" : URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
      given.addProperty(name, value);
    }
    return values.check(given, declared, "body");
  }

  private List<Fault> answerFaults(Operation operation, ReceivedCall call, Reply reply) {
    String status = Integer.toString(reply.status());
    Optional<JsonObject> declared =
        Optional.ofNullable(operation.answers().get(status))
            .or(() -> Optional.ofNullable(operation.answers().get("default")));
    if (declared.isEmpty()) {
      return List.of(
          new Fault(
              Kind.UNKNOWN_STATUS, "status " + status, "listed: " + operation.answers().keySet()));
    }
    boolean isPage = reply.headers().getOrDefault("Content-Type", "").startsWith("text/html");
    if (reply.body().isEmpty() || (isPage && specification.schemas().isEmpty(declared.get()))) {
      return List.of();
    }
    List<Fault> faults =
        new ArrayList<>(json(reply.body(), declared.get(), operation.name() + " " + status));
    if (isClio() && reply.status() == 200 && operation.parameter("query", FIELDS).isPresent()) {
      faults.addAll(asAskedFor(call, reply));
    }
    return faults;
  }

  /** Clio gives back exactly the fields that were asked for. */
  private List<Fault> asAskedFor(ReceivedCall call, Reply reply) {
    JsonElement answer = parse(reply.body()).orElse(JsonNull.INSTANCE);
    if (!answer.isJsonObject() || !answer.getAsJsonObject().has("data")) {
      return List.of();
    }
    return Selection.compare(
        Selection.parse(call.param(FIELDS).orElse("id,etag")),
        answer.getAsJsonObject().get("data"),
        "body.data");
  }

  private List<Fault> json(String body, JsonObject declared, String name) {
    Optional<JsonElement> json = parse(body);
    if (json.isEmpty()) {
      return List.of(new Fault(Kind.NOT_JSON, "body", "does not parse"));
    }
    boolean isNothing = json.get().equals(new JsonObject());
    if (isNothing || !specification.schemas().isEmpty(declared)) {
      return values.check(json.get(), declared, "body");
    }
    // What a document leaves out may stand in words on the vendor's pages, and as a schema of ours.
    List<Fault> faults = new ArrayList<>();
    faults.add(new Fault(Kind.NO_SCHEMA, "body", name));
    specification
        .schema(name)
        .ifPresent(own -> faults.addAll(values.check(json.get(), own, "body")));
    return faults;
  }

  private static Optional<JsonElement> parse(String text) {
    try {
      JsonReader reader = new JsonReader(new StringReader(text));
      reader.setStrictness(com.google.gson.Strictness.STRICT);
      JsonElement json = JsonParser.parseReader(reader);
      return reader.peek() == com.google.gson.stream.JsonToken.END_DOCUMENT
          ? Optional.of(json)
          : Optional.empty();
    } catch (JsonParseException | IOException e) {
      return Optional.empty();
    }
  }
}
