package dev.clioremind.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonParser;
import dev.clioremind.core.log.AuditEvent;
import dev.clioremind.core.log.Status;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AuditReportsTest {

  private static final AuditEvent SENT =
      Scene.event("entry-1245", Status.SUCCESS, "2026-11-25T09:00-05:00", "");
  private static final AuditEvent FAILED = SENT.next(Status.FAILED, Scene.NOW, "422 address", "");

  @Test
  void a_table_has_the_newest_first_in_the_firms_zone() {
    assertThat(AuditReports.render(List.of(SENT, FAILED), Format.TABLE, Scene.look(100, false)))
        .isEqualTo(
            """
            2 events, times in America/New_York
              Time                     Status   DeadlineID  Rule    Hash      Deadline told       Template
              Sun 2026-11-22 10:03:12  failed   entry-1245  SMS-3d  1348a5ea  Wed Nov 25 9:00 AM  ghl_sms_1
                422 address
              Fri 2026-11-20 09:00:05  success  entry-1245  SMS-3d  1348a5ea  Wed Nov 25 9:00 AM  ghl_sms_1

            What the words mean
              success: GoHighLevel accepted the message, delivery not yet known
              failed: GoHighLevel refused the message

            One reminder's whole story: clio-remind audit show HASH
            """);
  }

  @Test
  void a_log_without_events_says_so() {
    assertThat(AuditReports.render(List.of(), Format.TABLE, Scene.look(80, false)))
        .isEqualTo("No events\n");
  }

  @Test
  void json_has_every_member() {
    assertThat(
            JsonParser.parseString(
                AuditReports.render(List.of(SENT), Format.JSON, Scene.look(80, false))))
        .hasToString(
            """
            {"schema":1,"command":"audit list","events":[{\
            "hash":"1348a5eab67846b05c8419d94ecea99f9abffa337f9811ac3eaea619d457144f",\
            "time":"2026-11-20T14:00:05Z","deadlineId":"entry-1245","ruleId":"SMS-3d",\
            "status":"success","details":null,"eventId":"20261120T140000Z-0001.4.success",\
            "messageId":"msg-9","fingerprint":null,"deadline":"2026-11-25T09:00-05:00",\
            "templateId":"ghl_sms_1"}]}""");
  }

  @Test
  void markdown_is_a_table() {
    assertThat(AuditReports.render(List.of(SENT), Format.MARKDOWN, Scene.look(80, false)))
        .contains(
            "| Fri 2026-11-20 09:00:05 | success | entry-1245 | SMS-3d | 1348a5ea |"
                + " Wed Nov 25 9:00 AM | ghl\\_sms\\_1 | msg-9 | 20261120T140000Z-0001.4.success |");
  }
}
