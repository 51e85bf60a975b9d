/**
 * Who is addressed: matters, people, their addresses, and the contact a message would reach.
 * Imports {@code java.*} and {@code core.rule}.
 */
@NullMarked
package dev.clioremind.core.people;

import org.jspecify.annotations.NullMarked;
