package dev.clioremind.report;

import java.util.ArrayList;
import java.util.List;

/** The few numbers that stand above everything else on a page, each leading to where it is told. */
final class KeyFigures {

  private record Figure(String number, String what, Tone tone, String anchor) {}

  private final List<Figure> figures = new ArrayList<>();

  /**
   * One more.
   *
   * @param anchor where the page tells of it; empty for nowhere
   */
  KeyFigures add(String number, String what, Tone tone, String anchor) {
    figures.add(new Figure(number, what, tone, anchor));
    return this;
  }

  void write(Html html) {
    html.open("ul", "class", "figures");
    for (Figure figure : figures) {
      html.open("li", "class", HtmlBlocks.tone(figure.tone()));
      if (figure.anchor().isEmpty()) {
        html.open("p");
      } else {
        html.open("a", "href", "#" + figure.anchor());
      }
      html.element("strong", figure.number()).text(figure.what()).close().close();
    }
    html.close();
  }
}
