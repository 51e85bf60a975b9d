/** The documentation as its readers see it, so that tests can hold it against the program. */
@NullMarked
package dev.clioremind.docs;

import org.jspecify.annotations.NullMarked;
