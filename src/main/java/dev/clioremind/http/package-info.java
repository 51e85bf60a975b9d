/**
 * The one way out over {@link java.net.http}: request, time limit, rate limit, retry, redaction.
 *
 * <p>Knows no service and no domain word. Its one concern beyond carrying bytes is to say honestly
 * what a call proves: {@link dev.clioremind.http.HttpOutcome} tells "certainly not processed" from
 * "nobody knows", because the second must never be repeated by itself.
 *
 * <p>May import {@code java.*} and the jspecify annotations, nothing else of this program.
 */
@NullMarked
package dev.clioremind.http;

import org.jspecify.annotations.NullMarked;
