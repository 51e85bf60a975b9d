package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.clioremind.Office.Result;
import dev.clioremind.core.ExitCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code plan --html} of the whole program. */
@Timeout(60)
class HtmlPlanTest {

  @TempDir private Path folder = Path.of(".");
  @TempDir private Path pages = Path.of(".");
  private Office office = new Office(Path.of("."));

  @BeforeEach
  void open() {
    office.close();
    office = new Office(folder);
  }

  @AfterEach
  void close() {
    office.close();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(pages)) {
      return files.toList();
    }
  }

  @Test
  void the_page_replaces_the_older_one_and_the_tables_are_printed_as_ever() throws IOException {
    Path page = pages.resolve("plan.html");
    Files.writeString(page, "yesterday's", StandardCharsets.UTF_8);

    Result plain = office.run("plan", "--dry-run");
    Result result = office.run("plan", "--dry-run", "--html", page.toString());

    assertThat(result.code()).isEqualTo(plain.code());
    assertThat(result.err()).contains("The plan as a page: " + page);
    assertThat(result.out().lines().count()).isEqualTo(plain.out().lines().count());
    assertThat(files()).containsExactly(page);
    assertThat(Files.readString(page, StandardCharsets.UTF_8))
        .startsWith("<!DOCTYPE html>")
        .endsWith("</html>\n")
        .contains("<h2>Calendar</h2>", "<em>today</em>");
  }

  @Test
  void a_folder_that_is_not_there_is_refused_before_anything_is_read() throws IOException {
    Path missing = pages.resolve("missing");
    int before = office.sandbox().ledger().size();

    Result result = office.run("plan", "--html", missing.resolve("plan.html").toString());

    assertThat(result.code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err())
        .contains("there is no folder " + missing + ". Make it first, or name another");
    assertThat(files()).isEmpty();
    assertThat(office.sandbox().ledger().size()).isEqualTo(before);
  }

  @Test
  void a_folder_in_the_page_s_place_is_refused() {
    Result result = office.run("plan", "--html", pages.toString());

    assertThat(result.code()).isEqualTo(ExitCode.USAGE.number());
    assertThat(result.err()).contains("is a folder; name a file in it");
  }

  @Test
  void through_a_link_the_file_that_it_leads_to_is_replaced() throws IOException {
    Path shared = Files.createDirectory(pages.resolve("shared")).resolve("plan.html");
    Files.writeString(shared, "yesterday's", StandardCharsets.UTF_8);
    Path link = Files.createSymbolicLink(pages.resolve("plan.html"), shared);

    office.run("plan", "--dry-run", "--html", link.toString());

    assertThat(link).isSymbolicLink();
    assertThat(Files.readString(shared, StandardCharsets.UTF_8)).startsWith("<!DOCTYPE html>");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void others_may_read_the_page_where_they_may_read_the_user_s_files() throws IOException {
    Path usual = Files.createFile(pages.resolve("usual.html"));
    Path page = pages.resolve("plan.html");

    office.run("plan", "--dry-run", "--html", page.toString());

    assertThat(Files.getPosixFilePermissions(page)).isEqualTo(Files.getPosixFilePermissions(usual));
  }

  @Test
  void what_a_killed_run_left_behind_is_in_nobody_s_way() throws IOException {
    Path page = pages.resolve("plan.html");
    Path left =
        Files.writeString(pages.resolve(".plan.html.0.tmp"), "half", StandardCharsets.UTF_8);

    office.run("plan", "--dry-run", "--html", page.toString());

    assertThat(Files.readString(page, StandardCharsets.UTF_8)).endsWith("</html>\n");
    assertThat(files()).containsExactlyInAnyOrder(page, left);
    assertThat(Files.readString(left, StandardCharsets.UTF_8)).isEqualTo("half");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void what_is_no_file_is_never_replaced() throws IOException, InterruptedException {
    Path pipe = pages.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();

    Result page = office.run("plan", "--dry-run", "--html", pipe.toString());
    Result out = office.run("audit", "export", "--out", pipe.toString(), "--overwrite");

    assertThat(List.of(page.code(), out.code())).containsOnly(ExitCode.USAGE.number());
    assertThat(page.err()).contains("is there already and is no file");
    assertThat(Files.isRegularFile(pipe)).isFalse();
  }
}
