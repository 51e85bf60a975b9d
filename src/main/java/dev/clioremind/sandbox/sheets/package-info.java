/**
 * The inside of the Google Sheets stand-in: workbooks, cells, ranges, requests, sign-ins and
 * faults.
 *
 * <p>Written from Google's published contract of Sheets v4 and from what public clients report of
 * the live service. Imports {@code java.*}, Gson and the sandbox's own three small types.
 */
@NullMarked
package dev.clioremind.sandbox.sheets;

import org.jspecify.annotations.NullMarked;
