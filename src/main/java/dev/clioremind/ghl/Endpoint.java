package dev.clioremind.ghl;

/** What is asked of the API: in words, and what each needs to be allowed. */
enum Endpoint {
  SEARCH("search for contacts in GoHighLevel", "contacts.readonly", Version.OTHERS),
  CONTACT("read a contact from GoHighLevel", "contacts.readonly", Version.OTHERS),
  CREATE("add a contact to GoHighLevel", "contacts.write", Version.OTHERS),
  SNIPPETS("list GoHighLevel's snippets", "locations/templates.readonly", Version.OTHERS),
  CUSTOM_VALUES(
      "list the custom values of GoHighLevel's location",
      "locations/customValues.readonly",
      Version.OTHERS),
  WORKFLOWS("list GoHighLevel's workflows", "workflows.readonly", Version.OTHERS),
  MESSAGE(
      "send a message through GoHighLevel", "conversations/message.write", Version.CONVERSATIONS),
  MESSAGES(
      "list the messages to a contact in GoHighLevel",
      "conversations/message.readonly",
      Version.CONVERSATIONS),
  LOCATION("read the location from GoHighLevel", "locations.readonly", Version.OTHERS),
  MESSAGE_STATE(
      "look at a message in GoHighLevel", "conversations/message.readonly", Version.CONVERSATIONS),
  WITHDRAW(
      "withdraw a scheduled message from GoHighLevel",
      "conversations/message.write",
      Version.CONVERSATIONS),
  EMAIL("read an e-mail from GoHighLevel", "conversations/message.readonly", Version.CONVERSATIONS),
  ENROL("put a contact into a GoHighLevel workflow", "contacts.write", Version.OTHERS);

  private final String action;
  private final String scope;
  private final String version;

  /** A call without the header {@code Version} is refused with a 401, like one without a token. */
  private static final class Version {
    static final String CONVERSATIONS = "2021-04-15";
    static final String OTHERS = "2021-07-28";
  }

  Endpoint(String action, String scope, String version) {
    this.action = action;
    this.scope = scope;
    this.version = version;
  }

  /** Words that follow "Could not". */
  String action() {
    return action;
  }

  /** What the token must be allowed, as it is called where tokens are made. */
  String scope() {
    return scope;
  }

  String version() {
    return version;
  }
}
