package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class BatchUpdateTest {

  private final SheetsCalls calls = new SheetsCalls();

  @BeforeEach
  void fill() {
    calls.book.addTab("Rules", 10, 4);
  }

  @Test
  void a_batch_builds_the_tabs_of_the_log() {
    assertThat(
            calls.batch(
                """
                {"addSheet":{"properties":{"sheetId":12,"title":"AuditLog","gridProperties":
                   {"rowCount":1000,"columnCount":26,"frozenRowCount":1}}}},
                {"updateSheetProperties":{"properties":{"sheetId":12,"gridProperties":
                   {"columnCount":11}},"fields":"gridProperties.columnCount"}},
                {"updateCells":{"start":{"sheetId":12},"fields":"userEnteredValue","rows":[{"values":[
                   {"userEnteredValue":{"stringValue":"Hash"}},
                   {"userEnteredValue":{"numberValue":3}}]}]}},
                {"repeatCell":{"range":{"sheetId":12},"cell":{"userEnteredFormat":{"numberFormat":
                   {"type":"TEXT"}}},"fields":"userEnteredFormat.numberFormat"}},
                {"setDataValidation":{"range":{"sheetId":100,"startRowIndex":1,"startColumnIndex":2,
                   "endColumnIndex":3},"rule":{"condition":{"type":"ONE_OF_LIST","values":
                   [{"userEnteredValue":"SMS"}]},"strict":true}}},
                {"addProtectedRange":{"protectedRange":{"range":{"sheetId":12},
                   "description":"written by clio-remind","editors":{"users":["bot@example.com"]}}}},
                {"addFilterView":{"filter":{"title":"Open","range":{"sheetId":12}}}}
                """))
        .hasToString(
            "{\"spreadsheetId\":\"%s\",\"replies\":[".formatted(calls.book.id())
                + "{\"addSheet\":{\"properties\":{\"sheetId\":12,\"title\":\"AuditLog\",\"index\":1,"
                + "\"sheetType\":\"GRID\",\"gridProperties\":{\"rowCount\":1000,\"columnCount\":26,"
                + "\"frozenRowCount\":1}}}},{},{},{},{},"
                + "{\"addProtectedRange\":{\"protectedRange\":{\"range\":{\"sheetId\":12},"
                + "\"description\":\"written by clio-remind\",\"editors\":{\"users\":["
                + "\"bot@example.com\",\"clio-remind@sandbox.iam.gserviceaccount.example.com\","
                + "\"office@example.com\"]},\"protectedRangeId\":101}}},"
                + "{\"addFilterView\":{\"filter\":{\"title\":\"Open\",\"range\":{\"sheetId\":12},"
                + "\"filterViewId\":102}}}]}");
    assertThat(calls.book.gridColumns("AuditLog")).isEqualTo(11);
    assertThat(calls.book.rows("AuditLog")).containsExactly(List.of("Hash", "3"));
    assertThat(calls.book.validationRules("Rules")).hasSize(1);

    calls.book.type("AuditLog", "A2", "007");
    assertThat(calls.book.rows("AuditLog").get(1)).containsExactly("007");
  }

  @Test
  void one_bad_request_undoes_the_batch() {
    assertThat(
            calls.error(
                "POST",
                ":batchUpdate",
                "",
                """
                {"requests":[{"addSheet":{"properties":{"title":"New"}}},
                 {"addSheet":{"properties":{"title":"Rules"}}}]}
                """))
        .startsWith(
            "400 Invalid requests[1].addSheet: A sheet with the name \"Rules\" already exists.");
    assertThat(calls.book.tabs()).containsExactly("Rules");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{}                                            | exactly one kind of request must be set",
        "{'sortRnge':{}}                               | Unknown name \"sortRnge\" at 'requests[0]'",
        "{'addSheet':{'props':{}}}                     | Unknown name \"props\"",
        "{'addSheet':{'properties':{'sheetId':'x'}}}   | Invalid value at 'requests[0].addSheet",
        "{'addSheet':{'properties':{'sheetId':100}}}   | Sheet with id 100 already exists",
        "{'deleteSheet':{'sheetId':99}}                | No sheet with id: 99",
        "{'deleteSheet':{'sheetId':100}}               | You can't remove all the sheets",
        "{'updateSheetProperties':{'properties':{'sheetId':100}}} | At least one field must be listed",
        "{'updateSheetProperties':{'properties':{'sheetId':100},'fields':'name'}} | field selection",
        "{'deleteDimension':{'range':{'sheetId':100,'dimension':'ROWS'}}} | delete all the rows",
        "{'insertDimension':{'range':{'sheetId':100,'startIndex':0}}} | No dimension specified",
        "{'insertDimension':{'range':{'sheetId':100,'dimension':'ROWS','startIndex':10,'endIndex':11}}} | less than the grid size[10] if inheritFromBefore is false",
        "{'insertDimension':{'range':{'sheetId':100,'dimension':'ROWS','startIndex':0,'endIndex':1},'inheritFromBefore':true}} | greater than 0",
        "{'updateCells':{'range':{'sheetId':100},'fields':'textFormatRuns','rows':[{'values':[{'textFormatRuns':[{'startIndex':0,'format':{'bold':true}}]}]}]}} | only valid on user entered strings",
        "{'updateCells':{'start':{'sheetId':100},'fields':'*','rows':[{'values':[{'userEnteredValue':{'stringValue':'ab'},'textFormatRuns':[{'startIndex':2,'format':{}}]}]}]}} | within the text",
        "{'repeatCell':{'range':{'sheetId':100,'endRowIndex':11},'fields':'*'}} | after last row",
        "{'setDataValidation':{'range':{'sheetId':100},'rule':{'condition':{'type':'LIST'}}}} | LIST",
        "{'deleteProtectedRange':{'protectedRangeId':9}} | No protected range with id: 9",
      })
  void a_request_that_does_not_fit_is_refused(String request, String message) {
    assertThat(
            calls.error(
                "POST", ":batchUpdate", "", "{\"requests\":[" + request.replace('\'', '"') + "]}"))
        .startsWith("400 ")
        .contains(message);
    assertThat(calls.book.tabs()).containsExactly("Rules");
  }

  @Test
  void text_has_its_links_until_it_is_written_anew() {
    calls.batch(
        """
        {"updateCells":{"range":{"sheetId":100},"fields":"userEnteredValue,textFormatRuns","rows":[
          {"values":[{"userEnteredValue":{"stringValue":"=1+1"},"textFormatRuns":[
            {"startIndex":0,"format":{"link":{"uri":"https://example.com/1"}}}]}]},
          {"values":[{"userEnteredValue":{"stringValue":"'07"},"textFormatRuns":[
            {"startIndex":0,"format":{"bold":true}}]},{"userEnteredValue":{"formulaValue":"=1+1"}}]}]}},
        {"insertDimension":{"range":{"sheetId":100,"dimension":"ROWS","startIndex":1,"endIndex":2}}}
        """);

    assertThat(calls.book.rows("Rules"))
        .containsExactly(List.of("=1+1"), List.of(), List.of("'07", "2"));
    assertThat(calls.book.link("Rules", "A1")).isEqualTo("https://example.com/1");
    assertThat(calls.book.link("Rules", "A3")).isEmpty();

    calls.batch(
        """
        {"updateCells":{"range":{"sheetId":100},"fields":"userEnteredValue","rows":[
          {"values":[{"userEnteredValue":{"stringValue":"=1+1"}}]}]}}
        """);
    assertThat(calls.book.rows("Rules")).containsExactly(List.of("=1+1"));
    assertThat(calls.book.link("Rules", "A1")).isEmpty();
  }

  @Test
  void rows_and_columns_come_and_go_with_their_cells() {
    calls.book.addTextRows("Rules", List.of(List.of("a", "b"), List.of("c", "d")));

    calls.batch(
        """
        {"insertDimension":{"range":{"sheetId":100,"dimension":"ROWS","startIndex":1,"endIndex":2}}},
        {"insertDimension":{"range":{"sheetId":100,"dimension":"COLUMNS","startIndex":0,"endIndex":1}}},
        {"deleteDimension":{"range":{"sheetId":100,"dimension":"COLUMNS","startIndex":1,"endIndex":2}}},
        {"appendDimension":{"sheetId":100,"dimension":"COLUMNS","length":2}}
        """);

    assertThat(calls.book.rows("Rules"))
        .containsExactly(List.of("", "b"), List.of(), List.of("", "d"));
    assertThat(calls.book.gridRows("Rules")).isEqualTo(11);
    assertThat(calls.book.gridColumns("Rules")).isEqualTo(6);
  }

  @Test
  void a_protection_can_be_changed_and_taken_away() {
    calls.batch("{\"addProtectedRange\":{\"protectedRange\":{\"range\":{\"sheetId\":100}}}}");

    calls.batch(
        """
        {"updateProtectedRange":{"protectedRange":{"protectedRangeId":101,
          "editors":{"users":["new@example.com"]}},"fields":"editors"}}
        """);
    assertThat(calls.book.protectionEditors("Rules").get(0)).contains("new@example.com");

    calls.batch("{\"deleteProtectedRange\":{\"protectedRangeId\":101}}");
    assertThat(calls.book.protectionEditors("Rules")).isEmpty();
  }

  @Test
  void a_rename_keeps_the_id_and_the_answer_shows_the_file_on_demand() {
    assertThat(
            calls.post(
                ":batchUpdate",
                "fields=updatedSpreadsheet(properties/title,sheets.properties(sheetId,title,index))",
                """
                {"includeSpreadsheetInResponse":true,"requests":[
                 {"updateSheetProperties":{"properties":{"sheetId":100,"title":"Court Rules"},
                  "fields":"title"}},
                 {"updateSpreadsheetProperties":{"properties":{"title":"Firm"},"fields":"title"}},
                 {"addSheet":{"properties":{"title":"First","index":0}}}]}
                """))
        .hasToString(
            "{\"updatedSpreadsheet\":{\"properties\":{\"title\":\"Firm\"},\"sheets\":["
                + "{\"properties\":{\"sheetId\":101,\"title\":\"First\",\"index\":0}},"
                + "{\"properties\":{\"sheetId\":100,\"title\":\"Court Rules\",\"index\":1}}]}}");
    assertThat(calls.get("/values/'Court Rules'!A:B", "").get("range").getAsString())
        .isEqualTo("'Court Rules'!A1:B10");
  }
}
