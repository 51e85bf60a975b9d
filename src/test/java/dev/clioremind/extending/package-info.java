/** What the page on extending shows, as a firm of its own would add it. */
@NullMarked
package dev.clioremind.extending;

import org.jspecify.annotations.NullMarked;
