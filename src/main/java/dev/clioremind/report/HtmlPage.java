package dev.clioremind.report;

import java.util.function.Consumer;

/**
 * The frame of a page for a browser or a printer. It holds no script and fetches nothing; its
 * policy forbids both, should a value ever get through.
 */
final class HtmlPage {

  private HtmlPage() {}

  /**
   * The whole document, to be kept as UTF-8.
   *
   * @param head writes the page's heading and what belongs to it
   * @param body writes the sections
   * @param foot what stands small below all
   */
  static String write(String title, Consumer<Html> head, Consumer<Html> body, String foot) {
    Html html = new Html();
    html.open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src %s; base-uri 'none'; form-action 'none'"
            .formatted(PageStyle.source()));
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "referrer", "content", "no-referrer");
    html.empty("meta", "name", "robots", "content", "noindex");
    html.element("title", title);
    html.style(PageStyle.CSS).close();
    html.open("body");
    html.open("header");
    head.accept(html);
    html.close().open("main");
    body.accept(html);
    html.close().open("footer").element("p", foot).close();
    return html.close().close().document();
  }
}
