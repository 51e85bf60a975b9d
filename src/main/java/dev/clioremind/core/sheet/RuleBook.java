package dev.clioremind.core.sheet;

import dev.clioremind.core.ConfigurationException;
import dev.clioremind.core.ServiceException;

/**
 * Where the firm's staff keep the rules, templates, types, holidays, corrections and the switch.
 */
public interface RuleBook {

  /**
   * Reads it all, once per run.
   *
   * @throws ConfigurationException when a required tab or header is missing, or the spreadsheet
   *     can't be opened
   * @throws ServiceException when the service is down or refuses the sign-in
   */
  Workbook read();
}
