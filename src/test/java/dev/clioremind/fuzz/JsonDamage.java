package dev.clioremind.fuzz;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import com.google.gson.internal.LazilyParsedNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Damages JSON where it has structure, and now and then where it has none. */
final class JsonDamage {

  /** Before a name that is written twice: no tree can hold the same member two times. */
  private static final String TWICE = "~twice~";

  /** Stands for more brackets than a tree of ours could hold. */
  private static final String DEEP = "~deep~";

  private static final int DEPTH = 3_000;

  private final Chance chance;
  private final StringBuilder said = new StringBuilder();
  private final StringBuilder moved = new StringBuilder();

  private JsonDamage(Chance chance) {
    this.chance = chance;
  }

  /**
   * A damaged text.
   *
   * @param what what was done to it
   * @param moved what stands now where it did not stand before
   */
  record Damaged(String text, String what, String moved) {}

  /** One place in a tree: a member of an object or an element of an array. */
  private record Place(JsonElement parent, String name, int index, String path) {

    JsonElement get() {
      return parent instanceof JsonObject object
          ? object.get(name)
          : ((JsonArray) parent).get(index);
    }

    void set(JsonElement value) {
      if (parent instanceof JsonObject object) {
        object.add(name, value);
      } else {
        ((JsonArray) parent).set(index, value);
      }
    }

    void remove() {
      if (parent instanceof JsonObject object) {
        object.remove(name);
      } else {
        ((JsonArray) parent).remove(index);
      }
    }
  }

  /** Damages a JSON text; one that is no JSON is damaged as text. */
  static Damaged of(String text, Chance chance) {
    if (chance.oneIn(15)) {
      return asText(text, chance);
    }
    JsonElement root = parsed(text);
    if (!(root instanceof JsonObject) && !(root instanceof JsonArray)) {
      return asText(text, chance);
    }
    JsonDamage damage = new JsonDamage(chance);
    damage.tree(root);
    return new Damaged(
        root.toString()
            .replace(TWICE, "")
            .replace("\"" + DEEP + "\"", "[".repeat(DEPTH) + "]".repeat(DEPTH)),
        damage.said.toString(),
        damage.moved.toString());
  }

  private static JsonElement parsed(String text) {
    try {
      return JsonParser.parseString(text);
    } catch (RuntimeException e) {
      return JsonNull.INSTANCE;
    }
  }

  private static Damaged asText(String text, Chance chance) {
    TextDamage.Damaged damaged = TextDamage.of(text, chance);
    return new Damaged(damaged.text(), damaged.what(), "");
  }

  private void tree(JsonElement root) {
    List<Place> places = new ArrayList<>();
    collect(root, "$", places);
    if (places.isEmpty()) {
      said.append("nothing to damage");
      return;
    }
    Place place = chance.of(places);
    said.append(place.path()).append(' ');
    switch (chance.below(14)) {
      case 0 -> {
        place.remove();
        said.append("deleted");
      }
      case 1 -> put(place, JsonNull.INSTANCE);
      case 2 -> put(place, new JsonPrimitive(chance.of(HostileText.TEXTS)));
      case 3 -> put(place, number());
      case 4 -> put(place, new JsonPrimitive(chance.oneIn(2)));
      case 5 -> put(place, chance.oneIn(2) ? new JsonObject() : new JsonArray());
      case 6 -> retype(place);
      case 7 -> {
        Place other = chance.of(places);
        said.append("from ").append(other.path()).append(": ");
        put(place, other.get().deepCopy());
      }
      case 8 -> swap(place, chance.of(places));
      case 9 -> duplicate(place);
      case 10 -> wrap(place);
      case 11 -> unwrap(place);
      case 12 -> tweak(place);
      default -> add(place);
    }
  }

  private JsonElement number() {
    return new JsonPrimitive(new LazilyParsedNumber(chance.of(HostileText.NUMBERS)));
  }

  private void put(Place place, JsonElement value) {
    place.set(value);
    said.append("= ").append(value);
    moved.append(value).append('\n');
  }

  /** The same value as another type. */
  private void retype(Place place) {
    JsonElement value = place.get();
    if (value instanceof JsonPrimitive primitive) {
      put(
          place,
          primitive.isString() && primitive.getAsString().matches("-?[1-9][0-9]{0,17}")
              ? new JsonPrimitive(new LazilyParsedNumber(primitive.getAsString()))
              : new JsonPrimitive(primitive.getAsString()));
    } else {
      put(place, new JsonPrimitive(value.toString()));
    }
  }

  private void swap(Place one, Place other) {
    JsonElement first = one.get().deepCopy();
    JsonElement second = other.get().deepCopy();
    moved.append(first).append('\n').append(second).append('\n');
    one.set(second);
    try {
      other.set(first);
    } catch (IndexOutOfBoundsException e) {
      said.append("and ");
    }
    said.append("swapped with ").append(other.path());
  }

  private void duplicate(Place place) {
    if (place.parent() instanceof JsonArray array) {
      array.add(place.get().deepCopy());
      said.append("once more at the end");
    } else {
      JsonElement value = chance.oneIn(2) ? place.get().deepCopy() : JsonNull.INSTANCE;
      ((JsonObject) place.parent()).add(TWICE + place.name(), value);
      said.append("named twice, also as ").append(value);
    }
  }

  private void wrap(Place place) {
    if (chance.oneIn(8)) {
      put(place, new JsonPrimitive(DEEP));
      return;
    }
    JsonElement inner = place.get().deepCopy();
    if (chance.oneIn(2)) {
      JsonArray array = new JsonArray();
      array.add(inner);
      put(place, array);
    } else {
      JsonObject object = new JsonObject();
      object.add(chance.oneIn(2) ? "data" : "value", inner);
      put(place, object);
    }
  }

  private void unwrap(Place place) {
    JsonElement value = place.get();
    if (value instanceof JsonObject object && !object.isEmpty()) {
      put(place, object.entrySet().iterator().next().getValue().deepCopy());
    } else if (value instanceof JsonArray array && !array.isEmpty()) {
      put(place, array.get(0).deepCopy());
    } else {
      put(place, JsonNull.INSTANCE);
    }
  }

  /** A small change of a text, as people and transports make them. */
  private void tweak(Place place) {
    String text =
        place.get() instanceof JsonPrimitive primitive
            ? primitive.getAsString()
            : place.get().toString();
    put(place, new JsonPrimitive(TextDamage.tweaked(text, chance)));
  }

  private void add(Place place) {
    if (place.parent() instanceof JsonObject object) {
      String name = chance.oneIn(2) ? "unheard_of" : chance.of(HostileText.TEXTS);
      object.add(name, new JsonPrimitive(chance.of(HostileText.TEXTS)));
      said.append("has a new neighbour ").append(name);
    } else {
      ((JsonArray) place.parent()).add(new JsonPrimitive(chance.of(HostileText.TEXTS)));
      said.append("has a text at its list's end");
    }
  }

  private static void collect(JsonElement parent, String path, List<Place> places) {
    if (parent instanceof JsonObject object) {
      for (Map.Entry<String, JsonElement> member : object.entrySet()) {
        String inner = path + "." + member.getKey();
        places.add(new Place(parent, member.getKey(), -1, inner));
        collect(member.getValue(), inner, places);
      }
    } else if (parent instanceof JsonArray array) {
      for (int i = 0; i < array.size(); i++) {
        String inner = path + "[" + i + "]";
        places.add(new Place(parent, "", i, inner));
        collect(array.get(i), inner, places);
      }
    }
  }
}
