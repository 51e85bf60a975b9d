package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.clioremind.browser.Chromium;
import dev.clioremind.browser.Chromium.Scheme;
import dev.clioremind.report.PageScenes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PagesIT {
  @TempDir static Path folder = Path.of(".");
  static Optional<Chromium> chromium = Optional.empty();

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> browser = Chromium.installed();
    assumeTrue(browser.isPresent(), "no browser");
    chromium = Optional.of(Chromium.start(browser.get(), Files.createDirectories(folder.resolve("profile"))));
  }

  @AfterAll
  static void stop() {
    chromium.ifPresent(Chromium::close);
  }

  @Test
  void look() throws IOException {
    look("plan", PageScenes.plan());
    look("plan-big", PageScenes.bigPlan());
    look("plan-empty", PageScenes.emptyPlan());
    look("plan-hostile", PageScenes.hostilePlan());
    look("report", PageScenes.report());
    look("report-big", PageScenes.bigReport());
    look("report-empty", PageScenes.emptyReport());
    look("report-hostile", PageScenes.hostileReport());
    look("sample", Files.readString(Path.of("target/plan.html"), StandardCharsets.UTF_8));
  }

  private void look(String name, String text) throws IOException {
    Path page = Files.writeString(folder.resolve(name + ".html"), text, StandardCharsets.UTF_8);
    Chromium browser = chromium.orElseThrow();
    for (Scheme scheme : Scheme.values()) {
      for (int width : scheme == Scheme.PAPER ? new int[] {695} : new int[] {320, 1280, 800}) {
        browser.open(page, width, scheme);
        System.out.println(name + " " + width + " " + scheme + " " + browser.complaints() + browser.requests()
            + browser.number("document.scrollingElement.scrollWidth") + " " + browser.number("innerWidth"));
        if (scheme == Scheme.LIGHT || width != 800) browser.picture(Path.of("target/screenshots/%s-%s-%s.png".formatted(name, width, scheme)), 4000);
      }
    }
    browser.print(Path.of("target/screenshots/" + name + ".pdf"));
    assertThat(name).isNotEmpty();
  }
}
