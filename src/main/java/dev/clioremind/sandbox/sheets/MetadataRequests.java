package dev.clioremind.sandbox.sheets;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.util.List;
import java.util.function.Predicate;

/** Developer metadata: search, and the requests of a batch that change it. */
final class MetadataRequests {

  private final Workbook book;

  MetadataRequests(Workbook book) {
    this.book = book;
  }

  JsonObject get(String id) {
    return book.metadata().stream()
        .filter(entry -> Integer.toString(entry.id()).equals(id))
        .findFirst()
        .orElseThrow(SheetsError::notFound)
        .json();
  }

  JsonObject search(List<Wire> filters) {
    if (filters.isEmpty()) {
      throw SheetsError.badRequest("Must specify at least one dataFilter.");
    }
    JsonArray found = new JsonArray();
    for (Metadata entry : book.metadata()) {
      JsonArray matching = new JsonArray();
      filters.stream()
          .filter(filter -> selected(filter).test(entry))
          .forEach(filter -> matching.add(filter.json()));
      if (!matching.isEmpty()) {
        JsonObject matched = new JsonObject();
        matched.add("developerMetadata", entry.json());
        matched.add("dataFilters", matching);
        found.add(matched);
      }
    }
    JsonObject json = new JsonObject();
    if (!found.isEmpty()) {
      json.add("matchedDeveloperMetadata", found);
    }
    return json;
  }

  JsonObject create(Wire request) {
    Wire wire = request.object("developerMetadata");
    int id = wire.has("metadataId") ? wire.number("metadataId") : book.newId();
    if (book.metadata().stream().anyMatch(other -> other.id() == id)) {
      throw SheetsError.badRequest("DeveloperMetadata with id " + id + " already exists.");
    }
    Metadata entry = Metadata.read(wire.json(), id);
    if (entry.sheetId() != Metadata.SPREADSHEET) {
      book.tab(entry.sheetId());
    }
    book.metadata().add(entry);
    JsonObject reply = new JsonObject();
    reply.add("developerMetadata", entry.json());
    return reply;
  }

  /** Changes all that the filters find; that may be none, and then the reply is empty. */
  JsonObject update(Wire request, FieldMask mask) {
    Wire wanted = request.object("developerMetadata");
    JsonArray changed = new JsonArray();
    Predicate<Metadata> found =
        request.objects("dataFilters").stream()
            .map(MetadataRequests::selected)
            .reduce(Predicate::or)
            .orElseThrow(() -> SheetsError.badRequest("Must specify at least one dataFilter."));
    book.metadata()
        .replaceAll(
            entry -> {
              if (!found.test(entry)) {
                return entry;
              }
              Metadata now =
                  new Metadata(
                      entry.id(),
                      mask.includes("metadataKey") ? wanted.text("metadataKey") : entry.key(),
                      mask.includes("metadataValue") ? wanted.text("metadataValue") : entry.value(),
                      mask.includes("visibility") ? wanted.text("visibility") : entry.visibility(),
                      mask.includes("location")
                          ? Metadata.location(wanted.object("location"))
                          : entry.sheetId());
              changed.add(now.json());
              return now;
            });
    return list("developerMetadata", changed);
  }

  JsonObject delete(Wire request) {
    Predicate<Metadata> found = selected(request.object("dataFilter"));
    JsonArray deleted = new JsonArray();
    book.metadata().stream().filter(found).forEach(entry -> deleted.add(entry.json()));
    book.metadata().removeIf(found);
    return list("deletedDeveloperMetadata", deleted);
  }

  private static Predicate<Metadata> selected(Wire filter) {
    if (!filter.has("developerMetadataLookup")) {
      throw SheetsError.badRequest("The sandbox finds metadata by developerMetadataLookup only.");
    }
    Wire lookup = filter.object("developerMetadataLookup");
    return entry -> entry.matches(lookup);
  }

  private static JsonObject list(String name, JsonArray items) {
    JsonObject json = new JsonObject();
    if (!items.isEmpty()) {
      json.add(name, items);
    }
    return json;
  }
}
