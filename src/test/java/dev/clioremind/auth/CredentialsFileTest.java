package dev.clioremind.auth;

import static dev.clioremind.auth.CredentialsFile.Updated.changed;
import static dev.clioremind.auth.CredentialsFile.Updated.unchanged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.clioremind.Survives;
import dev.clioremind.config.Secret;
import dev.clioremind.core.ConfigurationException;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class CredentialsFileTest {
  private static final URI US = URI.create("https://app.clio.com");

  private static final Credentials ALL =
      new Credentials(
          Map.of(
              URI.create(US + "#id"),
              new ClioSignIn(
                  Optional.of(Secret.of("id")),
                  Optional.of(Secret.of("secret")),
                  Secret.of("RT-1"),
                  Optional.of(
                      new AccessToken(Secret.of("AT-1"), Instant.parse("2026-12-22T15:00:00Z"))),
                  Optional.of("0".repeat(64)),
                  "")),
          Map.of(
              "",
              new GoogleSignIn.Device(
                  Secret.of("gid"), Secret.of("gs"), Secret.of("1//g=&<"), Optional.empty())),
          Map.of(URI.create("http://127.0.0.1:8080"), Secret.of("pit-1")));

  @TempDir Path root;
  private final List<Duration> waits = new ArrayList<>();

  private Path path() {
    return root.resolve("config/clio-remind/credentials.json");
  }

  private Path folder() {
    return root.resolve("config/clio-remind");
  }

  private CredentialsFile file() {
    return file(path());
  }

  private CredentialsFile file(Path path) {
    return new CredentialsFile(path, waits::add, Duration.ofSeconds(2));
  }

  private static void store(CredentialsFile file, Credentials credentials) {
    assertThat(file.underLock(old -> changed("done", credentials)).notStored()).isEmpty();
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  private static void chmod(Path path, String mode) throws IOException {
    Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void without_a_file_nobody_is_signed_in_and_nothing_is_made() {
    assertThat(file().read()).isEqualTo(Credentials.none());
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void what_is_written_is_read_again() {
    store(file(), ALL);

    assertThat(file().read()).isEqualTo(ALL);
  }

  @Test
  void only_its_owner_can_read_it_and_nothing_else_is_left() throws IOException {
    store(file(), ALL);
    store(file(), ALL.withoutGoogle(""));

    assertThat(mode(path())).isEqualTo("rw-------");
    assertThat(mode(folder())).isEqualTo("rwx------");
    assertThat(names()).containsExactly("credentials.json", "credentials.json.lock");
    assertThat(mode(path().resolveSibling("credentials.json.lock"))).isEqualTo("rw-------");
  }

  @Test
  void the_format_is_plain_json() throws IOException {
    store(file(), ALL);

    assertThat(Files.readString(path(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {
              "schema": 1,
              "clio": {
                "https://app.clio.com#id": {
                  "clientId": "id",
                  "clientSecret": "secret",
                  "refreshToken": "RT-1",
                  "accessToken": "AT-1",
                  "accessTokenExpiry": "2026-12-22T15:00:00Z",
                  "origin": "0000000000000000000000000000000000000000000000000000000000000000"
                }
              },
              "google": {
                "clientId": "gid",
                "clientSecret": "gs",
                "refreshToken": "1//g=&<"
              },
              "ghl": {
                "http://127.0.0.1:8080": {
                  "token": "pit-1"
                }
              }
            }
            """);
  }

  @Test
  void a_file_of_before_is_read_and_kept_apart_from_now_on() throws IOException {
    store(file(), Credentials.none());
    Files.writeString(
        path(),
        """
        {"schema": 1,
         "clio": {"https://app.clio.com": {"clientId": "app", "refreshToken": "RT-old"}},
         "google": {"clientId": "gid", "clientSecret": "gs", "refreshToken": "1//old"},
         "ghl": {"https://services.leadconnectorhq.com": {"token": "pit-old"}}}
        """,
        StandardCharsets.UTF_8);

    Credentials old = file().read();

    Optional<Secret> app = Optional.of(Secret.of("app"));
    URI ghl = URI.create("https://services.leadconnectorhq.com");
    assertThat(
            old.clio(new ClioFirm(US, app, "loc1"), Optional.empty()).map(ClioSignIn::refreshToken))
        .contains(Secret.of("RT-old"));
    assertThat(old.ghl(ghl, "loc1")).contains(Secret.of("pit-old"));
    assertThat(old.google("1AbC")).isPresent();

    assertThat(old.clio()).containsOnlyKeys(URI.create(US + "#app"));

    store(file(), old.withGhl(ghl, "loc2", Secret.of("pit-new")));
    assertThat(file().read().ghl(ghl, "loc1")).contains(Secret.of("pit-old"));
    assertThat(file().read().ghl(ghl, "loc2")).contains(Secret.of("pit-new"));
    assertThat(file().read().clio()).isEqualTo(old.clio());
  }

  @Test
  void a_key_of_google_is_kept_for_its_spreadsheet() {
    GoogleSignIn key =
        new GoogleSignIn.Key(Secret.ofDocument("{\n \"type\": \"service_account\"}"));
    Credentials both =
        ALL.withGoogle("1AbC", key)
            .withGoogle(
                "1Dev",
                new GoogleSignIn.Device(
                    Secret.of("gid"),
                    Secret.of("gs"),
                    Secret.of("1//d"),
                    Optional.of(URI.create("http://127.0.0.1:1/token"))));

    store(file(), both);

    assertThat(file().read()).isEqualTo(both);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rw-r-----", "rw-r--r--", "rw--w----", "rw-rw-rw-", "rw-----w-"})
  void a_file_that_others_can_read_or_change_is_refused(String mode) throws IOException {
    store(file(), ALL);
    chmod(path(), mode);

    assertThatThrownBy(() -> file().read())
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e -> assertThat(e.fix()).startsWith("Run: chmod 600 '" + path()))
        .hasMessage(
            "Other users of this machine can read or change the credentials file " + path() + ".");
  }

  @Test
  void a_file_of_somebody_else_is_refused() throws IOException {
    store(file(), ALL);
    String me = Files.getOwner(path()).getName();
    CredentialsFile mine =
        new CredentialsFile(path(), waits::add, Duration.ZERO, new FileOwner("mallory"));

    assertThatThrownBy(mine::read)
        .hasMessage("The credentials file %s belongs to %s, not to mallory.".formatted(path(), me));
    assertThat(FileOwner.ofThisProcess().name()).isEqualTo(me);
  }

  @Test
  void a_folder_in_which_others_can_put_files_is_refused_before_any_work() throws IOException {
    store(file(), ALL);
    chmod(folder(), "rwxrwxrwx");

    assertThatThrownBy(() -> file().underLock(old -> unchanged(fail())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith("Other users of this machine can change files in");
  }

  private static String fail() {
    throw new AssertionError("a token would have been spent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "{}",
        "[]",
        "{\"schema\":2}",
        "{\"schema\":\"s3cr3t\"}",
        "{\"schema\":1,\"clio\":{\"https://app.clio.com\":{\"accessToken\":\"s3cr3t\"}}}",
        "{\"schema\":1,\"clio\":{\"https://app.clio.com\":null}}",
        "{\"schema\":1,\"clio\":{\"s3 cr3t\":{\"refreshToken\":\"a\"}}}",
        "{\"schema\":1,\"clio\":{\"h\":{\"refreshToken\":\"a\",\"accessToken\":\"b\","
            + "\"accessTokenExpiry\":\"s3cr3t\"}}}",
        "{\"schema\":1,\"ghl\":{\"h\":{\"token\":\"s3cr3t\\n\"}}",
        "{\"schema\":1,\"ghl\":{\"h\":{\"token\":\"s3c\\nr3t\"}}}",
        "{\"schema\":1,\"google\":\"s3cr3t\"}",
        "s3cr3t"
      })
  void a_damaged_file_is_refused_without_showing_it(String content) throws IOException {
    store(file(), ALL);
    Files.writeString(path(), content, StandardCharsets.UTF_8);

    assertThatThrownBy(() -> file().read())
        .isInstanceOfSatisfying(
            ConfigurationException.class,
            e -> assertThat(e.fix()).contains("clio-remind auth login").doesNotContain("s3cr3t"))
        .hasMessage("The credentials file " + path() + " is damaged or not one of ours.")
        .hasNoCause();
  }

  @Test
  void a_link_stays_a_link() throws IOException {
    Path target = root.resolve("elsewhere/real.json");
    store(file(target), Credentials.none());
    Files.createDirectories(folder());
    Files.createSymbolicLink(path(), target);

    store(file(), ALL);

    assertThat(path()).isSymbolicLink();
    assertThat(file(target).read()).isEqualTo(ALL);
  }

  @Test
  void what_a_killed_run_left_behind_is_removed() throws IOException {
    store(file(), ALL);
    Files.writeString(path().resolveSibling(".credentials-123.tmp"), "{", StandardCharsets.UTF_8);

    store(file(), ALL);

    assertThat(names()).containsExactly("credentials.json", "credentials.json.lock");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Survives("43b")
  void a_place_that_takes_no_file_is_noticed_before_a_token_is_spent() {
    CredentialsFile file = file(Path.of("/proc/clio-remind/credentials.json"));

    assertThatThrownBy(() -> file.underLock(old -> unchanged(fail())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("can't be written");
    assertThatThrownBy(file::ensureWritable).isInstanceOf(ConfigurationException.class);
  }

  @Test
  void a_folder_in_its_place_is_noticed_before_a_token_is_spent() throws IOException {
    Files.createDirectories(path());
    chmod(folder(), "rwx------");

    assertThatThrownBy(() -> file().underLock(old -> unchanged(fail())))
        .isInstanceOf(ConfigurationException.class);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  @Survives("43a")
  void a_disk_that_is_full_is_noticed_before_a_token_is_spent() throws IOException {
    Files.createDirectories(folder());
    chmod(folder(), "rwx------");
    // No file may grow beyond 2 KiB: what a full disk does to the probe.
    List<String> full = List.of("sh", "-c", "ulimit -f 4 && exec \"$0\" \"$@\"");
    try (LockTakers.Child child = LockTakers.start(full, "probe", path().toString())) {
      assertThat(child.says()).startsWith("The credentials file " + path() + " can't be written");
    }
    try (LockTakers.Child child = LockTakers.start(List.of(), "probe", path().toString())) {
      assertThat(child.says()).isEqualTo("writable");
    }
    assertThat(names()).isEmpty();
  }

  @Test
  void a_token_that_was_spent_is_handed_back_even_if_it_cannot_be_stored() throws IOException {
    CredentialsFile file = file();

    CredentialsFile.Kept<String> kept =
        file.underLock(
            old -> {
              makeUnwritable();
              return changed("AT-new", ALL);
            });

    assertThat(kept.result()).isEqualTo("AT-new");
    assertThat(kept.notStored())
        .hasValueSatisfying(
            e -> {
              assertThat(e).hasMessageStartingWith("A new token could not be stored in " + path());
              assertThat(e.fix()).contains("clio-remind auth login");
            });
    assertThat(names()).noneMatch(name -> name.endsWith(".tmp"));
  }

  /** A folder that is not empty can't be replaced by a file, not even by root. */
  private void makeUnwritable() {
    try {
      Files.createDirectories(path().resolve("in the way"));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void work_that_changes_nothing_writes_nothing() throws IOException {
    assertThat(file().underLock(old -> unchanged("seen")).result()).isEqualTo("seen");
    assertThat(names()).containsExactly("credentials.json.lock");
  }

  @Test
  void work_that_fails_lets_go_of_the_lock() {
    CredentialsFile file = file();
    assertThatThrownBy(
            () ->
                file.underLock(
                    old -> {
                      throw new IllegalStateException("refused by Clio");
                    }))
        .hasMessage("refused by Clio");

    assertThatCode(() -> store(file, ALL)).doesNotThrowAnyException();
  }

  @Test
  void waiting_for_another_process_has_an_end() throws IOException {
    store(file(), ALL);
    LockFile.Held held =
        new LockFile(path().resolveSibling("credentials.json.lock")).tryAcquire().orElseThrow();

    assertThatThrownBy(() -> file().underLock(old -> unchanged(fail())))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage("Another clio-remind has been using " + path() + " for 2 s.");
    assertThat(waits.stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(Duration.ofSeconds(2));
    held.close();
    assertThat(file().underLock(old -> unchanged(1)).result()).isEqualTo(1);
  }

  @Test
  void being_stopped_while_waiting_keeps_the_interrupt() throws IOException {
    store(file(), ALL);
    LockFile.Held held =
        new LockFile(path().resolveSibling("credentials.json.lock")).tryAcquire().orElseThrow();
    CredentialsFile file =
        new CredentialsFile(
            path(),
            length -> {
              throw new InterruptedException();
            },
            Duration.ofSeconds(2));

    assertThatThrownBy(() -> file.underLock(old -> unchanged(fail())))
        .isInstanceOf(ConfigurationException.class);
    assertThat(Thread.interrupted()).isTrue();
    held.close();
  }

  @Test
  @Survives("45")
  void of_several_processes_and_threads_that_refresh_at_once_one_does() throws IOException {
    CredentialsFile file = file();
    AtomicInteger refreshes = new AtomicInteger();
    List<LockTakers.Child> children = new ArrayList<>();
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      String first =
          file.underLock(
                  old -> {
                    for (int i = 0; i < 2; i++) {
                      LockTakers.Child child = startRefresh();
                      children.add(child);
                      assertThat(child.says()).isEqualTo("waiting");
                    }
                    refreshes.incrementAndGet();
                    return changed(
                        "refreshed", old.withGhl(LockTakers.CLIO, "", Secret.of("token")));
                  })
              .result();
      assertThat(children).allSatisfy(child -> assertThat(child.says()).isEqualTo("found"));
      List<CompletableFuture<String>> results =
          Stream.generate(
                  () ->
                      CompletableFuture.supplyAsync(
                          () ->
                              file.underLock(
                                      old -> {
                                        if (old.ghl().containsKey(LockTakers.CLIO)) {
                                          return unchanged("found");
                                        }
                                        refreshes.incrementAndGet();
                                        return changed("refreshed", old);
                                      })
                                  .result(),
                          threads))
              .limit(8)
              .toList();

      assertThat(first).isEqualTo("refreshed");
      assertThat(results).allSatisfy(result -> assertThat(result.join()).isEqualTo("found"));
      assertThat(refreshes).hasValue(1);
      assertThat(mode(path())).isEqualTo("rw-------");
      assertThat(file().read().ghl()).containsKey(LockTakers.CLIO);
    } finally {
      threads.shutdownNow();
      children.forEach(LockTakers.Child::close);
    }
  }

  private LockTakers.Child startRefresh() {
    try {
      return LockTakers.start(List.of(), "refresh", path().toString());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
