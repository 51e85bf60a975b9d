/** Tests of the inside of the Google Sheets stand-in. */
@NullMarked
package dev.clioremind.sandbox.sheets;

import org.jspecify.annotations.NullMarked;
