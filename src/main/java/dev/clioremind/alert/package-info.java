/**
 * Tells the outside world how runs go: Slack, PagerDuty, any webhook and an e-mail to the office
 * when a person is needed, and a heartbeat that notices when runs stop coming. What is said is made
 * elsewhere ({@link dev.clioremind.core.run.Alert}); here it is put into each receiver's form, and
 * shortened to its limits. The addresses are secrets: whoever knows one can use it.
 *
 * <p>{@link dev.clioremind.alert.Alarms} is the adapter. The e-mail goes through core's {@code
 * MessageSender}, so no other adapter is known here.
 *
 * <p>May import {@code core}, {@code http}, and Gson (only {@code *Json} classes).
 */
@NullMarked
package dev.clioremind.alert;

import org.jspecify.annotations.NullMarked;
