/**
 * What people and programs read of a run: tables for a terminal, Markdown for a CI summary, a page
 * for a browser, JSON and CSV for programs, rows for the spreadsheet's Status, Upcoming and Runs
 * tabs. Pure: data in, text out; no client data in any of it but {@link
 * dev.clioremind.report.Messages}.
 *
 * <p>May import core; Gson in {@code *Json} classes and FastCSV in {@code *Csv} classes only.
 */
@NullMarked
package dev.clioremind.report;

import org.jspecify.annotations.NullMarked;
