/** The program as processes of their own: killed, stopped, several at once, in odd surroundings. */
@NullMarked
package dev.clioremind.process;

import org.jspecify.annotations.NullMarked;
