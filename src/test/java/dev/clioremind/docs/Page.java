package dev.clioremind.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One page of Markdown. */
public record Page(Path file, List<String> lines) {

  public static final Path README = Path.of("README.md");
  private static final Path SITE = Path.of("src/site/markdown");

  private static final Pattern FENCE = Pattern.compile("\\s*```(\\w*)\\s*");
  private static final Pattern HEADING = Pattern.compile("#{1,6} +(.+?)\\s*");
  private static final Pattern CODE = Pattern.compile("`([^`]+)`");
  private static final Pattern LINK = Pattern.compile("!?\\[[^\\]]*\\]\\(([^)\\s]+)[^)]*\\)");

  public Page {
    lines = List.copyOf(lines);
  }

  /** A fenced block; the number is that of its first line, counted from 1. */
  public record Block(String language, int line, List<String> lines) {
    public String text() {
      return String.join("\n", lines);
    }
  }

  public static Page of(Path file) {
    try {
      return new Page(file, Files.readAllLines(file, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Page readme() {
    return of(README);
  }

  /** A page of the site by its name without the ending. */
  public static Page named(String name) {
    return of(SITE.resolve(name + ".md"));
  }

  /** Every page there is: the README, those of the site, those of the repository. */
  public static List<Page> all() {
    return Stream.concat(
            Stream.of(README), Stream.of(SITE, Path.of(".github")).flatMap(Page::pagesIn))
        .map(Page::of)
        .toList();
  }

  private static Stream<Path> pagesIn(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".md")).sorted().toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String text() {
    return String.join("\n", lines);
  }

  /** The fenced blocks, in their order. */
  public List<Block> blocks() {
    List<Block> blocks = new ArrayList<>();
    int start = -1;
    for (int i = 0; i < lines.size(); i++) {
      if (FENCE.matcher(lines.get(i)).matches()) {
        if (start >= 0) {
          blocks.add(
              new Block(
                  FENCE.matcher(lines.get(start)).replaceFirst("$1"),
                  start + 2,
                  lines.subList(start + 1, i)));
        }
        start = start < 0 ? i : -1;
      }
    }
    return blocks;
  }

  /** The lines outside of fenced blocks. */
  public List<String> prose() {
    List<String> prose = new ArrayList<>();
    boolean fenced = false;
    for (String line : lines) {
      if (FENCE.matcher(line).matches()) {
        fenced = !fenced;
      } else if (!fenced) {
        prose.add(line);
      }
    }
    return prose;
  }

  /** What the prose sets as code. */
  public List<String> codeWords() {
    return prose().stream().flatMap(line -> code(line).stream()).toList();
  }

  /** What a line sets as code. */
  public static List<String> code(String line) {
    // In a table a stroke within code is written with a backslash.
    return CODE.matcher(line).results().map(found -> found.group(1).replace("\\|", "|")).toList();
  }

  /** The targets of links and pictures; a line break within the text of one is allowed. */
  public List<String> links() {
    String words = CODE.matcher(String.join(" ", prose())).replaceAll("");
    return LINK.matcher(words).results().map(found -> found.group(1)).toList();
  }

  /** What a link may say after {@code #}. */
  public Set<String> anchors() {
    return sections().keySet();
  }

  /**
   * The page in pieces, each from a heading to the next, by the anchors that GitHub makes of the
   * headings; it numbers those that are the same.
   */
  public Map<String, Page> sections() {
    Map<String, Integer> starts = new LinkedHashMap<>();
    boolean fenced = false;
    for (int i = 0; i < lines.size(); i++) {
      fenced ^= FENCE.matcher(lines.get(i)).matches();
      Matcher heading = HEADING.matcher(lines.get(i));
      if (!fenced && heading.matches()) {
        String anchor =
            heading
                .group(1)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
        for (int n = 0; starts.putIfAbsent(n == 0 ? anchor : anchor + "-" + n, i) != null; n++) {
          // until there is a number that is free
        }
      }
    }
    Map<String, Page> sections = new LinkedHashMap<>();
    List<Integer> ends = new ArrayList<>(starts.values());
    ends.add(lines.size());
    starts.forEach(
        (anchor, start) ->
            sections.put(
                anchor, new Page(file, lines.subList(start, ends.get(ends.indexOf(start) + 1)))));
    return sections;
  }

  /** A table: the cells of its header, and those of its rows. */
  public record Grid(List<String> header, List<List<String>> rows) {}

  /** The tables, in their order. */
  public List<Grid> tables() {
    List<Grid> tables = new ArrayList<>();
    List<List<String>> table = new ArrayList<>();
    for (String line : Stream.concat(prose().stream(), Stream.of("")).toList()) {
      if (line.strip().startsWith("|")) {
        table.add(cells(line));
      } else if (!table.isEmpty()) {
        tables.add(new Grid(table.get(0), List.copyOf(table.subList(2, table.size()))));
        table.clear();
      }
    }
    return tables;
  }

  /** The rows of all tables that have this header, as cells. */
  public List<List<String>> rows(String... header) {
    List<List<String>> rows =
        tables().stream()
            .filter(table -> table.header().equals(List.of(header)))
            .flatMap(table -> table.rows().stream())
            .toList();
    if (rows.isEmpty()) {
      throw new AssertionError("%s has no table %s".formatted(file, List.of(header)));
    }
    return rows;
  }

  /** The cells of a table's line. */
  public static List<String> cells(String line) {
    String inner = line.substring(line.indexOf('|') + 1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
        .map(cell -> cell.strip().replace("\\|", "|"))
        .toList();
  }
}
