package dev.clioremind.sheets;

import dev.clioremind.core.log.AuditLog;
import dev.clioremind.core.log.AuditLogContract;
import dev.clioremind.core.sheet.Switch;
import org.junit.jupiter.api.AfterEach;

/** The log in the spreadsheet keeps the contract, over HTTP. */
class SheetsAuditLogContractTest extends AuditLogContract {

  private final FirmSheet firm = new FirmSheet().withBoards();

  @AfterEach
  void close() {
    firm.close();
  }

  @Override
  protected AuditLog open() {
    return firm.openLog();
  }

  @Override
  protected void turn(Switch position) {
    firm.turn(position);
  }
}
