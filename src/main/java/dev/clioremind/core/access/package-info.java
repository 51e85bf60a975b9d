/**
 * What a sign-in turned out to be and to allow, the same for every service. May import {@code
 * java.*} and core.
 */
@NullMarked
package dev.clioremind.core.access;

import org.jspecify.annotations.NullMarked;
