package dev.clioremind.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import dev.clioremind.contract.Finding.Kind;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Holds a value against a schema. */
final class SchemaCheck {
  private static final Pattern WHOLE = Pattern.compile("-?\\d+");

  private final Schemas schemas;

  SchemaCheck(Schemas schemas) {
    this.schemas = schemas;
  }

  /**
   * A disagreement.
   *
   * @param where members and {@code []} from the top, such as {@code body.data[].matter}
   */
  record Fault(Kind kind, String where, String detail) {}

  /** What is wrong with a value; empty if nothing is. */
  List<Fault> check(JsonElement value, JsonObject declared, String where) {
    JsonObject schema = schemas.flat(declared);
    String type = Schemas.type(schema);
    if (value.isJsonNull()) {
      boolean allowed =
          Schemas.isTrue(schema, "nullable") || (type.isEmpty() && schemas.isEmpty(schema));
      return allowed ? List.of() : List.of(new Fault(Kind.NULL, where, "null"));
    }
    if (!Schemas.alternatives(schema).isEmpty()) {
      return Schemas.alternatives(schema).stream()
          .map(alternative -> check(value, alternative, where))
          .min(Comparator.comparingInt(List::size))
          .orElseThrow();
    }
    return switch (type) {
      case "object" -> object(value, schema, where);
      case "array" -> array(value, schema, where);
      case "string", "number", "integer", "boolean" -> scalar(value, type, schema, where);
      case "" -> Schemas.members(schema).isEmpty() ? List.of() : object(value, schema, where);
      default -> throw new IllegalStateException("type " + type + " at " + where);
    };
  }

  /** The same for a value in a query, a path, a header or a form, where all is text. */
  List<Fault> checkText(String text, JsonObject declared, String where) {
    JsonObject schema = schemas.flat(declared);
    String type = Schemas.type(schema);
    if (type.equals("array")) {
      return checkText(text, Schemas.items(schema).orElseGet(JsonObject::new), where);
    }
    JsonElement value = new JsonPrimitive(text);
    if (type.equals("boolean") && (text.equals("true") || text.equals("false"))) {
      value = new JsonPrimitive(Boolean.valueOf(text));
    }
    if (type.equals("integer") || type.equals("number")) {
      try {
        value = new JsonPrimitive(new BigDecimal(text));
      } catch (NumberFormatException e) {
        return List.of(new Fault(Kind.WRONG_TYPE, where, text + " is no " + type));
      }
    }
    return check(value, schema, where);
  }

  private List<Fault> object(JsonElement value, JsonObject schema, String where) {
    if (!value.isJsonObject()) {
      return List.of(new Fault(Kind.WRONG_TYPE, where, shown(value) + " is no object"));
    }
    Map<String, JsonObject> members = Schemas.members(schema);
    Optional<JsonObject> additional = Schemas.additional(schema);
    // An object of which no member is described may hold anything.
    boolean open = members.isEmpty() && additional.isEmpty();
    List<Fault> faults = new ArrayList<>();
    for (Map.Entry<String, JsonElement> member : value.getAsJsonObject().entrySet()) {
      String place = where + "." + member.getKey();
      Optional<JsonObject> known =
          Optional.ofNullable(members.get(member.getKey())).or(() -> additional);
      if (known.isPresent()) {
        faults.addAll(check(member.getValue(), known.get(), place));
      } else if (!open) {
        faults.add(new Fault(Kind.UNKNOWN_MEMBER, place, shown(member.getValue())));
      }
    }
    for (String required : Schemas.required(schema)) {
      if (!value.getAsJsonObject().has(required)) {
        faults.add(new Fault(Kind.MISSING_MEMBER, where + "." + required, "absent"));
      }
    }
    return faults;
  }

  private List<Fault> array(JsonElement value, JsonObject schema, String where) {
    if (!value.isJsonArray()) {
      return List.of(new Fault(Kind.WRONG_TYPE, where, shown(value) + " is no array"));
    }
    JsonObject items = Schemas.items(schema).orElseGet(JsonObject::new);
    List<Fault> faults = new ArrayList<>();
    value.getAsJsonArray().forEach(item -> faults.addAll(check(item, items, where + "[]")));
    return faults;
  }

  private static List<Fault> scalar(
      JsonElement value, String type, JsonObject schema, String where) {
    JsonPrimitive scalar =
        value.isJsonPrimitive() ? value.getAsJsonPrimitive() : new JsonPrimitive("");
    boolean fits =
        value.isJsonPrimitive()
            && switch (type) {
              case "string" -> scalar.isString();
              case "boolean" -> scalar.isBoolean();
              case "integer" -> scalar.isNumber() && isWhole(scalar);
              default -> scalar.isNumber();
            };
    if (!fits) {
      return List.of(new Fault(Kind.WRONG_TYPE, where, shown(value) + " is no " + type));
    }
    if (!Schemas.values(schema).isEmpty()
        && !Schemas.values(schema).contains(scalar.getAsString())) {
      return List.of(
          new Fault(
              Kind.NOT_LISTED, where, shown(value) + " is none of " + Schemas.values(schema)));
    }
    String format = Schemas.text(schema, "format");
    if (!hasForm(scalar, format)) {
      return List.of(new Fault(Kind.WRONG_FORMAT, where, shown(value) + " is no " + format));
    }
    return isWithin(scalar, schema)
        ? List.of()
        : List.of(new Fault(Kind.OUT_OF_RANGE, where, shown(value)));
  }

  private static boolean isWhole(JsonPrimitive number) {
    return number.getAsBigDecimal().stripTrailingZeros().scale() <= 0;
  }

  private static boolean hasForm(JsonPrimitive value, String format) {
    String text = value.getAsString();
    try {
      switch (format) {
        case "date" -> LocalDate.parse(text);
        case "date-time" -> OffsetDateTime.parse(text);
        case "google-datetime" -> Instant.parse(text);
        case "int32" -> value.getAsBigDecimal().intValueExact();
        case "int64" -> {
          return WHOLE.matcher(text).matches() && value.getAsBigInteger().bitLength() < Long.SIZE;
        }
        default -> {
          // The others say nothing that could be wrong here: double, decimal, google-fieldmask.
          return true;
        }
      }
      return true;
    } catch (DateTimeException | ArithmeticException e) {
      return false;
    }
  }

  private static boolean isWithin(JsonPrimitive value, JsonObject schema) {
    if (value.isString()) {
      return !schema.has("maxLength")
          || value.getAsString().length() <= schema.get("maxLength").getAsInt();
    }
    return value.isBoolean()
        || ((!schema.has("minimum")
                || value.getAsBigDecimal().compareTo(schema.get("minimum").getAsBigDecimal()) >= 0)
            && (!schema.has("maximum")
                || value.getAsBigDecimal().compareTo(schema.get("maximum").getAsBigDecimal())
                    <= 0));
  }

  private static String shown(JsonElement value) {
    String text = (value == JsonNull.INSTANCE ? "null" : value.toString());
    return text.length() > 80 ? text.substring(0, 80) + "..." : text;
  }
}
