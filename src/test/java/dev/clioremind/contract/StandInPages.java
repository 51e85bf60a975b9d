package dev.clioremind.contract;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.clioremind.sandbox.ClioStandIn;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.Reply;
import dev.clioremind.sandbox.SampleFirm;
import dev.clioremind.sandbox.SheetsStandIn;
import dev.clioremind.sandbox.StandIn;
import dev.clioremind.sandbox.clio.ClioBehaviour;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.ghl.GhlTemplate;
import dev.clioremind.sandbox.ghl.GhlWorkflow;
import dev.clioremind.sandbox.ghl.MessageState;
import dev.clioremind.sandbox.ghl.Quirk;
import dev.clioremind.sandbox.ghl.Refusal;
import dev.clioremind.sandbox.sheets.SheetBook;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Asks each page that the stand-ins play, also those that no run of the program reaches, and each
 * refusal, in the way the documents allow: what is answered must be as documented too.
 */
public final class StandInPages {
  private static final Instant NOW = Instant.parse("2026-11-24T15:00:00Z");
  private static final String JSON = "application/json";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PERSON = "ctAna0000000000000001";
  private static final String WORKFLOW = "wf000000-0000-4000-8000-000000000001";

  private final ContractWatch watch;
  private final InstantSource clock = () -> NOW;
  private int calls;

  private StandInPages(ContractWatch watch) {
    this.watch = watch;
  }

  /** Asks all pages of all three. */
  public static ContractReport ask(Contracts contracts) {
    StandInPages pages = new StandInPages(new ContractWatch(contracts));
    pages.askClio();
    pages.askGhl();
    pages.askSheets();
    return pages.watch.report();
  }

  /** A caller of one stand-in, with headers that stay. */
  private final class Caller {
    private final StandIn standIn;
    private final Map<String, List<String>> headers = new HashMap<>();

    Caller(StandIn standIn) {
      this.standIn = standIn;
    }

    Caller with(String name, String value) {
      headers.put(name, List.of(value));
      return this;
    }

    JsonObject get(String path, String... query) {
      return call("GET", path, "", "", query);
    }

    JsonObject post(String path, String body, String... query) {
      return call("POST", path, JSON, body.strip(), query);
    }

    JsonObject call(String method, String path, String type, String body, String... query) {
      Map<String, List<String>> parameters = new LinkedHashMap<>();
      for (int i = 0; i < query.length; i += 2) {
        parameters.put(query[i], List.of(query[i + 1]));
      }
      Map<String, List<String>> all = new HashMap<>(headers);
      if (!type.isEmpty()) {
        all.put("content-type", List.of(type));
      }
      ReceivedCall call =
          new ReceivedCall(
              ++calls, standIn.name(), method, path, parameters, Map.copyOf(all), body);
      watch.beforeCall(call);
      Reply reply = standIn.handle(call);
      watch.afterCall(call, reply);
      JsonElement json =
          reply.body().isEmpty() ? new JsonObject() : JsonParser.parseString(reply.body());
      return json.getAsJsonObject();
    }
  }

  // Clio

  private void askClio() {
    SampleFirm firm = SampleFirm.around(LocalDate.of(2026, 11, 24), clock);
    ClioStandIn clio = new ClioStandIn(firm.clio(), clock);
    Caller caller = clioCaller(clio);
    String nested =
        ",matter{id,display_number,description,status},calendar_owner{id,name,type},"
            + "calendar_entry_event_type{id,name,color},matter_docket{id,name,status,start_date},"
            + "attendees{id,type,name}";
    String entry =
        "id,etag,summary,description,location,start_at,end_at,all_day,start_at_time_zone,start_date,"
            + "end_date,start_time,end_time,recurrence_rule,parent_calendar_entry_id,court_rule,"
            + "permission,calendar_owner_id,created_at,updated_at"
            + nested;
    JsonObject entries =
        caller.get(
            "/api/v4/calendar_entries.json",
            "from",
            "2026-11-20T00:00:00-05:00",
            "to",
            "2026-12-24T00:00:00-05:00",
            "expanded",
            "true",
            "limit",
            "200",
            "fields",
            entry);
    caller.get("/api/v4/calendar_entries.json");
    caller.get("/api/v4/calendar_entries/" + firstId(entries) + ".json", "fields", entry);
    caller.get("/api/v4/calendar_entries/999999.json");
    JsonObject tasks =
        caller.get(
            "/api/v4/tasks.json",
            "complete",
            "false",
            "due_at_from",
            "2026-11-20",
            "due_at_to",
            "2026-12-24",
            "limit",
            "2",
            "fields",
            "id,etag,name,description,description_text_type,due_at,completed_at,status,priority,"
                + "permission,statute_of_limitations,created_at,updated_at,matter{id,status},"
                + "assignee{id,type,name,identifier,enabled},task_type{id,name,deleted_at}");
    follow(caller, tasks);
    JsonObject matters =
        caller.get(
            "/api/v4/matters.json",
            "status",
            "open",
            "fields",
            "id,etag,number,display_number,custom_number,description,status,client_id,open_date,"
                + "close_date,client{id,name,type,first_name,last_name},responsible_attorney{id,name},"
                + "practice_area{id,name}");
    caller.get(
        "/api/v4/matters/" + firstId(matters) + "/contacts.json",
        "fields",
        "id,type,name,first_name,last_name,is_client,relationship_name,primary_email_address,"
            + "primary_phone_number");
    caller.get(
        "/api/v4/contacts.json",
        "type",
        "Person",
        "fields",
        "id,type,name,first_name,middle_name,last_name,prefix,title,initials,is_client,"
            + "primary_email_address,primary_phone_number,email_addresses{id,address,name,primary},"
            + "phone_numbers{id,number,name,primary}");
    caller.get(
        "/api/v4/users.json",
        "fields",
        "id,name,first_name,last_name,initials,email,enabled,time_zone,locale,phone_number");
    caller.get(
        "/api/v4/users/who_am_i.json",
        "fields",
        "id,name,email,time_zone,locale,enabled,account{id,name}");
    caller.get("/api/v4/calendars.json", "fields", "id,name,type,permission,visible");
    caller.get("/api/v4/calendar_entry_event_types.json", "fields", "id,name,color");
    caller.get(
        "/api/v4/relationships.json", "fields", "id,description,matter{id},contact{id,type}");
    caller.get("/api/v4/tasks.json", "limit", "201");
    clio.behaviour().forbid("tasks");
    caller.get("/api/v4/tasks.json");
    clio.behaviour().lowerCaseStatus(true);
    caller.get("/api/v4/matters.json", "fields", "id,status");
    clio.behaviour().courtRules(ClioBehaviour.CourtRules.INVALID_FIELD);
    caller.get("/api/v4/calendar_entries.json", "fields", "id,matter_docket{id}");
    clio.behaviour().versions(Set.of("4.1.0"));
    caller.get("/api/v4/users.json");
    clio.behaviour().versions(Set.of("4.0.13"));
    clio.behaviour().requestsPerWindow(1);
    caller.get("/api/v4/users.json");
    caller.get("/api/v4/users.json");
    clio.signIn().expireAccessTokens();
    caller.get("/api/v4/users.json");
    askClioSignIn(clio);
  }

  /** Asks for the next page of a listing, by its address as it is. */
  private static void follow(Caller caller, JsonObject listing) {
    JsonObject paging = listing.getAsJsonObject("meta").getAsJsonObject("paging");
    URI next = URI.create(paging.get("next").getAsString());
    String[] query =
        Stream.of(next.getRawQuery().split("[&=]", -1))
            .map(text -> URLDecoder.decode(text, StandardCharsets.UTF_8))
            .toArray(String[]::new);
    caller.get(next.getPath(), query);
  }

  private static String firstId(JsonObject listing) {
    return listing.getAsJsonArray("data").get(0).getAsJsonObject().get("id").getAsString();
  }

  private Caller clioCaller(ClioStandIn clio) {
    return new Caller(clio)
        .with("authorization", "Bearer " + clio.signIn().accessToken())
        .with("x-api-version", "4.0.13");
  }

  private void askClioSignIn(ClioStandIn clio) {
    String client =
        "&client_id=" + clio.signIn().clientId() + "&client_secret=" + clio.signIn().clientSecret();
    Caller caller = new Caller(clio);
    String code = clio.signIn().code("http://127.0.0.1:8976/callback");
    String redirect = "&redirect_uri=http%3A%2F%2F127.0.0.1%3A8976%2Fcallback";
    String byCode = "grant_type=authorization_code&code=" + code + redirect + client;
    caller.call("POST", "/oauth/token", FORM, byCode);
    // A code is good once.
    caller.call("POST", "/oauth/token", FORM, byCode);
    caller.call(
        "POST",
        "/oauth/token",
        FORM,
        "grant_type=refresh_token&refresh_token=" + clio.signIn().refreshToken() + client);
    String token = clio.signIn().accessToken();
    caller
        .with("authorization", "Bearer " + token)
        .call("POST", "/oauth/deauthorize", FORM, "token=" + token);
  }

  // GoHighLevel

  private void askGhl() {
    GhlStandIn ghl = new GhlStandIn(clock);
    ghl.location("Park Law", "America/New_York");
    ghl.add(
        GhlContact.of(PERSON, "Ana", "Rivera")
            .withPhone("+12135550142")
            .withEmail("ana.rivera@example.com")
            .withTimezone("America/Los_Angeles")
            .withDnd("Email", "inactive"));
    ghl.add(
        GhlContact.of("ctBen0000000000000002", "Ben", "Okafor")
            .withPhone("+12135550143")
            .withDnd("SMS", "active"));
    ghl.add(GhlTemplate.sms("tp0000000000000000001", "Hearing SMS", "Hearing. Ref {{ref}}"));
    ghl.add(GhlTemplate.email("tp0000000000000000002", "Hearing mail", "Hearing", "<p>Soon</p>"));
    ghl.add(GhlTemplate.emailWithBody("tp0000000000000000003", "Old mail", "Soon", "<p>Soon</p>"));
    ghl.add(GhlWorkflow.published(WORKFLOW, "Reminders"));
    ghl.customValue("Court address", "12 Example Street");
    ghl.customField("cfLang000000000000001", "Language");
    ghl.addInbound(PERSON, "SMS", "Thank you");
    Caller others =
        new Caller(ghl)
            .with("authorization", "Bearer " + GhlStandIn.TOKEN)
            .with("version", "2021-07-28");
    askGhlPeopleAndPlaces(others);
    askGhlMessages(
        ghl,
        new Caller(ghl)
            .with("authorization", "Bearer " + GhlStandIn.TOKEN)
            .with("version", "2021-04-15"));
    ghl.turnOn(Quirk.UNKNOWN_CONTACT_IS_404);
    others.get("/contacts/ctNobody0000000000001");
    ghl.allowElsewhere("pit-elsewhere", "loElsewhere000000001");
    new Caller(ghl)
        .with("authorization", "Bearer pit-elsewhere")
        .with("version", "2021-07-28")
        .get("/locations/" + GhlStandIn.LOCATION);
    ghl.limitRate(1);
    others.get("/locations/" + GhlStandIn.LOCATION);
    others.get("/locations/" + GhlStandIn.LOCATION);
  }

  private static void askGhlPeopleAndPlaces(Caller caller) {
    String place = "/locations/" + GhlStandIn.LOCATION;
    caller.get(place);
    caller.get(
        place + "/templates", "originId", GhlStandIn.LOCATION, "type", "sms", "limit", "100");
    caller.get(place + "/templates", "originId", GhlStandIn.LOCATION, "type", "email", "skip", "0");
    caller.get(place + "/customValues");
    caller.get(place + "/customFields", "model", "contact");
    caller.get("/users/", "locationId", GhlStandIn.LOCATION);
    caller.get("/workflows/", "locationId", GhlStandIn.LOCATION);
    caller.get("/contacts/" + PERSON);
    caller.get("/contacts/ctNobody0000000000001");
    caller.get(
        "/contacts/search/duplicate", "locationId", GhlStandIn.LOCATION, "number", "+12135550142");
    caller.get(
        "/contacts/search/duplicate",
        "locationId",
        GhlStandIn.LOCATION,
        "email",
        "nobody@example.com");
    caller.post(
        "/contacts/search",
        """
        {"locationId":"%s","page":1,"pageLimit":100,"filters":[{"group":"OR","filters":[
          {"field":"phone","operator":"eq","value":"+12135550142"}]}]}"""
            .formatted(GhlStandIn.LOCATION));
    String person =
        """
        {"locationId":"%s","firstName":"Cleo","lastName":"Marsh","email":"cleo.marsh@example.com",
         "phone":"+12135550144","timezone":"America/Los_Angeles","source":"clio-remind"}"""
            .formatted(GhlStandIn.LOCATION);
    caller.post("/contacts/", person);
    caller.post("/contacts/", person);
    caller.post("/contacts/", person.replace("\"Cleo\"", "\"\""));
    caller.post(
        "/contacts/" + PERSON + "/workflow/" + WORKFLOW,
        """
        {"eventStartTime":"2026-12-01T09:30:00-08:00"}""");
  }

  private void askGhlMessages(GhlStandIn ghl, Caller caller) {
    String sms =
        """
        {"type":"SMS","contactId":"%s","message":"Hearing on 1 December. Ref K7Q2M4XA."}""";
    String email =
        """
        {"type":"Email","contactId":"%s","subject":"Hearing","html":"<p>Ref K7Q2M4XA</p>"}""";
    String later = ",\"scheduledTimestamp\":" + (NOW.getEpochSecond() + 3600) + "}";
    String messageId =
        caller
            .post("/conversations/messages", sms.formatted(PERSON))
            .get("messageId")
            .getAsString();
    JsonObject mail = caller.post("/conversations/messages", email.formatted(PERSON));
    String mailId = mail.get("emailMessageId").getAsString();
    String conversation = mail.get("conversationId").getAsString();
    caller.post(
        "/conversations/messages", sms.formatted(PERSON).replace("\"SMS\"", "\"WhatsApp\""));
    String waiting =
        caller
            .post("/conversations/messages", sms.formatted(PERSON).replace("}", later))
            .get("messageId")
            .getAsString();
    String waitingMail =
        caller
            .post("/conversations/messages", email.formatted(PERSON).replace("}", later))
            .get("emailMessageId")
            .getAsString();
    ghl.fate(MessageState.DELIVERED);
    for (String channel : List.of("SMS", "Email", "WhatsApp")) {
      caller.get(
          "/conversations/messages/export",
          "locationId",
          GhlStandIn.LOCATION,
          "contactId",
          PERSON,
          "channel",
          channel,
          "sortOrder",
          "desc",
          "limit",
          "10",
          "startDate",
          "2026-11-23T00:00:00.000Z");
    }
    ghl.turnOn(Quirk.EMAIL_SUBJECT_LISTED);
    caller.get(
        "/conversations/messages/export", "locationId", GhlStandIn.LOCATION, "channel", "Email");
    ghl.turnOff(Quirk.EMAIL_SUBJECT_LISTED);
    // Once as the live service answers, once as documented.
    for (int form = 0; form < 2; form++) {
      caller.get("/conversations/messages/" + messageId);
      caller.get("/conversations/" + conversation + "/messages", "limit", "20");
      ghl.turnOn(Quirk.MESSAGE_UNWRAPPED, Quirk.CONVERSATION_MESSAGES_FLAT);
    }
    caller.get("/conversations/messages/email/" + mailId);
    caller.get("/conversations/search", "locationId", GhlStandIn.LOCATION, "contactId", PERSON);
    caller.get(
        "/conversations/preferences/unsubscriptions/status",
        "locationId",
        GhlStandIn.LOCATION,
        "contactId",
        PERSON);
    ghl.turnOn(Quirk.CANCEL_ANSWERS_NOTHING);
    String third =
        caller
            .post("/conversations/messages", sms.formatted(PERSON).replace("}", later))
            .get("messageId")
            .getAsString();
    caller.call("DELETE", "/conversations/messages/" + third + "/schedule", "", "");
    ghl.turnOff(Quirk.CANCEL_ANSWERS_NOTHING);
    for (int again = 0; again < 2; again++) {
      // The second time there is nothing left to cancel.
      caller.call("DELETE", "/conversations/messages/" + waiting + "/schedule", "", "");
      caller.call("DELETE", "/conversations/messages/email/" + waitingMail + "/schedule", "", "");
    }
    ghl.turnOn(Quirk.CANCELLED_IS_SHOWN);
    caller.get("/conversations/messages/" + waiting);
    caller.get(
        "/conversations/messages/export", "locationId", GhlStandIn.LOCATION, "channel", "SMS");
    caller.post("/conversations/messages", sms.formatted("ctBen0000000000000002"));
    caller.post("/conversations/messages", email.formatted("ctBen0000000000000002"));
    caller.post("/conversations/messages", sms.formatted("ctNobody0000000000001"));
    caller.post(
        "/conversations/messages",
        """
        {"type":"Email","contactId":"%s","message":"no html"}"""
            .formatted(PERSON));
    for (int status : new int[] {408, 409, 500}) {
      ghl.refuseOnce(PERSON, Refusal.withoutCode(status, "Not now"));
      caller.post("/conversations/messages", sms.formatted(PERSON));
    }
    caller.with("authorization", "Bearer pit-wrong").get("/conversations/messages/" + messageId);
  }

  // Google

  private void askSheets() {
    SheetsStandIn sheets = new SheetsStandIn(clock, new Random(5));
    SheetBook book = sheets.createBook("Reminders", "America/New_York");
    book.addTab("Log", List.of(List.of("Hash", "Status"), List.of("ab12", "claimed")));
    String token =
        sheets
            .accounts()
            .grant(SheetsStandIn.OWNER, Set.of("https://www.googleapis.com/auth/spreadsheets"));
    Caller caller = new Caller(sheets).with("authorization", "Bearer " + token);
    String file = "/v4/spreadsheets/" + book.id();
    JsonObject whole =
        caller.get(
            file,
            "fields",
            "spreadsheetId,properties(title,locale,timeZone),developerMetadata,"
                + "sheets(properties(sheetId,title,gridProperties),tables/tableId,protectedRanges)");
    int tab =
        whole
            .getAsJsonArray("sheets")
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("properties")
            .get("sheetId")
            .getAsInt();
    caller.get(file + "/values/'Log'!A1:B2", "valueRenderOption", "UNFORMATTED_VALUE");
    caller.get(file + "/values:batchGet", "ranges", "'Log'!A:B", "majorDimension", "ROWS");
    caller.post(
        file + "/values:batchGetByDataFilter",
        """
        {"dataFilters":[{"a1Range":"'Log'!A2"}],"valueRenderOption":"UNFORMATTED_VALUE"}""");
    caller.post(
        file + "/values/'Log'!A:A:append",
        """
        {"majorDimension":"ROWS","values":[["cd34","sending"]]}""",
        "valueInputOption",
        "RAW",
        "insertDataOption",
        "INSERT_ROWS");
    caller.call(
        "PUT",
        file + "/values/'Log'!B2",
        JSON,
        """
        {"values":[["released"]]}""",
        "valueInputOption",
        "RAW");
    caller.post(
        file + "/values:batchUpdate",
        """
        {"valueInputOption":"USER_ENTERED","data":[{"range":"'Log'!B2","values":[["1"]]}]}""");
    caller.post(file + "/values/'Log'!B2:clear", "{}");
    caller.post(
        file + "/values:batchClear",
        """
        {"ranges":["'Log'!B3"]}""");
    caller.post(file + ":batchUpdate", structure(tab));
    caller.post(
        file + "/developerMetadata:search",
        """
        {"dataFilters":[{"developerMetadataLookup":{"metadataKey":"clio-remind.schema"}}]}""");
    caller.post(
        "/v4/spreadsheets",
        """
        {"properties":{"title":"New","locale":"en_US","timeZone":"America/New_York"},
         "sheets":[{"properties":{"title":"Log","gridProperties":{"rowCount":10,"columnCount":2}}}]}""");
    caller.get(file + "/values/'Nowhere'!A1");
    caller.get("/v4/spreadsheets/1-not-there");
    caller.with("authorization", "Bearer ya29.wrong").get(file);
    new Caller(sheets)
        .call(
            "POST",
            "/token",
            FORM,
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Ajwt-bearer&assertion=x");
  }

  private static String structure(int tab) {
    return """
    {"requests":[
     {"addSheet":{"properties":{"title":"Rules","gridProperties":{"rowCount":50,"columnCount":5,"frozenRowCount":1}}}},
     {"setDataValidation":{"range":{"sheetId":%1$s,"startRowIndex":1,"startColumnIndex":1,"endColumnIndex":2},
       "rule":{"condition":{"type":"ONE_OF_LIST","values":[{"userEnteredValue":"SMS"}]},"strict":true,"showCustomUi":true}}},
     {"addProtectedRange":{"protectedRange":{"range":{"sheetId":%1$s},"description":"log","warningOnly":true}}},
     {"updateSheetProperties":{"properties":{"sheetId":%1$s,"gridProperties":{"columnCount":3}},"fields":"gridProperties.columnCount"}},
     {"createDeveloperMetadata":{"developerMetadata":{"metadataKey":"clio-remind.schema","metadataValue":"1",
       "visibility":"DOCUMENT","location":{"spreadsheet":true}}}}]}"""
        .formatted(tab);
  }
}
