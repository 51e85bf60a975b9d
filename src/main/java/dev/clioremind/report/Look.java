package dev.clioremind.report;

import java.time.ZoneId;
import java.util.Locale;

/**
 * How text looks on this terminal.
 *
 * @param zone in which moments are told: the firm's
 * @param locale in which dates are written
 * @param width of a line, in columns; never taken for less than 40
 * @param color whether colours are shown
 */
public record Look(ZoneId zone, Locale locale, int width, boolean color) {

  private static final int LEAST_WIDTH = 40;

  public Look {
    width = Math.max(width, LEAST_WIDTH);
  }
}
