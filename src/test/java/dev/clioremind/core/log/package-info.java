/** Tests of the audit log, and the contract that every audit log keeps. */
@NullMarked
package dev.clioremind.core.log;

import org.jspecify.annotations.NullMarked;
