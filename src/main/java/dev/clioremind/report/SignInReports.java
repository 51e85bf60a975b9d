package dev.clioremind.report;

import dev.clioremind.core.ExitCode;
import dev.clioremind.core.access.Access;
import dev.clioremind.core.access.Permission;
import dev.clioremind.core.access.SignInStatus;
import dev.clioremind.core.access.SignInStatus.State;
import dev.clioremind.report.Block.Column;
import dev.clioremind.report.Block.Fit;
import dev.clioremind.report.Block.Grid;
import dev.clioremind.report.Block.Heading;
import dev.clioremind.report.Block.Row;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Who is signed in where, in each format. Shows no secret, only where each comes from. */
public final class SignInReports {

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Service", Fit.WHOLE),
          new Column("State", Fit.WHOLE),
          new Column("Who", Fit.CUT),
          new Column("Opens", Fit.CUT),
          new Column("Zone", Fit.SPARE),
          new Column("Ends", Fit.SPARE));
  private static final List<Column> SECRETS =
      List.of(new Column("Secret", Fit.WHOLE), new Column("Comes from", Fit.WHOLE));
  private static final List<Column> PERMISSIONS =
      List.of(
          new Column("May", Fit.WHOLE),
          new Column("Is", Fit.WHOLE),
          new Column("Needed", Fit.WHOLE),
          new Column("For", Fit.CUT));

  private SignInReports() {}

  /**
   * All services, ending in a line break.
   *
   * @param file the credentials file's path
   */
  public static String render(
      List<SignInStatus> all, String file, ExitCode code, Format format, Look look) {
    return switch (format) {
      case TABLE -> TerminalPage.render(blocks(all, file, look.zone()), look);
      case MARKDOWN -> MarkdownPage.render(blocks(all, file, look.zone()));
      case JSON -> SignInsJson.write(all, file, code);
      case CSV ->
          ReportCsv.write(
              List.of("service", "state", "who", "opens", "zone", "ends", "trouble"),
              all.stream()
                  .map(
                      s ->
                          List.of(
                              s.service().word(),
                              s.state().word(),
                              s.access().map(Access::who).orElse(""),
                              s.access().map(Access::place).orElse(""),
                              s.access().map(Access::zone).orElse(""),
                              s.expiry().map(Object::toString).orElse(""),
                              s.trouble()))
                  .toList());
    };
  }

  /** What a sign-in may do, as a table for a terminal, ending in a line break. */
  public static String permissions(Access access, Look look) {
    return access.permissions().isEmpty()
        ? ""
        : TerminalPage.render(
            List.of(
                Grid.of(
                    PERMISSIONS,
                    access.permissions().stream().map(SignInReports::permission).toList())),
            look);
  }

  private static Row permission(Permission permission) {
    return new Row(
        List.of(
            permission.name(),
            permission.state().word(),
            permission.isRequired() ? "yes" : "no",
            permission.purpose()),
        "");
  }

  private static List<Block> blocks(List<SignInStatus> all, String file, ZoneId zone) {
    boolean good = all.stream().allMatch(s -> s.state() == State.SIGNED_IN);
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        good
            ? new Heading("Signed in everywhere", Tone.GOOD)
            : new Heading("Not everything is as it should be", Tone.ATTENTION));
    blocks.add(Grid.of(COLUMNS, all.stream().map(s -> row(s, zone)).toList()));
    blocks.add(new Heading("Where the secrets come from", Tone.STRONG));
    blocks.add(
        Grid.of(
            SECRETS,
            all.stream()
                .flatMap(s -> s.secrets().stream())
                .map(secret -> new Row(List.of(secret.key(), secret.source()), ""))
                .toList()));
    blocks.add(new Block.Prose("Credentials file: " + file, Tone.FAINT));
    return blocks;
  }

  private static Row row(SignInStatus status, ZoneId zone) {
    String ends =
        status
            .expiry()
            .map(
                moment ->
                    DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
                        .format(moment.atZone(zone)))
            .orElse("");
    return new Row(
        List.of(
            status.service().title(),
            status.state().word(),
            status.access().map(Access::who).orElse(""),
            status.access().map(Access::place).orElse(""),
            status.access().map(Access::zone).orElse(""),
            status.note().isEmpty() ? ends : (ends + " " + status.note()).strip()),
        status.trouble());
  }
}
