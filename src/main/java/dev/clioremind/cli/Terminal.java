package dev.clioremind.cli;

import java.io.PrintWriter;

/**
 * Where a command's words go.
 *
 * @param out data, and nothing else
 * @param err messages for people
 * @param interactive whether a person looks at {@code out}
 * @param width in columns; 80 where nobody knows
 */
public record Terminal(PrintWriter out, PrintWriter err, boolean interactive, int width) {}
