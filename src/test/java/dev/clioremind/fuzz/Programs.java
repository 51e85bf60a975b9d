package dev.clioremind.fuzz;

import dev.clioremind.fuzz.Firm.Case;
import dev.clioremind.sandbox.CallObserver;
import dev.clioremind.sandbox.ReceivedCall;
import dev.clioremind.sandbox.ghl.GhlMessage;
import dev.clioremind.sandbox.ghl.MessageState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Cases of the whole program, from its arguments to its exit code, over HTTP. */
final class Programs {

  private static final List<List<String>> OTHER_COMMANDS =
      List.of(
          List.of("plan", "--days", "7"),
          List.of("plan", "--dry-run", "--format", "json"),
          List.of("send", "--dry-run", "--format", "csv"),
          List.of("doctor"),
          List.of("doctor", "--format", "json"),
          List.of("init"),
          List.of("audit", "list"),
          List.of("audit", "list", "--open", "--format", "json"),
          List.of("audit", "verify"),
          List.of("audit", "report"),
          List.of("audit", "export", "--format", "csv"),
          List.of("auth", "status"),
          List.of("audit", "show", Case.SENT.hash().substring(0, 8)),
          List.of("audit", "show", "--matter", Long.toString(Case.SENT.matter())));

  private static final Set<Integer> GOOD_ENDS = Set.of(0, 3, 4, 5, 6, 7, 8);

  /** Kinds of calls whose order among themselves is the same in every run. */
  private static final List<Predicate<ReceivedCall>> KINDS =
      List.of(
          AnswerDamage.to("clio", "POST", "/oauth/token"),
          AnswerDamage.to("clio", "GET", "/calendar_entries"),
          AnswerDamage.to("clio", "GET", "/tasks"),
          AnswerDamage.to("clio", "GET", "/matters"),
          AnswerDamage.to("clio", "GET", "/contacts"),
          AnswerDamage.to("clio", "GET", ""),
          AnswerDamage.to("ghl", "POST", "/contacts/search"),
          AnswerDamage.to("ghl", "GET", "/contacts/" + Case.COURT.contact()),
          AnswerDamage.to("ghl", "GET", "/contacts/" + Case.OPTED_OUT.contact()),
          AnswerDamage.to("ghl", "GET", "/contacts/search/duplicate"),
          AnswerDamage.to("ghl", "GET", "/templates"),
          AnswerDamage.to("ghl", "GET", "/messages/export"),
          AnswerDamage.to("sheets", "POST", "/token"),
          AnswerDamage.to("sheets", "GET", "/v4/spreadsheets/"),
          AnswerDamage.to("sheets", "GET", "values:batchGet"),
          AnswerDamage.to("sheets", "POST", ":append"),
          AnswerDamage.to("sheets", "POST", ":batchUpdate"));

  private final Path folder;
  private final Set<Sent> allowed;

  /**
   * Plays the clean input once.
   *
   * @param folder for one folder a case, which is removed again
   */
  Programs(Path folder, Set<Sent> allowed) {
    this.folder = folder;
    this.allowed = allowed;
  }

  Verdict play(Chance chance, Story story, Sabotage sabotage) {
    Path home = home();
    try (Program program = new Program(home, sabotage)) {
      return switch (chance.below(10)) {
        case 0, 1, 2 -> answers(program, chance, story, sabotage);
        case 3 -> sends(program, chance, story, sabotage);
        case 4 -> cells(program, chance, story, sabotage);
        case 5 -> config(program, chance, story, sabotage);
        case 6 -> credentials(program, chance, story, sabotage);
        case 7 -> plan(program, chance, story, sabotage);
        default -> others(program, chance, story, sabotage);
      };
    } finally {
      remove(home);
    }
  }

  private Path home() {
    try {
      return Files.createTempDirectory(folder, "home");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void remove(Path home) {
    try (Stream<Path> files = Files.walk(home)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<AnswerDamage> damages(Chance chance, Story story) {
    List<AnswerDamage> damages = new ArrayList<>();
    story.damage(
        chance,
        own -> {
          damages.add(
              AnswerDamage.ofDone(story, own.of(KINDS), own.oneIn(2) ? 0 : own.below(3), own));
          return "";
        });
    return damages;
  }

  private static String put(List<AnswerDamage> damages) {
    return damages.stream().map(AnswerDamage::put).collect(Collectors.joining("\n"));
  }

  /** An answer to a {@code send} is damaged: each message is justified by what was answered. */
  private Verdict answers(Program program, Chance chance, Story story, Sabotage sabotage) {
    program.furnish();
    List<AnswerDamage> damages = damages(chance, story);
    program.observe(new Runs.Several(damages));
    Program.End end = program.run(send(chance));
    List<GhlMessage> messages = received(program);
    if (!messages.stream().map(Programs::sent).allMatch(allowed::contains)) {
      justify(program, messages);
    }
    mustBeOnce(messages);
    return verdict(program, end, put(damages), sabotage);
  }

  private static List<String> send(Chance chance) {
    return List.of("send", "--format", chance.of(List.of("table", "json", "csv", "markdown")));
  }

  private static Sent sent(GhlMessage message) {
    return new Sent(
        message.contactId(),
        message.channel(),
        message.html().isEmpty() ? message.text() : message.subject() + "\n" + message.html(),
        message.scheduledFor().map(at -> Long.toString(at.getEpochSecond())).orElse(""));
  }

  /** All but the one that waited. */
  private static List<GhlMessage> received(Program program) {
    return program.sandbox().ghl().messages().stream().skip(1).toList();
  }

  private static void justify(Program program, List<GhlMessage> messages) {
    ChainAsDesigned chain = new ChainAsDesigned(program.delivered());
    List<List<String>> log = program.sandbox().book().rows("AuditLog");
    boolean withdrawn = program.sandbox().ghl().messages().get(0).state() != MessageState.SCHEDULED;
    for (GhlMessage message : messages) {
      Optional<List<String>> row =
          log.stream()
              .filter(cells -> cells.size() > 8 && cells.get(7).startsWith(message.id()))
              .findFirst();
      String objection =
          row.isEmpty()
              ? "no row in the log"
              : chain.objection(sent(message), row.get(), withdrawn);
      if (!objection.isEmpty()) {
        throw new Violation(
            "a message that nothing justifies, %s: %s%n%s"
                .formatted(sent(message).inShort(), objection, message.content()));
      }
    }
  }

  private static void mustBeOnce(List<GhlMessage> messages) {
    Set<String> seen = new HashSet<>();
    for (GhlMessage message : messages) {
      if (!seen.add(message.contactId() + message.channel())) {
        throw new Violation("twice: " + sent(message).inShort());
      }
    }
  }

  private void mustBeAllowed(List<GhlMessage> messages) {
    for (GhlMessage message : messages) {
      if (!allowed.contains(sent(message))) {
        throw new Violation(
            "a message that the clean input would not have sent: %s%n%s"
                .formatted(sent(message).inShort(), message.content()));
      }
    }
    mustBeOnce(messages);
  }

  /** Answers to messages that were taken are damaged, and a second run follows. */
  private Verdict sends(Program program, Chance chance, Story story, Sabotage sabotage) {
    program.furnish();
    List<AnswerDamage> damages = new ArrayList<>();
    story.damage(
        chance,
        own -> {
          String contact = own.of(List.copyOf(allowed)).contact();
          damages.add(
              AnswerDamage.ofDone(
                  story,
                  call ->
                      call.path().equals("/conversations/messages")
                          && call.body().contains(contact),
                  0,
                  own));
          return "";
        });
    program.observe(new Runs.Several(damages));
    Program.End first = program.run(send(chance));
    program.observe(CallObserver.NONE);
    program.later(Duration.ofMinutes(20));
    Program.End second = program.run(send(chance));
    mustBeAllowed(received(program));
    verdict(program, second, "", sabotage);
    return verdict(program, first, "", sabotage);
  }

  /** A person types into the spreadsheet. */
  private Verdict cells(Program program, Chance chance, Story story, Sabotage sabotage) {
    program.furnish();
    List<String> tabs =
        List.of("ReminderRules", "Templates", "DeadlineTypes", "Holidays", "Contacts", "Status");
    story.damage(
        chance,
        own -> {
          String tab = own.of(tabs);
          int rows = program.sandbox().book().rows(tab).size();
          String cell = (char) ('A' + own.below(8)) + Integer.toString(1 + own.below(rows + 1));
          String before = program.sandbox().book().shown(tab, cell);
          String typed = own.oneIn(2) ? own.of(HostileText.TEXTS) : TextDamage.tweaked(before, own);
          program.sandbox().book().type(tab, cell, typed);
          return tab + " " + cell + " typed: " + typed;
        });
    Program.End end = program.run(send(chance));
    List<GhlMessage> messages = received(program);
    if (!messages.isEmpty()) {
      SheetAsDesigned sheet = new SheetAsDesigned(Runs.asAnswered(program.delivered()));
      boolean withdrawn =
          program.sandbox().ghl().messages().get(0).state() != MessageState.SCHEDULED;
      for (GhlMessage message : messages) {
        SheetAsDesigned.Judgement judgement = sheet.judge(sent(message), withdrawn);
        if (!judgement.allowed()) {
          throw new Violation(
              "a message that the sheet does not ask for, %s: %s%n%s"
                  .formatted(sent(message).inShort(), judgement.objection(), message.content()));
        }
      }
    }
    return verdict(program, end, "", sabotage);
  }

  /** The configuration file is damaged: everybody is still who they are, and messaged once. */
  private Verdict config(Program program, Chance chance, Story story, Sabotage sabotage) {
    List<byte[]> content =
        new ArrayList<>(List.of(program.config().getBytes(StandardCharsets.UTF_8)));
    story.damage(
        chance,
        own -> {
          StringBuilder said = new StringBuilder("config.properties: ");
          content.set(
              0, InputFiles.damaged(new String(content.get(0), StandardCharsets.UTF_8), own, said));
          return said.toString();
        });
    program.furnish(content.get(0), program.credentials().getBytes(StandardCharsets.UTF_8));
    Program.End end = program.run(send(chance));
    List<GhlMessage> messages = received(program);
    for (GhlMessage message : messages) {
      boolean own =
          allowed.stream()
              .anyMatch(
                  sent ->
                      sent.contact().equals(message.contactId())
                          && sent.channel().equals(message.channel()));
      boolean words =
          Stream.of(Case.values())
              .filter(one -> one.contact().equals(message.contactId()))
              .anyMatch(one -> message.content().contains(one.number()));
      if (!words || !(own || message.contactId().equals(Case.CANCELLED.contact()))) {
        throw new Violation("to nobody's contact: " + sent(message).inShort());
      }
    }
    mustBeOnce(messages);
    return verdict(program, end, "", sabotage);
  }

  private Verdict credentials(Program program, Chance chance, Story story, Sabotage sabotage) {
    List<String> content = new ArrayList<>(List.of(program.credentials()));
    story.damage(
        chance,
        own -> {
          JsonDamage.Damaged damaged = JsonDamage.of(content.get(0), own);
          content.set(0, damaged.text());
          return "credentials.json: " + damaged.what();
        });
    program.furnish(
        program.config().getBytes(StandardCharsets.UTF_8),
        content.get(0).getBytes(StandardCharsets.UTF_8));
    Program.End end = program.run(chance.oneIn(3) ? List.of("auth", "status") : send(chance));
    mustBeAllowed(received(program));
    return verdict(program, end, "", sabotage);
  }

  private Verdict plan(Program program, Chance chance, Story story, Sabotage sabotage) {
    program.furnish();
    Program.End made = program.run(List.of("plan", "--days", "0", "--out", "plan.json"));
    Path file = program.write("plan.json", saved(program));
    List<String> content = new ArrayList<>(List.of(read(file)));
    story.damage(
        chance,
        own -> {
          JsonDamage.Damaged damaged = JsonDamage.of(content.get(0), own);
          content.set(0, damaged.text());
          return "plan.json: " + damaged.what();
        });
    program.write("plan.json", content.get(0).getBytes(StandardCharsets.UTF_8));
    Program.End end = program.run(List.of("send", "--plan", "plan.json"));
    verdict(program, made, "", sabotage);
    mustBeAllowed(received(program));
    return verdict(program, end, "", sabotage);
  }

  private static byte[] saved(Program program) {
    return read(program.folder().resolve("plan.json")).getBytes(StandardCharsets.UTF_8);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A command that messages nobody. */
  private Verdict others(Program program, Chance chance, Story story, Sabotage sabotage) {
    program.furnish();
    List<AnswerDamage> damages = damages(chance, story);
    program.observe(new Runs.Several(damages));
    List<String> command = chance.of(OTHER_COMMANDS);
    story.note(String.join(" ", command));
    Program.End end = program.run(command);
    if (!received(program).isEmpty()) {
      throw new Violation(command + " messaged somebody");
    }
    return verdict(program, end, put(damages), sabotage);
  }

  private static Verdict verdict(
      Program program, Program.End end, String moved, Sabotage sabotage) {
    String all = end.out() + "\n" + sabotage.message(end.err(), lastBody(program));
    if (!GOOD_ENDS.contains(end.code()) || all.contains("\tat ") || all.contains("Exception")) {
      throw new Violation("exit code %s%n%s".formatted(end.code(), all));
    }
    if (!program.sandbox().ledger().defects().isEmpty()) {
      throw new AssertionError(program.sandbox().ledger().defects().get(0));
    }
    Leaks.search("the output", all, moved);
    Leaks.search("the spreadsheet", String.join("\n", program.sandbox().book().allTexts()), moved);
    return end.code() == 0 || end.code() == 5
        ? Verdict.ran(received(program).size())
        : Verdict.refusal();
  }

  private static String lastBody(Program program) {
    List<Adapters.Delivered> all = program.delivered();
    return all.isEmpty() ? "" : all.get(all.size() - 1).reply().body();
  }
}
