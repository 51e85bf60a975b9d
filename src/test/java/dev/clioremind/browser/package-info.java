/** A real browser that looks at the pages the program writes. */
@NullMarked
package dev.clioremind.browser;

import org.jspecify.annotations.NullMarked;
