package dev.clioremind.core.text;

import dev.clioremind.core.rule.Channel;
import dev.clioremind.core.sheet.Excerpt;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.Row;
import dev.clioremind.core.sheet.SheetError;
import dev.clioremind.core.sheet.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * All templates of a run: the {@code Templates} tab first, then the service's snippets by id, then
 * by name. A row of the tab that can't be used is not replaced by a snippet of its id: those would
 * be other words than the firm's staff see. Immutable.
 */
public final class TemplateBook {

  private final Map<Key, List<Entry>> tab;
  private final List<Snippet> snippets;
  private final List<Problem> problems;

  private record Key(String id, Channel channel) {}

  /** A row of the tab; one that holds an error of the spreadsheet can't be used. */
  private record Entry(Template template, int row, boolean usable) {}

  private TemplateBook(Map<Key, List<Entry>> tab, List<Snippet> snippets, List<Problem> problems) {
    this.tab = tab;
    this.snippets = List.copyOf(snippets);
    this.problems = List.copyOf(problems);
  }

  /** Whether the tab alone has what is asked for, so that the service's list need not be read. */
  public boolean hasOwn(String id, Channel channel) {
    return tab.containsKey(new Key(fold(id), channel));
  }

  /** Reads the {@code Templates} tab; rows that can't be used are named in {@link #problems}. */
  public static TemplateBook read(Table table) {
    Map<Key, List<Entry>> tab = new HashMap<>();
    List<Problem> problems = new ArrayList<>();
    for (Row row : table.rows()) {
      if (row.isBlank()) {
        continue;
      }
      String id = row.text("TemplateID");
      Optional<Channel> channel = Channel.of(row.text("Channel"));
      if (id.isEmpty()) {
        problems.add(Problem.row(table.tab(), row.number(), "TemplateID", "is empty"));
      } else if (channel.isEmpty() || channel.get() == Channel.WORKFLOW) {
        problems.add(
            Problem.row(table.tab(), row.number(), "Channel", "must be SMS, Email or WhatsApp"));
      } else {
        List<Problem> faults = errors(table.tab(), row);
        problems.addAll(faults);
        List<Entry> same =
            tab.computeIfAbsent(new Key(fold(id), channel.get()), k -> new ArrayList<>());
        same.add(
            new Entry(
                new Template(id, channel.get(), row.text("Subject"), row.text("Body")),
                row.number(),
                faults.isEmpty()));
        if (same.size() == 2) {
          problems.add(
              Problem.row(
                  table.tab(),
                  row.number(),
                  "TemplateID",
                  "%s stands in row %s too, for %s; neither is used"
                      .formatted(Excerpt.of(id), same.get(0).row(), channel.get())));
        }
      }
    }
    return new TemplateBook(tab, List.of(), problems);
  }

  /** A formula that went wrong must not be read to a client. */
  private static List<Problem> errors(String tab, Row row) {
    return Stream.of("Subject", "Body")
        .flatMap(
            column ->
                SheetError.in(row.cell(column)).stream()
                    .map(what -> Problem.row(tab, row.number(), column, what)))
        .toList();
  }

  /** The same book with the service's snippets behind the tab. */
  public TemplateBook with(List<Snippet> serviceSnippets) {
    return new TemplateBook(tab, serviceSnippets, problems);
  }

  public List<Problem> problems() {
    return problems;
  }

  /** Looks a template up; a missing or ambiguous one is said in words. */
  public Found find(String id, Channel channel) {
    List<Entry> own = tab.getOrDefault(new Key(fold(id), channel), List.of());
    Optional<Entry> unusable = own.stream().filter(entry -> !entry.usable()).findFirst();
    if (unusable.isPresent()) {
      return new Found.Missing(
          "template '%s' for %s, row %s of the Templates tab, holds an error of the spreadsheet"
              .formatted(id, channel, unusable.get().row()));
    }
    if (!own.isEmpty()) {
      return one(own.stream().map(Entry::template).toList(), id, channel, "in the Templates tab");
    }
    for (Function<Snippet, String> by :
        List.<Function<Snippet, String>>of(Snippet::id, Snippet::name)) {
      List<Template> found =
          snippets.stream()
              .filter(s -> s.channel() == channel && fold(by.apply(s)).equals(fold(id)))
              .map(s -> new Template(id, channel, s.subject(), s.body()))
              .toList();
      if (!found.isEmpty()) {
        return one(found, id, channel, "among the GoHighLevel snippets");
      }
    }
    return new Found.Missing(
        "template '%s' for %s is neither in the Templates tab nor among the GoHighLevel snippets"
                .formatted(id, channel)
            + otherChannels(id));
  }

  /** Most often the right template is there, for another channel. */
  private String otherChannels(String id) {
    String there =
        Stream.of(Channel.values())
            .filter(channel -> channel != Channel.WORKFLOW)
            .filter(
                channel ->
                    hasOwn(id, channel)
                        || snippets.stream()
                            .filter(s -> s.channel() == channel)
                            .anyMatch(
                                s ->
                                    fold(s.id()).equals(fold(id))
                                        || fold(s.name()).equals(fold(id))))
            .map(Channel::word)
            .collect(Collectors.joining(", "));
    return there.isEmpty() ? "" : "; there is one for " + there;
  }

  private static Found one(List<Template> found, String id, Channel channel, String place) {
    return found.size() == 1
        ? new Found.One(found.get(0))
        : new Found.Missing(
            "template '%s' for %s stands %s more than once".formatted(id, channel, place));
  }

  private static String fold(String id) {
    return id.strip().toLowerCase(Locale.ROOT);
  }

  /** What a look-up found. */
  public sealed interface Found {

    /** This template. */
    record One(Template template) implements Found {}

    /** None that can be used. */
    record Missing(String why) implements Found {}
  }
}
