package dev.clioremind.clio;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.ServiceException.Kind;
import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.progress.Work;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.http.BaseUrl;
import dev.clioremind.http.Query;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Reads whole listings and records by id: pages, batches, and the fields that some Clio accounts do
 * not have. Thread-safe.
 *
 * @see <a href="https://docs.developers.clio.com/api-docs/paging/">Clio: Paging</a>
 */
final class ClioReader {
  /** 100,000 records: more than any firm's next months. */
  static final int MOST_PAGES = 500;

  static final int PAGE = 200;

  /** Clio does not say how many ids one call may name. */
  static final int BATCH = 100;

  private static final Pattern TOTAL = Pattern.compile("[0-9]{1,18}");
  private static final Pattern PAGE_TOKEN = Pattern.compile("page[_ ]?token");

  private final BaseUrl base;
  private final ClioApi api;
  private final Notes notes;
  private final int mostPages;
  private final Progress progress;
  private final ClioJson json = new ClioJson();

  /** Names of optional fields that this account turned out not to have. Guarded by itself. */
  private final Map<Resource, Set<String>> missing = new EnumMap<>(Resource.class);

  /**
   * @param mostPages pages after which a listing is taken to have no end
   * @param progress who is told how much is read
   */
  ClioReader(BaseUrl base, ClioApi api, Notes notes, int mostPages, Progress progress) {
    this.base = base;
    this.api = api;
    this.notes = notes;
    this.mostPages = mostPages;
    this.progress = progress;
  }

  /**
   * A whole listing, in Clio's order; a record may be in it twice if it moved between pages.
   *
   * @throws ServiceException if any page of it can't be had
   */
  <T> List<T> all(Resource resource, Query filter, Class<T> type) {
    // A page token that Clio no longer takes: the listing starts again, once.
    return pages(resource, filter, type)
        .or(() -> pages(resource, filter, type))
        .orElseThrow(
            () -> broken(resource, "Clio twice refused a page token that it had given itself"));
  }

  /**
   * The records with these ids, and no others. One that is gone or may not be seen is left out;
   * with {@code expanded} in the filter an id may come back more than once.
   */
  <T extends Wire.Row> List<T> byIds(
      Resource resource, Collection<String> ids, Query filter, Class<T> type) {
    var found = new ArrayList<T>();
    List<String> asked = new TreeSet<>(ids).stream().toList();
    Progress.Stretch reading = begin(resource, asked.size());
    for (int from = 0; from < asked.size(); from += BATCH) {
      List<String> batch = asked.subList(from, Math.min(asked.size(), from + BATCH));
      found.addAll(
          batch(resource, batch, filter, type).orElseGet(() -> oneByOne(resource, batch, type)));
      reading.advance(batch.size());
    }
    return found;
  }

  /** The record with this id; empty if it is gone or may not be seen. */
  <T extends Wire.Row> Optional<T> one(Resource resource, String id, Class<T> type) {
    Reply reply = read(resource, resource.one(BaseUrl.segment(id)), Query.none());
    if (reply.status() == 404 || reply.status() == 403) {
      return Optional.empty();
    }
    if (!reply.ok()) {
      throw api.refusal(reply, resource);
    }
    T row = json.single(reply.body(), type).orElseThrow(() -> notDocumented(resource));
    return Optional.of(row).filter(record -> id.equals(record.id()));
  }

  /** A whole listing that not every plan of Clio has: none where it is refused or unknown. */
  <T> List<T> allIfThere(Resource resource, Class<T> type) {
    Reply first = read(resource, resource.list(), Query.none().with(Param.LIMIT, "1"));
    return first.status() == 403 || first.status() == 404
        ? List.of()
        : all(resource, Query.none(), type);
  }

  /** Empty if Clio can't answer for these ids in one call. */
  private <T extends Wire.Row> Optional<List<T>> batch(
      Resource resource, List<String> ids, Query filter, Class<T> type) {
    Query query = filter.with(Param.LIMIT, String.valueOf(PAGE));
    for (String id : ids) {
      query = query.with(Param.IDS, id);
    }
    URI first = base.resolve(resource.list(), query);
    Reply reply = read(resource, resource.list(), query);
    if (reply.status() == 404 || reply.status() == 400 || reply.status() == 422) {
      return Optional.empty();
    }
    if (!reply.ok()) {
      throw api.refusal(reply, resource);
    }
    Wire.Page<T> page = page(reply, resource, type);
    Set<String> asked = Set.copyOf(ids);
    if (!page.rows().stream().allMatch(row -> row.id() != null && asked.contains(row.id()))) {
      return Optional.empty(); // ids[] was not understood, and this is the beginning of everything
    }
    return rest(resource, first, page, type, untold())
        .map(rows -> rows.stream().filter(row -> asked.contains(row.id())).toList());
  }

  private <T extends Wire.Row> List<T> oneByOne(
      Resource resource, List<String> ids, Class<T> type) {
    return ids.stream().flatMap(id -> one(resource, id, type).stream()).toList();
  }

  private <T> Optional<List<T>> pages(Resource resource, Query filter, Class<T> type) {
    Query query = filter.with(Param.LIMIT, String.valueOf(PAGE));
    Reply reply = read(resource, resource.list(), query);
    if (!reply.ok()) {
      throw api.refusal(reply, resource);
    }
    Wire.Page<T> begin = page(reply, resource, type);
    return rest(
        resource,
        base.resolve(resource.list(), query),
        begin,
        type,
        begin(resource, total(begin).orElse(0L)));
  }

  /** The first page and all that follow it; empty if a page token was refused on the way. */
  private <T> Optional<List<T>> rest(
      Resource resource, URI first, Wire.Page<T> begin, Class<T> type, Progress.Stretch reading) {
    var rows = new ArrayList<T>();
    var known = new HashSet<T>();
    var seen = new HashSet<URI>(Set.of(first));
    Wire.Page<T> page = begin;
    while (true) {
      rows.addAll(page.rows());
      reading.advance(page.rows().size());
      boolean nothingNew = !known.addAll(page.rows()) && !page.rows().isEmpty();
      if (page.next() == null) {
        warnIfCut(resource, page, rows.size());
        return Optional.of(rows);
      }
      URI next =
          base.follow(page.next(), Resource.ROOT)
              .orElseThrow(
                  () ->
                      broken(
                          resource,
                          "the link to the next page leads away from "
                              + base
                              + Resource.ROOT
                              + ", so it was not followed"));
      // a loop may go on under new tokens, and 500 pages take ten minutes at Clio's pace
      if (!seen.add(next) || nothingNew) {
        throw broken(resource, "the link to the next page leads back to a page that was read");
      }
      if (seen.size() > mostPages) {
        throw broken(resource, "there are more than " + mostPages + " pages");
      }
      Reply reply = api.get(next, resource);
      if (refusesPageToken(reply)) {
        return Optional.empty();
      }
      if (!reply.ok()) {
        throw api.refusal(reply, resource);
      }
      page = page(reply, resource, type);
    }
  }

  /** Not told: what takes no time, and what is read matter by matter. */
  private Progress.Stretch begin(Resource resource, long of) {
    return resource.work().map(work -> progress.begin(work, of)).orElseGet(ClioReader::untold);
  }

  private static Progress.Stretch untold() {
    return Progress.untold().begin(Work.READING_MATTERS, 0);
  }

  private boolean refusesPageToken(Reply reply) {
    if (reply.status() != 400 && reply.status() != 422) {
      return false;
    }
    Wire.Fault fault = json.fault(reply.body());
    String said = (fault.type() + " " + fault.text()).toLowerCase(Locale.ROOT);
    return PAGE_TOKEN.matcher(said).find();
  }

  /**
   * A read with all fields that the account has; what it turns out to lack is asked for no more.
   */
  private Reply read(Resource resource, String path, Query query) {
    var newlyMissing = new TreeSet<String>();
    while (true) {
      Set<String> without = new TreeSet<>(newlyMissing);
      without.addAll(missing(resource));
      Query whole = query.with(Param.FIELDS, resource.fields(without));
      Reply reply = api.get(base.resolve(path, whole), resource);
      Set<String> refused = refusedFields(resource, reply);
      refused.removeAll(without);
      if (refused.isEmpty()) {
        if (reply.ok()) {
          remember(resource, newlyMissing);
        }
        return reply;
      }
      newlyMissing.addAll(refused);
    }
  }

  /**
   * Which optional fields a refusal is about: those that a 400 names; of a 403, the records of
   * another kind, which may have a permission of their own as court rules do.
   */
  private Set<String> refusedFields(Resource resource, Reply reply) {
    if (reply.status() == 403) {
      return resource.optionalRecords();
    }
    if (reply.status() != 400) {
      return new TreeSet<>();
    }
    String said = json.fault(reply.body()).text();
    return resource.optionalNames().stream()
        .filter(name -> Pattern.compile("\\b" + name + "\\b").matcher(said).find())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private Set<String> missing(Resource resource) {
    synchronized (missing) {
      return Set.copyOf(missing.getOrDefault(resource, Set.of()));
    }
  }

  private void remember(Resource resource, Set<String> names) {
    if (names.isEmpty()) {
      return;
    }
    synchronized (missing) {
      missing.computeIfAbsent(resource, any -> new TreeSet<>()).addAll(names);
    }
    notes.add(
        Problem.warning(
            "Clio " + resource.words(),
            "this Clio account does not give "
                + String.join(", ", names)
                + "; read without"
                + resource.withoutThem(names)));
  }

  /**
   * A last page that is full may be the end by chance. The total is not documented, so it can only
   * say that all is well, or that a person must look.
   */
  private void warnIfCut(Resource resource, Wire.Page<?> last, int rows) {
    if (last.rows().size() < PAGE) {
      return;
    }
    Optional<Long> total = total(last);
    String where = "Clio " + resource.words();
    if (total.isEmpty()) {
      notes.add(
          Problem.warning(
              where, "the last page was full and named no further one: the listing may go on"));
    } else if (total.get() > rows) {
      notes.add(
          Problem.needsPerson(
              where,
              "Clio counts %s, but gave %s and named no further page: look for what is missing"
                  .formatted(total.get(), rows)));
    }
  }

  private static Optional<Long> total(Wire.Page<?> page) {
    return Optional.ofNullable(page.records()).filter(TOTAL.asMatchPredicate()).map(Long::valueOf);
  }

  private <T> Wire.Page<T> page(Reply reply, Resource resource, Class<T> type) {
    return json.page(reply.body(), type).orElseThrow(() -> notDocumented(resource));
  }

  private static ServiceException notDocumented(Resource resource) {
    return broken(resource, "the answer is not the JSON that Clio documents");
  }

  private static ServiceException broken(Resource resource, String cameBack) {
    return new ServiceException(
        Kind.UNAVAILABLE,
        "Could not "
            + resource.action()
            + ": "
            + cameBack
            + ". Nothing of it was used. Run again later; if it stays so, look for a proxy in between,"
            + " or report it.");
  }
}
