package dev.clioremind.cli;

import dev.clioremind.core.deadline.DeadlineSource;
import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.progress.Progress;
import dev.clioremind.core.run.Aside;
import dev.clioremind.core.run.Briefing;
import dev.clioremind.core.send.MessageSender;
import dev.clioremind.core.setup.SenderAccount;
import dev.clioremind.core.setup.SheetSetup;
import dev.clioremind.core.setup.SourceAccount;
import dev.clioremind.core.sheet.Noticeboard;
import dev.clioremind.core.sheet.Problem;
import dev.clioremind.core.sheet.RuleBook;
import dev.clioremind.core.time.Holidays;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;

/**
 * The outside world of one run, signed in as configured. Nothing is called until it is asked for.
 *
 * @param publicHolidays the public holidays of the years around one
 * @param problems what the adapters noticed on the way: a token that could not be stored, an edited
 *     row
 * @param progress who is told how far long work is
 * @param clockSkew how far this machine's clock is off, once a service has told the time
 */
public record Services(
    RuleBook ruleBook,
    AuditLog auditLog,
    Noticeboard noticeboard,
    DeadlineSource deadlines,
    MessageSender sender,
    SheetSetup sheetSetup,
    SourceAccount sourceAccount,
    SenderAccount senderAccount,
    IntFunction<Holidays> publicHolidays,
    Supplier<List<Problem>> problems,
    Progress progress,
    Supplier<Optional<Duration>> clockSkew) {

  /** The same, with messages carried by another. */
  public Services withSender(MessageSender other) {
    return new Services(
        ruleBook,
        auditLog,
        noticeboard,
        deadlines,
        other,
        sheetSetup,
        sourceAccount,
        senderAccount,
        publicHolidays,
        problems,
        progress,
        clockSkew);
  }

  /** The same, with the audit log kept elsewhere. */
  public Services withAuditLog(AuditLog other) {
    return new Services(
        ruleBook,
        other,
        noticeboard,
        deadlines,
        sender,
        sheetSetup,
        sourceAccount,
        senderAccount,
        publicHolidays,
        problems,
        progress,
        clockSkew);
  }

  /** The same, with deadlines, matters and people read elsewhere. */
  public Services withDeadlines(DeadlineSource other) {
    return new Services(
        ruleBook,
        auditLog,
        noticeboard,
        other,
        sender,
        sheetSetup,
        sourceAccount,
        senderAccount,
        publicHolidays,
        problems,
        progress,
        clockSkew);
  }

  Briefing.Sources sources() {
    return new Briefing.Sources(ruleBook, auditLog, deadlines, sender, Aside.thread());
  }
}
