/**
 * The Planner: deadlines, rules, log and now in; one decision for each reminder out. Pure
 * functions.
 */
@NullMarked
package dev.clioremind.core.plan;

import org.jspecify.annotations.NullMarked;
