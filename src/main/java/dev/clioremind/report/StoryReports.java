package dev.clioremind.report;

import dev.clioremind.core.log.ReminderStory;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Items;
import dev.clioremind.report.Block.Prose;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** One reminder's story, in each format. */
public final class StoryReports {

  private StoryReports() {}

  /**
   * The story, ending in a line break. CSV holds its events, as the log has them.
   *
   * @param now by which days are called near
   */
  public static String render(ReminderStory story, Format format, Look look, Instant now) {
    StorySentences sentences = new StorySentences(story, look, now);
    return switch (format) {
      case TABLE -> TerminalPage.render(blocks(sentences), look);
      case MARKDOWN -> MarkdownPage.render(blocks(sentences));
      case JSON -> StoryJson.write(story, sentences);
      case CSV -> AuditReports.render(story.events(), Format.CSV, look);
    };
  }

  private static List<Block> blocks(StorySentences sentences) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(sentences.title(), Tone.STRONG));
    blocks.add(new Items(sentences.events()));
    blocks.add(new Prose(sentences.state(), Tone.PLAIN));
    if (!sentences.advice().isEmpty()) {
      blocks.add(new Prose("What to do: " + sentences.advice(), Tone.ATTENTION));
    }
    return blocks;
  }
}
