/**
 * Damaged input, at random and by seed: sheets, answers of the services, and files. One case is a
 * clean input, one to three mutations of it and a run, judged by what the stand-ins received. May
 * import anything but other tests' scenes.
 */
@NullMarked
package dev.clioremind.fuzz;

import org.jspecify.annotations.NullMarked;
