package dev.clioremind.core.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.clioremind.core.ServiceException;
import dev.clioremind.core.sheet.Switch;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The log that other tests stand on keeps the contract too. */
class InMemoryAuditLogTest extends AuditLogContract {

  private final InMemoryAuditLog log = new InMemoryAuditLog();

  @Override
  protected AuditLog open() {
    return log;
  }

  @Override
  protected void turn(Switch position) {
    log.turn(position);
  }

  @Test
  void an_append_can_fail_before_or_after_it_was_written() {
    AuditEvent claimed = event(RUN, 1, Status.CLAIMED);
    log.failNextAppend(InMemoryAuditLog.Failure.NOT_WRITTEN);
    log.failNextAppend(InMemoryAuditLog.Failure.WRITTEN);

    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> log.append(List.of(claimed)));
    assertThat(log.rows()).isEmpty();
    assertThatExceptionOfType(ServiceException.class)
        .isThrownBy(() -> log.append(List.of(claimed)));
    assertThat(log.rows()).containsExactly(claimed);
  }
}
