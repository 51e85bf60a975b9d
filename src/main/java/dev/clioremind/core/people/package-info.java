/**
 * Who is addressed: matters, people, their addresses, the contact a message would reach, and what
 * staff correct about it. Imports {@code java.*}, {@code core.rule} and {@code core.sheet}.
 */
@NullMarked
package dev.clioremind.core.people;

import org.jspecify.annotations.NullMarked;
