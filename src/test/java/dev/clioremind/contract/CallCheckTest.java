package dev.clioremind.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.contract.Finding.Kind;
import dev.clioremind.contract.Finding.Part;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The checker itself, against a small document: what is wrong must not pass. */
@Timeout(20)
class CallCheckTest {

  private static final String DOCUMENT =
      """
      {"openapi":"3.0.0","servers":[{"url":"https://app.example.com/api/v4"}],
       "paths":{
        "/tasks.json":{"get":{
          "parameters":[
           {"name":"X-API-VERSION","in":"header","schema":{"type":"string"}},
           {"name":"fields","in":"query","schema":{"type":"string"}},
           {"name":"complete","in":"query","schema":{"type":"boolean"}},
           {"name":"limit","in":"query","schema":{"type":"integer","format":"int32","minimum":1,"maximum":200}},
           {"name":"due_at_from","in":"query","schema":{"type":"string","format":"date"}},
           {"name":"updated_since","in":"query","schema":{"type":"string","format":"date-time"}},
           {"name":"priority","in":"query","schema":{"type":"string","enum":["high","low"]}},
           {"name":"tags","in":"query","schema":{"type":"array","items":{"type":"string"}}}],
          "responses":{"200":{"content":{"application/json; charset=utf-8":{"schema":{"$ref":"#/components/schemas/Tasks"}}}}}}},
        "/tasks/{id}.json":{"get":{
          "parameters":[{"name":"id","in":"path","required":true,"schema":{"type":"integer","format":"int64"}}],
          "responses":{"200":{}}}},
        "/tasks/mine.json":{"get":{"responses":{"200":{}}}},
        "/contacts/duplicate":{"get":{
          "security":[{"bearer":[]}],
          "parameters":[
           {"name":"Version","in":"header","required":true,"schema":{"type":"string","enum":["2021-07-28"]}},
           {"name":"locationId","in":"query","required":true,"schema":{"type":"string"}},
           {"name":"number","in":"query","schema":{"type":"string"}}],
          "responses":{"200":{}}}},
        "/messages":{"post":{
          "requestBody":{"required":true,"content":{"application/json":{"schema":{"$ref":"other.json#/components/schemas/Message"}}}},
          "responses":{"201":{"content":{"application/json":{"schema":{"type":"object","properties":{"id":{"type":"string"}},"required":["id"]}}}}}}}},
       "components":{"schemas":{
        "Tasks":{"type":"object","required":["data"],"properties":{"data":{"type":"array","items":{"$ref":"#/components/schemas/Task"}}}},
        "Task":{"allOf":[{"$ref":"#/components/schemas/Task_base"},{"type":"object","properties":{"matter":{"$ref":"#/components/schemas/Matter"}}}]},
        "Task_base":{"type":"object","properties":{"id":{"type":"integer"},"name":{"type":"string"},"due_at":{"type":"string","format":"date","nullable":true}}},
        "Matter":{"type":"object","properties":{"id":{"type":"integer"},"status":{"type":"string","enum":["Open","Closed"]},"client":{"type":"object","properties":{"id":{"type":"integer"}}}}}}}}
      """;

  private static final String OTHER =
      """
      {"openapi":"3.0.0","paths":{},"components":{"schemas":{
       "Message":{"type":"object","required":["type","contactId"],"properties":{
        "type":{"type":"string","enum":["SMS","Email"]},"contactId":{"type":"string"},
        "scheduledTimestamp":{"type":"number"},"cc":{"type":"array","items":{"type":"string","maxLength":20}}}}}}}
      """;

  private static final String DISCOVERY =
      """
      {"servicePath":"","parameters":{"fields":{"location":"query","type":"string"}},
       "resources":{"spreadsheets":{"methods":{
         "get":{"httpMethod":"GET","path":"v4/spreadsheets/{spreadsheetId}","response":{"$ref":"Spreadsheet"},
           "parameters":{"ranges":{"location":"query","type":"string","repeated":true}}}},
        "resources":{"values":{"methods":{
         "append":{"httpMethod":"POST","path":"v4/spreadsheets/{spreadsheetId}/values/{range}:append",
           "request":{"$ref":"ValueRange"},"response":{"$ref":"ValueRange"},
           "parameters":{"valueInputOption":{"location":"query","type":"string","enum":["RAW","USER_ENTERED"]}}},
         "update":{"httpMethod":"POST","path":"v4/spreadsheets/{spreadsheetId}/values/{range}",
           "request":{"$ref":"ValueRange"},"response":{"$ref":"ValueRange"}}}}}}},
       "schemas":{
        "Spreadsheet":{"id":"Spreadsheet","type":"object","properties":{
          "sheets":{"type":"array","items":{"type":"object","properties":{"properties":{"type":"object","properties":{"title":{"type":"string"}}}}}}}},
        "ValueRange":{"id":"ValueRange","type":"object","properties":{
          "range":{"type":"string"},"values":{"type":"array","items":{"type":"array","items":{"type":"any"}}}}}}}
      """;

  private static final Contracts CONTRACTS =
      Contracts.of(
          Map.of(
              "clio",
              OpenApi.read("small.json", json(DOCUMENT))
                  .and(OpenApi.read("other.json", json(OTHER))),
              "sheets",
              Discovery.read("sheets", json(DISCOVERY), new JsonObject())));

  private static JsonObject json(String text) {
    return JsonParser.parseString(text).getAsJsonObject();
  }

  private static ReceivedCall call(
      String service, String method, String target, Map<String, String> headers, String body) {
    Map<String, List<String>> query = new LinkedHashMap<>();
    int mark = target.indexOf('?');
    if (mark >= 0) {
      for (String pair : target.substring(mark + 1).split("&", -1)) {
        String[] parts = pair.split("=", 2);
        query.merge(
            parts[0],
            List.of(parts[1]),
            (a, b) -> java.util.stream.Stream.of(a, b).flatMap(List::stream).toList());
      }
    }
    Map<String, List<String>> all = new HashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    String path = mark < 0 ? target : target.substring(0, mark);
    return new ReceivedCall(1, service, method, path, query, all, body);
  }

  private static List<String> request(ReceivedCall call) {
    return CONTRACTS.request(call).stream().map(one -> one.kind() + " " + one.where()).toList();
  }

  private static List<String> get(String target) {
    return request(call("clio", "GET", target, Map.of(), ""));
  }

  private static List<String> post(String body) {
    return request(
        call("clio", "POST", "/api/v4/messages", Map.of("content-type", "application/json"), body));
  }

  private static List<String> answer(String target, int status, String body) {
    return CONTRACTS
        .answer(call("clio", "GET", target, Map.of(), ""), Reply.json(status, body))
        .stream()
        .map(one -> one.kind() + " " + one.where())
        .toList();
  }

  @Test
  void what_is_right_passes() {
    assertThat(
            get(
                "/api/v4/tasks.json?complete=false&limit=200&due_at_from=2026-11-24"
                    + "&updated_since=2026-11-24T00:00:00-05:00&priority=high&tags=a&tags=b"
                    + "&fields=id,name,matter{id,status}"))
        .isEmpty();
    assertThat(get("/api/v4/tasks/77.json")).isEmpty();
    assertThat(get("/api/v4/tasks/mine.json")).isEmpty();
    assertThat(post("{\"type\":\"SMS\",\"contactId\":\"c\",\"cc\":[\"a\"]}")).isEmpty();
    assertThat(
            answer(
                "/api/v4/tasks.json?fields=id,name,due_at,matter{id}",
                200,
                "{\"data\":[{\"id\":1,\"name\":\"n\",\"due_at\":null,\"matter\":{\"id\":2}}]}"))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/tasks.json | NO_OPERATION path",
        "/api/v4/task.json | NO_OPERATION path",
        "/api/v4/tasks/seven.json | WRONG_TYPE path id",
        "/api/v4/tasks.json?compleet=false | UNKNOWN_PARAMETER query compleet",
        "/api/v4/tasks.json?complete=no | WRONG_TYPE query complete",
        "/api/v4/tasks.json?limit=many | WRONG_TYPE query limit",
        "/api/v4/tasks.json?limit=1.5 | WRONG_TYPE query limit",
        "/api/v4/tasks.json?limit=201 | OUT_OF_RANGE query limit",
        "/api/v4/tasks.json?limit=99999999999 | WRONG_FORMAT query limit",
        "/api/v4/tasks.json?limit=1&limit=2 | REPEATED_PARAMETER query limit",
        "/api/v4/tasks.json?due_at_from=2026-11-24T00:00:00Z | WRONG_FORMAT query due_at_from",
        "/api/v4/tasks.json?updated_since=2026-11-24 | WRONG_FORMAT query updated_since",
        "/api/v4/tasks.json?priority=High | NOT_LISTED query priority",
        "/api/v4/tasks.json?fields=id,nmae | UNKNOWN_FIELD query fields nmae",
        "/api/v4/tasks.json?fields=matter{id,color} | UNKNOWN_FIELD query fields matter/color",
        "/api/v4/tasks.json?fields=matter{client{id}} | UNKNOWN_FIELD query fields matter/client",
        "/api/v4/tasks.json?fields=name{id} | UNKNOWN_FIELD query fields name/id",
        "/api/v4/tasks.json?fields=matter{id | WRONG_FORMAT query fields",
        "/api/v4/tasks.json?fields=id,,name | WRONG_FORMAT query fields",
      })
  void a_wrong_path_or_parameter_is_found(String target, String finding) {
    assertThat(get(target)).containsExactly(finding);
  }

  @Test
  void a_phone_asked_for_as_phone_and_not_as_number_is_found() {
    Map<String, String> headers =
        Map.of("version", "2021-07-28", "authorization", "Bearer pit-example");
    String path = "/api/v4/contacts/duplicate?locationId=lo&";

    assertThat(request(call("clio", "GET", path + "number=%2B12135550142", headers, ""))).isEmpty();
    assertThat(request(call("clio", "GET", path + "phone=%2B12135550142", headers, "")))
        .containsExactly("UNKNOWN_PARAMETER query phone");
  }

  @Test
  void a_missing_or_wrong_header_or_token_or_parameter_is_found() {
    assertThat(get("/api/v4/contacts/duplicate"))
        .containsExactlyInAnyOrder(
            "MISSING_PARAMETER query locationId",
            "MISSING_PARAMETER header Version",
            "MISSING_PARAMETER header Authorization");
    assertThat(
            request(
                call(
                    "clio",
                    "GET",
                    "/api/v4/contacts/duplicate?locationId=lo",
                    Map.of("version", "2021-04-15", "authorization", "Bearer pit-example"),
                    "")))
        .containsExactly("NOT_LISTED header Version");
    assertThat(
            request(call("clio", "GET", "/api/v4/tasks.json", Map.of("version", "2021-07-28"), "")))
        .containsExactly("UNDECLARED_HEADER header version");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"SMS\"} | MISSING_MEMBER body.contactId",
        "{\"type\":\"Fax\",\"contactId\":\"c\"} | NOT_LISTED body.type",
        "{\"type\":\"SMS\",\"contactId\":5} | WRONG_TYPE body.contactId",
        "{\"type\":\"SMS\",\"contactId\":null} | NULL body.contactId",
        "{\"type\":\"SMS\",\"contactId\":\"c\",\"text\":\"x\"} | UNKNOWN_MEMBER body.text",
        "{\"type\":\"SMS\",\"contactId\":\"c\",\"cc\":\"a\"} | WRONG_TYPE body.cc",
        "{\"type\":\"SMS\",\"contactId\":\"c\",\"cc\":[7]} | WRONG_TYPE body.cc[]",
        "{\"type\":\"SMS\",\"contactId\":\"c\",\"cc\":[\"aaaaaaaaaaaaaaaaaaaaa\"]} | OUT_OF_RANGE body.cc[]",
        "{\"type\":\"SMS\",\"contactId\":\"c\",\"scheduledTimestamp\":\"1\"} | WRONG_TYPE body.scheduledTimestamp",
        "[] | WRONG_TYPE body",
        "{type:\"SMS\"} | NOT_JSON body",
      })
  void a_wrong_body_is_found(String body, String finding) {
    assertThat(post(body)).containsExactly(finding);
  }

  @Test
  void a_body_that_is_missing_or_not_declared_or_not_json_is_found() {
    assertThat(post("")).containsExactly("MISSING_BODY body");
    assertThat(request(call("clio", "GET", "/api/v4/tasks.json", Map.of(), "{}")))
        .containsExactly("UNDECLARED_BODY body");
    assertThat(request(call("clio", "POST", "/api/v4/messages", Map.of(), "{}")))
        .containsExactly("WRONG_CONTENT_TYPE header Content-Type");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "200 | {\"data\":{}} | WRONG_TYPE body.data",
        "200 | {} | MISSING_MEMBER body.data",
        "200 | {\"data\":[{\"id\":\"1\"}]} | WRONG_TYPE body.data[].id",
        "200 | {\"data\":[{\"id\":1,\"colour\":\"red\"}]} | UNKNOWN_MEMBER body.data[].colour",
        "200 | {\"data\":[{\"id\":null}]} | NULL body.data[].id",
        "200 | {\"data\":[{}]} | MISSING_MEMBER body.data[].id",
        "200 | <html></html> | NOT_JSON body",
        "418 | {} | UNKNOWN_STATUS status 418",
      })
  void a_wrong_answer_is_found(int status, String body, String finding) {
    assertThat(answer("/api/v4/tasks.json?fields=id", status, body)).contains(finding);
  }

  @Test
  void an_answer_with_other_fields_than_asked_for_is_found() {
    assertThat(
            answer(
                "/api/v4/tasks.json?fields=id,matter{id}",
                200,
                "{\"data\":[{\"id\":1,\"name\":\"n\",\"matter\":{\"status\":\"Open\"}}]}"))
        .containsExactlyInAnyOrder(
            "UNKNOWN_MEMBER body.data[].name",
            "MISSING_MEMBER body.data[].matter.id",
            "UNKNOWN_MEMBER body.data[].matter.status");
  }

  @Test
  void an_answer_of_which_nothing_is_described_is_named() {
    assertThat(answer("/api/v4/tasks/mine.json", 200, "{\"a\":1}"))
        .containsExactly("NO_SCHEMA body");
  }

  @Test
  void a_discovery_document_is_read_as_well() {
    Map<String, String> headers =
        Map.of("authorization", "Bearer ya29.example", "content-type", "application/json");
    String file = "/v4/spreadsheets/1abc";
    String rows = "{\"values\":[[\"a\",1,true,null]]}";

    assertThat(
            request(
                call(
                    "sheets",
                    "GET",
                    file + "?ranges=a&ranges=b&fields=sheets(properties/title)",
                    headers,
                    "")))
        .isEmpty();
    assertThat(
            request(
                call(
                    "sheets",
                    "POST",
                    file + "/values/'Log'!A:A:append?valueInputOption=RAW",
                    headers,
                    rows)))
        .isEmpty();
    assertThat(request(call("sheets", "POST", file + "/values/'Log'!A:A", headers, rows)))
        .isEmpty();
    assertThat(request(call("sheets", "POST", file + "/values/A:appendd", headers, rows)))
        .containsExactly("NO_OPERATION path");
    assertThat(
            request(
                call(
                    "sheets",
                    "POST",
                    file + "/values/A:append?valueInputOption=COOKED",
                    headers,
                    "{\"values\":[7]}")))
        .containsExactly("NOT_LISTED query valueInputOption", "WRONG_TYPE body.values[]");
    assertThat(
            request(call("sheets", "GET", file + "?fields=sheets(properties(name))", headers, "")))
        .containsExactly("UNKNOWN_FIELD query fields sheets/properties/name");
  }

  @Test
  void a_known_error_explains_its_own_place_and_no_other() {
    KnownError error =
        new KnownError(
            "clio", "GET /api/v4/*.json", Part.ANSWER, Kind.NULL, "body.data*", "s", "t", "p");
    Finding finding =
        new Finding(
            "clio", "GET /api/v4/tasks.json", Part.ANSWER, Kind.NULL, "body.data[].name", "null");

    assertThat(error.explains(finding)).isTrue();
    assertThat(
            error.explains(
                new Finding(
                    "clio", "GET /api/v4/tasks.json", Part.REQUEST, Kind.NULL, "body.data", "")))
        .isFalse();
    assertThat(
            error.explains(
                new Finding("clio", "GET /api/v4/tasks", Part.ANSWER, Kind.NULL, "body.data", "")))
        .isFalse();
    assertThat(
            error.explains(
                new Finding(
                    "ghl", "GET /api/v4/tasks.json", Part.ANSWER, Kind.NULL, "body.data", "")))
        .isFalse();
  }
}
