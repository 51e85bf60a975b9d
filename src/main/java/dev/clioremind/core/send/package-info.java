/** Performing a plan: claims, the chunked sends, the outcomes. */
@NullMarked
package dev.clioremind.core.send;

import org.jspecify.annotations.NullMarked;
