package dev.clioremind.report;

import dev.clioremind.core.run.RunReport;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A plan as one page for a browser or a printer: the story of the tables, with a calendar. It holds
 * no script and fetches nothing; its policy forbids both, should a value ever get through. No
 * client data.
 */
public final class PlanPage {

  private PlanPage() {}

  /** The whole page, to be kept as UTF-8. */
  public static String render(RunReport report, Look look) {
    List<Block> blocks = new RunStory(report, look).blocks();
    int sections = secondHeading(blocks);
    Html html = new Html();
    html.open("html", "lang", "en").open("head");
    html.empty("meta", "charset", "utf-8");
    html.empty(
        "meta",
        "http-equiv",
        "Content-Security-Policy",
        "content",
        "default-src 'none'; style-src 'sha256-%s'; base-uri 'none'; form-action 'none'"
            .formatted(sha256(PageStyle.CSS)));
    html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    html.empty("meta", "name", "robots", "content", "noindex");
    html.element("title", "clio-remind plan, " + report.run().value());
    html.style(PageStyle.CSS).close();
    html.open("body").open("main");
    HtmlBlocks writer = new HtmlBlocks(html);
    writer.write(blocks.subList(0, sections), true);
    new SendCalendar(report, look).write(html);
    writer.write(blocks.subList(sections, blocks.size()), false);
    return html.close().close().close().document();
  }

  /** Where the headline and what belongs to it ends. */
  private static int secondHeading(List<Block> blocks) {
    for (int i = 1; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.Heading) {
        return i;
      }
    }
    return blocks.size();
  }

  private static String sha256(String text) {
    try {
      return Base64.getEncoder()
          .encodeToString(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
