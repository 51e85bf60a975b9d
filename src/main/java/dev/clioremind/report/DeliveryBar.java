package dev.clioremind.report;

import dev.clioremind.core.log.LogSummary.Fates;
import dev.clioremind.core.log.Status;
import java.util.List;
import java.util.Locale;

/** All that was sent as one bar, in parts by what became of it, and the same in numbers. */
final class DeliveryBar {

  private static final int HEIGHT = 16;

  /** Its colour is that of the status which is the last word on these messages. */
  private record Part(Status last, long count, String inWords) {}

  private final List<Part> parts;

  DeliveryBar(Fates fates) {
    this.parts =
        List.of(
                new Part(Status.DELIVERED, fates.delivered(), "arrived"),
                new Part(Status.UNDELIVERED, fates.undelivered(), "could not be delivered"),
                new Part(Status.SUCCESS, fates.unreported(), "without word so far"),
                new Part(Status.ENROLLED, fates.enrolled(), "in workflows, which never tell"))
            .stream()
            .filter(part -> part.count() > 0)
            .toList();
  }

  /** The numbers beside it say all of it; the bar is for the eye alone. */
  void write(Html html) {
    long all = parts.stream().mapToLong(Part::count).sum();
    html.open(
        "svg",
        "class",
        "bar",
        "width",
        "100%",
        "height",
        Integer.toString(HEIGHT),
        "aria-hidden",
        "true");
    long before = 0;
    for (Part part : parts) {
      html.open(
              "rect",
              "class",
              part.last().word(),
              "x",
              percent(before, all),
              "width",
              percent(part.count(), all),
              "height",
              Integer.toString(HEIGHT))
          .close();
      before += part.count();
    }
    html.close().open("ul", "class", "legend");
    for (Part part : parts) {
      html.open("li", "class", part.last().word());
      html.element("b", Long.toString(part.count())).text(part.inWords()).close();
    }
    html.close();
  }

  private static String percent(long part, long all) {
    return String.format(Locale.ROOT, "%.3f%%", 100.0 * part / all);
  }
}
