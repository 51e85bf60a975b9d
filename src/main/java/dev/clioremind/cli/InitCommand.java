package dev.clioremind.cli;

import dev.clioremind.auth.RunLock;
import dev.clioremind.config.ConfigKey;
import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ExitCode;
import dev.clioremind.core.ServiceException;
import dev.clioremind.core.deadline.DateRange;
import dev.clioremind.core.deadline.Deadline;
import dev.clioremind.core.deadline.DeadlineTypes;
import dev.clioremind.core.setup.Catalog;
import dev.clioremind.core.setup.FirmBlueprint;
import dev.clioremind.core.setup.Setup;
import dev.clioremind.core.setup.SheetSetup;
import dev.clioremind.core.sheet.RuleBook;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.report.SetupReport;
import dev.clioremind.report.SetupReports;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Makes the spreadsheet, or completes it. */
@Command(
    name = "init",
    header = "Makes the spreadsheet, or completes it.",
    description = {
      "Makes the spreadsheet's tabs, headers, drop-downs, protection and examples, and the switch on "
          + "PAUSED. Where something is there already, only what is missing is made: nothing that "
          + "people wrote is touched, and a second init changes nothing.",
      "Looks up the firm's event types and calendars in Clio for the drop-down of deadline types."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  clio-remind init                     complete the configuration's spreadsheet",
      "  clio-remind init --new 'Reminders'   make a spreadsheet first, print its id"
    })
public final class InitCommand implements Callable<Integer> {

  /** How far ahead deadlines are counted by type. */
  private static final int DAYS = 30;

  private static final int LONGEST_TITLE = 200;

  private final Toolbox tools;
  private final GlobalOptions global;

  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private FormatOption format = new FormatOption();

  @Option(
      names = "--new",
      paramLabel = "TITLE",
      description = "Make a new spreadsheet with this title first. Not with a service account.")
  private String title = "";

  public InitCommand(Toolbox tools, GlobalOptions global) {
    this.tools = tools;
    this.global = global;
  }

  @Override
  public Integer call() {
    String wanted = Options.line(spec, "--new", title, LONGEST_TITLE);
    if (wanted.isEmpty()) {
      return underLock(open(Map.of()), Optional.empty());
    }
    Session session = open(Map.of());
    if (!session.config().sheets().spreadsheetId().isEmpty()) {
      throw new ConfigurationException(
          "sheets.spreadsheet-id is set already, so --new would leave that spreadsheet behind.",
          "Run 'clio-remind init' to complete it; or take the key out of the configuration first.");
    }
    SheetSetup.Created created =
        session
            .services()
            .sheetSetup()
            .create(wanted, session.config().firm().locale(), session.config().firm().zone());
    // Said at once: whatever happens from here on, it is there.
    tools.log().info(SetupReports.created(created));
    return underLock(
        open(Map.of(ConfigKey.SHEETS_SPREADSHEET_ID, created.id())), Optional.of(created));
  }

  private Session open(Map<ConfigKey, String> flags) {
    Set<ConfigKey> needed = EnumSet.of(ConfigKey.FIRM_NAME, ConfigKey.FIRM_TIME_ZONE);
    if (title.isBlank()) {
      needed.add(ConfigKey.SHEETS_SPREADSHEET_ID);
    }
    return Session.open(tools, global, flags, needed);
  }

  private int underLock(Session session, Optional<SheetSetup.Created> created) {
    return new RunLock(
            session.config().paths().stateDir(), session.config().sheets().spreadsheetId())
        .tryAcquire()
        .map(
            lock -> {
              try {
                return complete(session, created);
              } finally {
                lock.close();
              }
            })
        .orElseGet(() -> Refusals.locked(tools, format.format()));
  }

  private int complete(Session session, Optional<SheetSetup.Created> created) {
    Known known = known(session);
    Setup setup =
        session
            .services()
            .sheetSetup()
            .complete(FirmBlueprint.of(known.catalog(), known.counts(), session.today()));
    ExitCode code =
        setup.needsPerson()
            ? ExitCode.first(List.of(ExitCode.CONFIGURATION, known.code()))
            : known.code();
    SetupReport report =
        new SetupReport(
            session.config().sheets().spreadsheetId(),
            created.map(SheetSetup.Created::address),
            setup,
            known.counts(),
            known.trouble(),
            code);
    tools.terminal().out().print(SetupReports.render(report, format.format(), session.look()));
    tools.terminal().out().flush();
    return code.number();
  }

  /**
   * What Clio knows.
   *
   * @param catalog empty where Clio could not be asked
   * @param trouble why not; else empty
   */
  private record Known(
      Optional<Catalog> catalog, Map<String, Integer> counts, String trouble, ExitCode code) {}

  /** The spreadsheet can be made while Clio can't be asked; only its lists are shorter then. */
  private static Known known(Session session) {
    try {
      Catalog catalog = session.services().sourceAccount().catalog();
      DeadlineTypes types = types(session.services().ruleBook());
      Map<String, Integer> counts = new TreeMap<>();
      types.types().forEach(type -> counts.put(type, 0));
      DateRange range = new DateRange(session.today(), session.today().plusDays(DAYS));
      for (Deadline deadline : session.services().deadlines().deadlines(range).deadlines()) {
        types.typeOf(deadline).ifPresent(type -> counts.merge(type, 1, Integer::sum));
      }
      return new Known(Optional.of(catalog), counts, "", ExitCode.GOOD);
    } catch (ServiceException | ConfigurationException e) {
      return new Known(
          Optional.empty(), Map.of(), String.valueOf(e.getMessage()), Failures.exitCode(e));
    }
  }

  /** As the firm's own rows have it, where there are some. */
  private static DeadlineTypes types(RuleBook ruleBook) {
    try {
      return DeadlineTypes.read(ruleBook.read().table(Tab.DEADLINE_TYPES));
    } catch (ConfigurationException e) {
      return DeadlineTypes.read(Table.empty(Tab.DEADLINE_TYPES.title()));
    }
  }
}
