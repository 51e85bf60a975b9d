package dev.clioremind;

import com.google.gson.JsonParser;
import dev.clioremind.sandbox.GhlStandIn;
import dev.clioremind.sandbox.SampleClient;
import dev.clioremind.sandbox.clio.ClioContact;
import dev.clioremind.sandbox.clio.ClioEntry;
import dev.clioremind.sandbox.clio.ClioFirm;
import dev.clioremind.sandbox.clio.ClioMatter;
import dev.clioremind.sandbox.clio.ClioTask;
import dev.clioremind.sandbox.ghl.GhlContact;
import dev.clioremind.sandbox.sheets.Devices;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A word that no language has, in everything that says who a client is or what a case is about, and
 * the search for it, for phone numbers and for secrets: as they are and as they look encoded or
 * hashed.
 */
final class Canaries {

  /** Stands in each name, e-mail address, matter number, description, summary and place. */
  static final String MARK = "zyqxwvkj";

  private static final String IN_NAMES = "Zyqxwvkj";

  private final Office office;
  private final Map<String, String> needles = new LinkedHashMap<>();
  private final Map<String, String> secrets = new LinkedHashMap<>();
  private final Map<String, Set<String>> forms = new HashMap<>();

  private Canaries(Office office) {
    this.office = office;
  }

  /** Puts them into Clio and GoHighLevel. */
  static Canaries plantedIn(Office office) {
    Canaries canaries = new Canaries(office);
    canaries.plant(office.firm().clio());
    office
        .sandbox()
        .ghl()
        .contacts()
        .forEach(contact -> office.sandbox().ghl().change(contact.id(), Canaries::marked));
    canaries.knowClients();
    return canaries;
  }

  private void plant(ClioFirm clio) {
    clio.contacts().forEach(one -> clio.changeContact(one.id(), Canaries::marked));
    clio.matters().forEach(one -> clio.changeMatter(one.id(), Canaries::marked));
    clio.entries().forEach(one -> clio.changeEntry(one.id(), Canaries::marked));
    clio.tasks().forEach(one -> clio.changeTask(one.id(), Canaries::marked));
  }

  private static ClioContact marked(ClioContact contact) {
    return new ClioContact(
        contact.id(),
        contact.type(),
        named(contact.firstName()),
        named(contact.lastName()),
        contact.phones(),
        contact.emails().stream()
            .map(one -> new ClioContact.Labelled(one.label(), mailed(one.value())))
            .toList(),
        contact.customFields(),
        contact.visibility());
  }

  private static GhlContact marked(GhlContact contact) {
    // The office's own people are told of alerts, and are nobody's clients.
    return contact.id().startsWith("ctUser")
        ? contact
        : new GhlContact(
            contact.id(),
            named(contact.firstName()),
            named(contact.lastName()),
            contact.phone(),
            mailed(contact.email()),
            contact.otherEmails(),
            contact.timezone(),
            contact.dnd(),
            contact.dndSettings(),
            contact.unsubscribed(),
            contact.source());
  }

  private static ClioMatter marked(ClioMatter matter) {
    return new ClioMatter(
        matter.id(),
        matter.displayNumber() + "-" + IN_NAMES,
        matter.description() + " " + MARK,
        matter.status(),
        matter.clientId(),
        matter.attorneyId(),
        matter.practiceAreaId());
  }

  private static ClioEntry marked(ClioEntry entry) {
    return entry
        .withSummary(entry.summary() + " " + MARK)
        .withDescription((entry.description() + " " + MARK).strip())
        .withLocation((entry.location() + " " + MARK).strip());
  }

  private static ClioTask marked(ClioTask task) {
    return task.withName(task.name() + " " + MARK)
        .withDescription((task.description() + " " + MARK).strip());
  }

  private static String named(String name) {
    return name.isEmpty() ? "" : name + IN_NAMES;
  }

  private static String mailed(String email) {
    return email.isEmpty() ? "" : email.replace("@", "." + MARK + "@");
  }

  /** An answer of a service that repeats who a client is and what we sent in. */
  String echo() {
    return "Ana%s Rivera%s +12125550142 (212) 555-0142 ana.rivera.%s@example.com Bearer %s %s %s"
        .formatted(
            IN_NAMES,
            IN_NAMES,
            MARK,
            GhlStandIn.TOKEN,
            office.sandbox().clio().signIn().clientSecret(),
            office.sandbox().clio().signIn().accessToken());
  }

  private void knowClients() {
    encoded(MARK).forEach(form -> needles.put(form, "a canary"));
    encoded(IN_NAMES).forEach(form -> needles.put(form, "a canary"));
    Set<String> values = new LinkedHashSet<>();
    for (SampleClient client : office.firm().clients()) {
      String digits = client.phone().replaceAll("\\D", "");
      if (!digits.isEmpty()) {
        String area = digits.substring(1, 4);
        String rest = digits.substring(4, 7) + "-" + digits.substring(7);
        encoded(digits.substring(1)).forEach(form -> needles.put(form, "a phone number"));
        needles.put(rest, "a phone number");
        values.addAll(
            List.of(client.phone(), digits, digits.substring(1), "(" + area + ") " + rest));
      }
    }
    office
        .firm()
        .clio()
        .contacts()
        .forEach(
            one -> {
              values.addAll(List.of(one.firstName(), one.lastName(), one.name()));
              one.emails().forEach(email -> values.add(email.value()));
              one.phones().forEach(phone -> values.add(phone.value()));
            });
    office.firm().clio().matters().forEach(one -> values.add(one.displayNumber()));
    office.firm().clio().entries().forEach(one -> values.add(one.summary()));
    values.remove("");
    // DESIGN lets ids be hashed and nothing else: an address is guessed from its hash in no time.
    values.forEach(
        value ->
            hashes(value).forEach(hash -> needles.put(hash, "the hash of somebody's address")));
  }

  /** Every secret there is by now, and the service that it belongs to. */
  private Map<String, String> secrets() {
    var clio = office.sandbox().clio().signIn();
    know(clio.clientSecret(), "clio");
    clio.refreshTokens().forEach(token -> know(token, "clio"));
    know("sandbox-clio-access", "clio");
    know(GhlStandIn.TOKEN, "ghl");
    office.sandbox().sheets().accounts().issuedTokens().forEach(token -> know(token, "sheets"));
    know(Devices.CLIENT_SECRET, "sheets");
    know("sandbox-device-refresh", "sheets");
    String key =
        JsonParser.parseString(office.sandbox().settings().getOrDefault("google.credentials", "{}"))
            .getAsJsonObject()
            .get("private_key")
            .getAsString();
    // It signs, and is sent to nobody.
    key.lines().filter(line -> !line.startsWith("-----")).forEach(line -> know(line, "nobody"));
    AlertReceivers.SECRETS.forEach(secret -> know(secret, "nobody"));
    return secrets;
  }

  private void know(String secret, String owner) {
    secrets.putIfAbsent(secret, owner);
  }

  /** What of it stands in a text; empty is as it must be. */
  Set<String> in(String text) {
    Set<String> found = clientsIn(text);
    found.addAll(secretsIn(text, "no service"));
    return found;
  }

  /** Clients, and what was written to them. */
  Set<String> clientsIn(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    Set<String> found = new LinkedHashSet<>();
    needles.forEach(
        (needle, what) -> {
          if (text.contains(needle) || lower.contains(needle)) {
            found.add(what + " as '" + needle + "'");
          }
        });
    office.sandbox().ghl().messages().stream()
        .filter(message -> !message.contactId().equals(LeakSearch.OFFICE))
        .filter(message -> !message.content().isEmpty() && text.contains(message.content()))
        .forEach(message -> found.add("a whole message"));
    return found;
  }

  /**
   * Secrets.
   *
   * @param owner the service whose own may stand there
   */
  Set<String> secretsIn(String text, String owner) {
    Set<String> found = new LinkedHashSet<>();
    secrets()
        .forEach(
            (secret, belongsTo) -> {
              Set<String> written = forms.computeIfAbsent(secret, Canaries::encoded);
              if (!belongsTo.equals(owner) && written.stream().anyMatch(text::contains)) {
                found.add("a secret of " + belongsTo + ": '" + secret + "'");
              }
            });
    return found;
  }

  /**
   * As it is, percent-encoded, in hexadecimal, and in Base64 wherever it stands in a longer one.
   */
  static Set<String> encoded(String value) {
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    Set<String> forms = new LinkedHashSet<>();
    forms.add(value);
    forms.add(URLEncoder.encode(value, StandardCharsets.UTF_8));
    forms.add(HexFormat.of().formatHex(bytes));
    for (int before = 0; before < 3; before++) {
      byte[] within = new byte[before + bytes.length];
      Arrays.fill(within, (byte) 'x');
      System.arraycopy(bytes, 0, within, before, bytes.length);
      int first = before == 0 ? 0 : before + 1;
      int end = within.length * 8 / 6; // what follows has no part in these
      for (Base64.Encoder encoder : List.of(Base64.getEncoder(), Base64.getUrlEncoder())) {
        forms.add(encoder.withoutPadding().encodeToString(within).substring(first, end));
      }
    }
    return forms;
  }

  private static List<String> hashes(String value) {
    return List.of("MD5", "SHA-1", "SHA-256").stream()
        .map(algorithm -> hash(algorithm, value))
        .toList();
  }

  private static String hash(String algorithm, String value) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance(algorithm).digest(value.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
