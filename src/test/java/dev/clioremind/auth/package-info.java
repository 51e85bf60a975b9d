/** Tests of the sign-ins and locks. */
@NullMarked
package dev.clioremind.auth;

import org.jspecify.annotations.NullMarked;
