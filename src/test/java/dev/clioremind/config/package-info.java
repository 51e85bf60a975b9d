/** Tests of the configuration. */
@NullMarked
package dev.clioremind.config;

import org.jspecify.annotations.NullMarked;
