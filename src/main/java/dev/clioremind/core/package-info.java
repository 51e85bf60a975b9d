/**
 * The domain: what the program knows of deadlines, rules, the log and messages, without any
 * service.
 *
 * <p>Each part has its package, and the port to the outside world lies beside the words it speaks:
 * {@link dev.clioremind.core.deadline.DeadlineSource}, {@link dev.clioremind.core.sheet.RuleBook},
 * {@link dev.clioremind.core.log.AuditLog}, {@link dev.clioremind.core.send.MessageSender}. The
 * direction is {@code send -> plan -> text, log, deadline -> people -> rule -> sheet, time}, never
 * back. Imports {@code java.*} only, and the nullness annotations.
 */
@NullMarked
package dev.clioremind.core;

import org.jspecify.annotations.NullMarked;
