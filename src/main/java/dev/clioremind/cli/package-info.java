/**
 * The commands: one class each, thin. They read their options, call the core, and print.
 *
 * <p>May import core, config, report, auth, sandbox (for {@code demo} and {@code sandbox}) and
 * picocli; the adapters come in through {@link dev.clioremind.cli.Toolbox}, so that no command
 * knows one.
 */
@NullMarked
package dev.clioremind.cli;

import org.jspecify.annotations.NullMarked;
