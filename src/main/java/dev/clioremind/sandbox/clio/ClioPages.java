package dev.clioremind.sandbox.clio;

import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.clio.ClioBehaviour.Paging;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cuts listings into pages by cursor: a page goes on after the last record of the one before, as
 * the listing is then. Not thread-safe.
 */
final class ClioPages {
  private final ClioBehaviour behaviour;
  private final Map<String, Mark> marks = new HashMap<>();
  private int issued;

  /** Where a page begins; the token is good for the same query only. */
  private record Mark(String query, long afterId, int afterNumber) {}

  /**
   * One page.
   *
   * @param next the next page's whole address; empty at the end
   */
  record Page(List<ClioLine> lines, String next) {}

  ClioPages(ClioBehaviour behaviour) {
    this.behaviour = behaviour;
  }

  /** Forgets all tokens given out so far: whoever uses one is refused. */
  void expire() {
    marks.clear();
  }

  /**
   * The page that the call asks for.
   *
   * @param lines the whole listing in its order
   */
  Page cut(List<ClioLine> lines, int limit, Optional<String> token, ReceivedCall call) {
    String query = query(call);
    Mark start = token.map(given -> mark(given, query)).orElse(new Mark(query, Long.MIN_VALUE, 0));
    List<ClioLine> rest =
        lines.stream().filter(line -> line.isAfter(start.afterId(), start.afterNumber())).toList();
    if (rest.size() <= limit) {
      return new Page(rest, "");
    }
    List<ClioLine> page = rest.subList(0, limit);
    return new Page(page, link(call, query, follower(query, start, page)));
  }

  private Mark mark(String token, String query) {
    Mark mark = marks.get(token);
    if (mark == null || !mark.query().equals(query)) {
      throw ClioRefusal.badArgument("page_token is invalid");
    }
    return mark;
  }

  private Mark follower(String query, Mark start, List<ClioLine> page) {
    if (behaviour.paging == Paging.LOOP) {
      return start;
    }
    boolean again = behaviour.paging == Paging.OVERLAP && page.size() > 1;
    ClioLine last = page.get(page.size() - (again ? 2 : 1));
    return new Mark(query, last.id(), last.number());
  }

  private String link(ReceivedCall call, String query, Mark mark) {
    issued++;
    String token = "BAh7CDoK" + Integer.toHexString(issued * 7919);
    marks.put(token, mark);
    String path = call.path().replaceFirst("\\.json$", "");
    String separator = query.isEmpty() ? "" : "&";
    return base(call) + path + "?" + query + separator + "page_token=" + token;
  }

  private String base(ReceivedCall call) {
    URI here = URI.create("http://" + call.header("host").orElse("127.0.0.1"));
    return switch (behaviour.paging) {
      case RIGHT, LOOP, OVERLAP -> here.toString();
      case OTHER_HOST -> "https://app.clio.com.example.net";
      case OTHER_SCHEME -> "https://" + here.getAuthority();
      case OTHER_PORT -> "http://" + here.getHost() + ":" + (here.getPort() + 1);
    };
  }

  /** The query as it was sent, without the token; the marks of an address encoded. */
  static String query(ReceivedCall call) {
    var pairs = new ArrayList<String>();
    call.query()
        .forEach(
            (name, values) -> {
              if (!name.equals("page_token")) {
                values.forEach(value -> pairs.add(encode(name) + "=" + encode(value)));
              }
            });
    return String.join("&", pairs);
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
