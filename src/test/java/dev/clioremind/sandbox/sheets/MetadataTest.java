package dev.clioremind.sandbox.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MetadataTest {

  private static final String SCHEMA_FILTER =
      "{\"developerMetadataLookup\":{\"metadataKey\":\"clio-remind.schema\"}}";

  private final SheetsCalls calls = new SheetsCalls();

  @BeforeEach
  void create() {
    calls.book.addTab("AuditLog", 10, 4);
    calls.batch(
        """
        {"createDeveloperMetadata":{"developerMetadata":{"metadataId":5,
          "metadataKey":"clio-remind.schema","metadataValue":"1","visibility":"DOCUMENT",
          "location":{"spreadsheet":true}}}},
        {"createDeveloperMetadata":{"developerMetadata":{"metadataKey":"clio-remind.mark",
          "metadataValue":"412","visibility":"DOCUMENT","location":{"sheetId":100}}}}
        """);
  }

  @Test
  void it_is_found_by_key_with_the_filter_that_found_it() {
    assertThat(
            calls.post(
                "/developerMetadata:search", "", "{\"dataFilters\":[" + SCHEMA_FILTER + "]}"))
        .hasToString(
            "{\"matchedDeveloperMetadata\":[{\"developerMetadata\":{\"metadataId\":5,"
                + "\"metadataKey\":\"clio-remind.schema\",\"metadataValue\":\"1\","
                + "\"location\":{\"locationType\":\"SPREADSHEET\",\"spreadsheet\":true},"
                + "\"visibility\":\"DOCUMENT\"},\"dataFilters\":["
                + SCHEMA_FILTER
                + "]}]}");
    assertThat(
            calls.post(
                "/developerMetadata:search",
                "",
                "{\"dataFilters\":[{\"developerMetadataLookup\":{\"metadataKey\":\"other\"}}]}"))
        .hasToString("{}");
  }

  @Test
  void it_is_read_by_id_and_with_the_spreadsheet() {
    assertThat(calls.get("/developerMetadata/5", "fields=metadataValue"))
        .hasToString("{\"metadataValue\":\"1\"}");
    assertThat(calls.error("GET", "/developerMetadata/6", "", ""))
        .isEqualTo("404 Requested entity was not found.");
    assertThat(
            calls.get(
                "",
                "fields=developerMetadata(metadataKey),sheets.developerMetadata(metadataValue,"
                    + "location/locationType)"))
        .hasToString(
            "{\"sheets\":[{\"developerMetadata\":[{\"metadataValue\":\"412\","
                + "\"location\":{\"locationType\":\"SHEET\"}}]}],"
                + "\"developerMetadata\":[{\"metadataKey\":\"clio-remind.schema\"}]}");
  }

  @Test
  void an_update_names_what_it_changed_and_changes_nothing_where_nothing_is_found() {
    String update =
        """
        {"updateDeveloperMetadata":{"dataFilters":[%s],
          "developerMetadata":{"metadataValue":"2"},"fields":"metadataValue"}}
        """;

    assertThat(calls.batch(update.formatted(SCHEMA_FILTER)).getAsJsonArray("replies").toString())
        .contains("\"metadataValue\":\"2\"", "\"metadataId\":5");
    assertThat(
            calls
                .batch(update.formatted(SCHEMA_FILTER.replace("schema", "other")))
                .getAsJsonArray("replies"))
        .hasToString("[{}]");
    assertThat(calls.book.metadata())
        .containsEntry("clio-remind.schema", "2")
        .containsEntry("clio-remind.mark", "412");
  }

  @Test
  void an_id_in_use_is_refused_and_a_deleted_one_is_free() {
    String again =
        """
        {"createDeveloperMetadata":{"developerMetadata":{"metadataId":5,"metadataKey":"k",
          "visibility":"DOCUMENT","location":{"spreadsheet":true}}}}
        """;

    assertThat(calls.error("POST", ":batchUpdate", "", "{\"requests\":[" + again + "]}"))
        .contains("DeveloperMetadata with id 5 already exists");

    calls.batch("{\"deleteDeveloperMetadata\":{\"dataFilter\":" + SCHEMA_FILTER + "}}");
    calls.batch(again);
    assertThat(calls.book.metadata()).containsKey("k").doesNotContainKey("clio-remind.schema");
  }

  @Test
  void it_needs_a_key_a_visibility_and_one_location_and_is_not_endless() {
    for (String wire :
        new String[] {
          "{\"visibility\":\"DOCUMENT\",\"location\":{\"spreadsheet\":true}}",
          "{\"metadataKey\":\"k\",\"location\":{\"spreadsheet\":true}}",
          "{\"metadataKey\":\"k\",\"visibility\":\"DOCUMENT\"}",
          "{\"metadataKey\":\"k\",\"visibility\":\"DOCUMENT\",\"location\":{\"sheetId\":9}}",
          "{\"metadataKey\":\"k\",\"visibility\":\"DOCUMENT\",\"location\":{\"spreadsheet\":true},"
              + "\"metadataValue\":\""
              + "x".repeat(30_000)
              + "\"}"
        }) {
      assertThat(
              calls.error(
                  "POST",
                  ":batchUpdate",
                  "",
                  "{\"requests\":[{\"createDeveloperMetadata\":{\"developerMetadata\":"
                      + wire
                      + "}}]}"))
          .startsWith("400 Invalid requests[0].createDeveloperMetadata: ");
    }
  }
}
