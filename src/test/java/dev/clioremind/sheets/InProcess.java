package dev.clioremind.sheets;

import com.google.api.client.http.LowLevelHttpRequest;
import com.google.api.client.http.LowLevelHttpResponse;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.testing.http.MockHttpTransport;
import com.google.api.client.testing.http.MockLowLevelHttpRequest;
import com.google.api.client.testing.http.MockLowLevelHttpResponse;
import com.google.api.services.sheets.v4.model.ValueRange;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.OAuth2Credentials;
import dev.clioremind.core.sheet.Tab;
import dev.clioremind.core.sheet.Table;
import dev.clioremind.core.time.Waiter;
import dev.clioremind.sandbox.EncodedForm;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Google's own client and ours, with no connection behind them. */
public final class InProcess {

  private InProcess() {}

  /**
   * A door to Google Sheets.
   *
   * @param service answers every call
   */
  public static GoogleSheets sheets(
      SheetsSettings settings, Function<ReceivedCall, Reply> service, Clock clock, Waiter waiter) {
    OAuth2Credentials signedIn = new AlwaysSignedIn();
    return new GoogleSheets(
        settings,
        () -> new GoogleIdentity(signedIn, "the office"),
        clock,
        waiter,
        new Random(7),
        transport(service),
        line -> {});
  }

  /**
   * The rules tab as the adapter reads it.
   *
   * @param values rows of cells, as JSON
   * @throws UncheckedIOException if Google's client can't read them
   */
  public static Table rules(String values) {
    try {
      ValueRange range =
          GsonFactory.getDefaultInstance()
              .fromString("{\"values\":" + values + "}", ValueRange.class);
      return SheetsRuleBook.table(
          Tab.REMINDER_RULES, Tab.REMINDER_RULES.title(), Grid.of(1, range));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalArgumentException e) {
      throw new UncheckedIOException(new IOException(e));
    }
  }

  /** An account whose token is as good again when it is asked for anew. */
  private static final class AlwaysSignedIn extends OAuth2Credentials {
    private static final long serialVersionUID = 1;

    @Override
    @SuppressWarnings("JavaUtilDate") // Google's library wants one.
    public AccessToken refreshAccessToken() {
      return new AccessToken("ya29.fuzz-access", new Date(Long.MAX_VALUE));
    }
  }

  private static MockHttpTransport transport(Function<ReceivedCall, Reply> service) {
    return new MockHttpTransport() {
      @Override
      public LowLevelHttpRequest buildRequest(String method, String url) {
        return new MockLowLevelHttpRequest(url) {
          @Override
          public LowLevelHttpResponse execute() throws IOException {
            URI uri = URI.create(url);
            Reply reply =
                service.apply(
                    new ReceivedCall(
                        0,
                        "sheets",
                        method,
                        uri.getPath(),
                        EncodedForm.parse(uri.getRawQuery() == null ? "" : uri.getRawQuery()),
                        Map.of("authorization", List.of("Bearer ya29.fuzz-access")),
                        getContentAsString()));
            return new MockLowLevelHttpResponse()
                .setStatusCode(reply.status())
                .setContentType("application/json; charset=UTF-8")
                .setContent(reply.body().getBytes(StandardCharsets.UTF_8));
          }
        };
      }
    };
  }
}
