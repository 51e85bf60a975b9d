package dev.clioremind.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.clioremind.contract.Finding.Kind;
import dev.clioremind.contract.SchemaCheck.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The value of a parameter {@code fields}: which members of an answer are wanted.
 *
 * @param name a member, or {@code *} for all
 * @param inner what is wanted of it; empty for whatever is the default
 * @see <a href="https://docs.developers.clio.com/api-docs/fields">Clio: {@code a,b{c,d}}, one level
 *     of braces</a>
 * @see <a href="https://developers.google.com/workspace/sheets/api/guides/field-masks">Google:
 *     {@code a,b(c,d),e/f}</a>
 */
record Selection(String name, List<Selection> inner) {

  Selection {
    inner = List.copyOf(inner);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException if brackets or commas are out of order
   */
  static List<Selection> parse(String text) {
    Reader reader = new Reader(text);
    List<Selection> all = reader.list();
    if (reader.at < text.length()) {
      throw new IllegalArgumentException("unexpected " + text.charAt(reader.at));
    }
    return all;
  }

  /** What of the selection does not exist in a schema. */
  static List<Fault> check(
      List<Selection> wanted, JsonObject declared, Schemas schemas, String where, int depth) {
    JsonObject schema = schemas.flat(declared);
    while (Schemas.items(schema).isPresent()) {
      schema = schemas.flat(Schemas.items(schema).orElseThrow());
    }
    Map<String, JsonObject> members = Schemas.members(schema);
    List<Fault> faults = new ArrayList<>();
    for (Selection one : wanted) {
      String place = where + one.name();
      Optional<JsonObject> member = Optional.ofNullable(members.get(one.name()));
      if (member.isPresent() && depth > 0) {
        faults.addAll(check(one.inner(), member.get(), schemas, place + "/", depth - 1));
      } else if (member.isPresent() && !one.inner().isEmpty()) {
        faults.add(new Fault(Kind.UNKNOWN_FIELD, place, "a level of braces too deep"));
      } else if (member.isEmpty() && !one.name().equals("*")) {
        faults.add(new Fault(Kind.UNKNOWN_FIELD, place, "not in the schema of the answer"));
      }
    }
    return faults;
  }

  /** What a record lacks of the selection, or has beyond it. */
  static List<Fault> compare(List<Selection> wanted, JsonElement json, String where) {
    List<Fault> faults = new ArrayList<>();
    if (json.isJsonArray()) {
      json.getAsJsonArray().forEach(item -> faults.addAll(compare(wanted, item, where + "[]")));
    }
    if (!json.isJsonObject()) {
      return faults;
    }
    JsonObject record = json.getAsJsonObject();
    for (Selection one : wanted) {
      String place = where + "." + one.name();
      if (!record.has(one.name())) {
        faults.add(new Fault(Kind.MISSING_MEMBER, place, "asked for"));
      } else if (!one.inner().isEmpty()) {
        faults.addAll(compare(one.inner(), record.get(one.name()), place));
      }
    }
    record.keySet().stream()
        .filter(name -> wanted.stream().noneMatch(one -> one.name().equals(name)))
        .forEach(
            name ->
                faults.add(new Fault(Kind.UNKNOWN_MEMBER, where + "." + name, "not asked for")));
    return faults;
  }

  /** Reads from left to right. */
  private static final class Reader {
    private final String text;
    private int at;

    Reader(String text) {
      this.text = text;
    }

    List<Selection> list() {
      List<Selection> all = new ArrayList<>();
      do {
        all.add(one());
      } while (skip(','));
      return all;
    }

    private Selection one() {
      int start = at;
      while (at < text.length() && ",(){}/".indexOf(text.charAt(at)) < 0) {
        at++;
      }
      if (at == start) {
        throw new IllegalArgumentException("a name is missing at " + start);
      }
      String name = text.substring(start, at);
      if (skip('/')) {
        return new Selection(name, List.of(one()));
      }
      for (String brackets : List.of("{}", "()")) {
        if (skip(brackets.charAt(0))) {
          List<Selection> inner = list();
          if (!skip(brackets.charAt(1))) {
            throw new IllegalArgumentException("a bracket is not closed");
          }
          return new Selection(name, inner);
        }
      }
      return new Selection(name, List.of());
    }

    private boolean skip(char wanted) {
      boolean there = at < text.length() && text.charAt(at) == wanted;
      at += there ? 1 : 0;
      return there;
    }
  }
}
