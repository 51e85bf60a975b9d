/**
 * Faults at every call of whole runs, judged by what the stand-ins received: SQLite's and curl's
 * way of testing. The clean run of a scene tells its calls; each is spoilt in each way, all is well
 * again after that run, and two further runs have to make it good or name it.
 */
@NullMarked
package dev.clioremind.sweep;

import org.jspecify.annotations.NullMarked;
