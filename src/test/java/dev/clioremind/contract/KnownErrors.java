package dev.clioremind.contract;

import dev.clioremind.contract.Finding.Kind;
import dev.clioremind.contract.Finding.Part;
import java.util.List;

/**
 * Where the published documents are known to be wrong or silent. What is met nowhere any more in
 * the contract test has to go.
 */
public final class KnownErrors {
  private static final String CLIO = "https://docs.developers.clio.com/";
  private static final String GHL = "https://marketplace.gohighlevel.com/docs/ghl/";
  private static final String GHL_ISSUES =
      "https://github.com/GoHighLevel/highlevel-api-docs/issues";

  /** All of them; the first that explains a finding counts. */
  public static final List<KnownError> ALL =
      List.of(
          new KnownError(
              "clio",
              "GET /api/v4/*",
              Part.ANSWER,
              Kind.NULL,
              "body.data*",
              "no schema allows null anywhere",
              "a field without a value, or that the user may not see, is null",
              CLIO + "api-docs/fields"),
          new KnownError(
              "clio",
              "GET /api/v4/*.json",
              Part.ANSWER,
              Kind.UNKNOWN_MEMBER,
              "body.meta",
              "a listing has only data",
              "the address of the next page is in meta.paging",
              CLIO + "api-docs/paging"),
          new KnownError(
              "clio",
              "GET /api/v4/*.json",
              Part.REQUEST,
              Kind.REPEATED_PARAMETER,
              "query ids[]",
              "one whole number",
              "the name is given once for each id, as the brackets say",
              CLIO + "openapi.json, Filter records to those having the specified identifiers"),
          new KnownError(
              "clio",
              "GET /api/v4/contacts.json",
              Part.ANSWER,
              Kind.NOT_LISTED,
              "body.data[].phone_numbers[].name",
              "Work, Personal or Other",
              "people make labels of their own, such as Mobile",
              CLIO + "openapi.json; labels seen by public clients"),
          new KnownError(
              "ghl",
              "*",
              Part.ANSWER,
              Kind.UNKNOWN_MEMBER,
              "body.traceId",
              "no answer has it",
              "every answer has it",
              GHL_ISSUES),
          new KnownError(
              "ghl",
              "POST /contacts/search",
              Part.REQUEST,
              Kind.NO_SCHEMA,
              "body",
              "an object without members",
              "filters and paging, described on a page of its own; see ghl-in-words.openapi.json",
              GHL + "contacts/search-contacts-advanced"),
          new KnownError(
              "ghl",
              "POST /contacts/search",
              Part.ANSWER,
              Kind.NO_SCHEMA,
              "body",
              "nothing, of any status",
              "contacts and total; see ghl-in-words.openapi.json",
              GHL + "contacts/search-contacts-advanced"),
          new KnownError(
              "ghl",
              "GET /contacts/search/duplicate",
              Part.ANSWER,
              Kind.NO_SCHEMA,
              "body",
              "nothing",
              "one contact or null; see ghl-in-words.openapi.json",
              GHL + "contacts/get-duplicate-contact"),
          new KnownError(
              "ghl",
              "POST /conversations/messages",
              Part.REQUEST,
              Kind.MISSING_MEMBER,
              "body.subType",
              "required, and an object",
              "messages are taken without it",
              GHL_ISSUES),
          new KnownError(
              "ghl",
              "POST /conversations/messages",
              Part.REQUEST,
              Kind.MISSING_MEMBER,
              "body.status",
              "required",
              "messages are taken without it",
              GHL_ISSUES),
          new KnownError(
              "ghl",
              "POST /conversations/messages",
              Part.ANSWER,
              Kind.UNKNOWN_STATUS,
              "status 201",
              "200, 400 or 401",
              "201 is seen as well as 200",
              GHL_ISSUES),
          new KnownError(
              "ghl",
              "GET /conversations/messages/export",
              Part.ANSWER,
              Kind.NULL,
              "body.nextCursor",
              "text",
              "null on the last page, as the description beside it says",
              GHL + "conversations/export-messages-by-location"),
          new KnownError(
              "ghl",
              "* /conversations/messages/email/{*",
              Part.REQUEST,
              Kind.UNDECLARED_HEADER,
              "header version",
              "no header Version, for e-mails alone",
              "any call without it is refused",
              GHL + "conversations/get-email-by-id"));

  private KnownErrors() {}
}
