/**
 * The audit log as events: their names, their identity, and the state that follows from them in any
 * order. Imports {@code java.*} only.
 */
@NullMarked
package dev.clioremind.core.log;

import org.jspecify.annotations.NullMarked;
