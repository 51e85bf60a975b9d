/** Tests of the reports, on runs that are built from core's records. */
@NullMarked
package dev.clioremind.report;

import org.jspecify.annotations.NullMarked;
