package dev.clioremind;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs {@code bin/clio-remind} with a Java and a Maven that only tell what they were asked. */
@Timeout(60)
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final List<String> TOOLS =
      List.of("sh", "sed", "readlink", "cat", "mkdir", "mv", "rm", "rmdir", "sleep");

  private static final String JAVA =
      """
      #!/bin/sh
      if [ "$1" = -version ]; then
        echo 'Picked up JAVA_TOOL_OPTIONS: -Dversion "1"' >&2
        echo 'openjdk version "VERSION" 2025-04-15' >&2
        exit 0
      fi
      echo "java of NAME, pid $$"
      while [ "$1" != -jar ]; do echo "flag $1"; shift; done
      echo "jar $(cat "$2")"
      shift 2
      for argument; do printf 'argument [%s]\\n' "$argument"; done
      """;

  /** Beside it lies a file that tells its version; it writes down which steps it was asked for. */
  private static final String JAVA_WITH_ARCHIVES =
      """
      #!/bin/sh
      archive=none
      for argument; do
        case $argument in
          -XX:SharedArchiveFile=*) archive=${argument#*=} ;;
          -XX:DumpLoadedClassList=*) step=watched ;;
          -Xshare:dump) step=made ;;
          -Xshare:on) step=tried ;;
        esac
      done
      if [ -n "${step:-}" ]; then
        echo $step >>"STEPS"
        [ $step != made ] || echo archive >"$archive"
        [ $step != tried ] || exit CODE
        exit 0
      fi
      [ "$archive" = none ] || archive=${archive##*/}
      echo "with archive $archive"
      """;

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "mvn $* in $(pwd), JAVA_HOME ${JAVA_HOME:-none}"
      mkdir -p target
      echo half >target/clio-remind.jar
      cat
      MORE
      echo whole >target/clio-remind.jar
      """;

  @TempDir Path root;
  private Path project;
  private Path tools;
  private final Map<String, String> environment = new HashMap<>();

  record Result(int code, String out, String err) {}

  @BeforeEach
  void aProject() throws IOException {
    root = root.toRealPath();
    project = Files.createDirectories(root.resolve("a project/clio-remind"));
    Files.createDirectory(project.resolve("bin"));
    Files.copy(Path.of("bin/clio-remind"), script());
    executable(script());
    tools = Files.createDirectory(root.resolve("tools"));
    for (String tool : TOOLS) {
      Path found =
          Stream.of("/bin", "/usr/bin")
              .map(folder -> Path.of(folder, tool))
              .filter(Files::isExecutable)
              .findFirst()
              .orElseThrow();
      write(tools.resolve(tool), "#!/bin/sh\nexec " + found + " \"$@\"\n");
    }
    environment.put("PATH", tools.toString());
    environment.put("LC_ALL", "C");
  }

  private Path script() {
    return project.resolve("bin/clio-remind");
  }

  private Path jar() {
    return project.resolve("target/clio-remind.jar");
  }

  private Path building() {
    return project.resolve("target/clio-remind.building");
  }

  private static void executable(Path file) throws IOException {
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void write(Path file, String text) throws IOException {
    Path folder = file.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.writeString(file, text, StandardCharsets.UTF_8);
    executable(file);
  }

  private void java(Path file, String version, String name) throws IOException {
    write(file, JAVA.replace("VERSION", version).replace("NAME", name));
  }

  private void javaWithArchives(String runtime, int code) throws IOException {
    Path home = root.resolve("jdk");
    write(
        home.resolve("bin/java"),
        JAVA_WITH_ARCHIVES
            .replace("STEPS", root.resolve("steps").toString())
            .replace("CODE", Integer.toString(code)));
    Files.writeString(
        home.resolve("release"),
        "JAVA_RUNTIME_VERSION=\"%s\"\nJAVA_VERSION=\"17.0.15\"\n".formatted(runtime),
        StandardCharsets.UTF_8);
    environment.put("JAVA_HOME", home.toString());
  }

  private String steps() throws IOException {
    Path steps = root.resolve("steps");
    return Files.exists(steps)
        ? Files.readString(steps, StandardCharsets.UTF_8).replace('\n', ' ')
        : "";
  }

  private void javaOnThePath(String version) throws IOException {
    java(tools.resolve("java"), version, "PATH");
  }

  private void maven(String more) throws IOException {
    write(tools.resolve("mvn"), MAVEN.replace("MORE", more));
  }

  private void builtJar() throws IOException {
    Files.createDirectories(project.resolve("target"));
    Files.writeString(jar(), "whole\n", StandardCharsets.UTF_8);
  }

  private Process start(Path from, String... command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(from.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private Result finished(Process process) throws IOException, InterruptedException {
    String err = text(process.getErrorStream());
    String out = text(process.getInputStream());
    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    return new Result(process.exitValue(), out, err);
  }

  private static String text(InputStream stream) throws IOException {
    return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
  }

  private Result run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(script().toString()));
    command.addAll(List.of(arguments));
    return finished(start(root, command.toArray(String[]::new)));
  }

  @Test
  void it_becomes_java_with_these_flags_and_the_arguments_untouched()
      throws IOException, InterruptedException {
    javaOnThePath("17.0.15");
    builtJar();

    Process process =
        start(root, script().toString(), "plan", "two words", "", "*", "a\nb", "--x=$HOME", "\\n");
    Result result = finished(process);

    assertThat(result.out())
        .isEqualTo(
            """
            java of PATH, pid %d
            flag -XX:+ExitOnOutOfMemoryError
            flag -XX:-HeapDumpOnOutOfMemoryError
            flag -XX:-CreateCoredumpOnCrash
            flag -XX:ErrorFile=/dev/null
            flag -XX:+DisplayVMOutputToStderr
            flag -XX:TieredStopAtLevel=1
            flag -XX:-UsePerfData
            flag -Xlog:disable
            flag -Xlog:all=warning:stderr
            flag -Xlog:cds*=off:stderr
            flag -Dfile.encoding=UTF-8
            flag -Dsun.stdout.encoding=UTF-8
            flag -Dsun.stderr.encoding=UTF-8
            flag -Dstdout.encoding=UTF-8
            flag -Dstderr.encoding=UTF-8
            flag -Djdk.httpclient.keepalive.timeout=5
            flag -Dsun.net.http.retryPost=false
            flag -XX:+UseSerialGC
            flag -Xms32m
            jar whole
            argument [plan]
            argument [two words]
            argument []
            argument [*]
            argument [a
            b]
            argument [--x=$HOME]
            argument [\\n]
            """
                .formatted(process.pid()));
    assertThat(result.err()).isEmpty();
    assertThat(result.code()).isZero();
  }

  @Test
  void it_is_found_through_links_and_on_the_path() throws IOException, InterruptedException {
    javaOnThePath("17");
    builtJar();
    Path one = Files.createDirectories(root.resolve("one/more"));
    Files.createSymbolicLink(one.resolve("absolute link"), script());
    Files.createSymbolicLink(one.resolve("relative"), Path.of("absolute link"));
    Files.createSymbolicLink(root.resolve("one/up"), Path.of("more/relative"));
    Files.createSymbolicLink(tools.resolve("clio-remind"), root.resolve("one/up"));

    assertThat(finished(start(root, root.resolve("one/up").toString())).out())
        .contains("jar whole");
    assertThat(finished(start(one, "../up")).out()).contains("jar whole");
    assertThat(finished(start(one, tools.resolve("sh").toString(), "-c", "clio-remind")).out())
        .contains("jar whole");
    assertThat(finished(start(project.resolve("bin"), "./clio-remind")).out())
        .contains("jar whole");
    assertThat(finished(start(project.resolve("bin"), "sh", "clio-remind")).code()).isEqualTo(0);
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_392, 8", "11.0.21, 11", "16-ea, 16", "garbage, 0"})
  void a_java_that_is_too_old_is_named(String version, String major)
      throws IOException, InterruptedException {
    javaOnThePath(version);
    builtJar();

    assertThat(run("plan"))
        .isEqualTo(
            new Result(
                3,
                "",
                "clio-remind: needs Java 17 or newer, but %s is Java %s; install one, or let JAVA_HOME name it\n"
                    .formatted(tools.resolve("java"), major)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"17", "17.0.15", "25.0.3", "26-ea"})
  void a_java_that_is_new_enough_is_taken(String version) throws IOException, InterruptedException {
    javaOnThePath(version);
    builtJar();

    assertThat(run("plan").code()).isZero();
  }

  @Test
  void without_java_it_says_so_in_one_line() throws IOException, InterruptedException {
    builtJar();

    assertThat(run())
        .isEqualTo(
            new Result(
                3,
                "",
                "clio-remind: needs Java 17 or newer, but found none: install one, or let JAVA_HOME"
                    + " name it\n"));
    environment.put("JAVA_HOME", "/no such");
    assertThat(run().err())
        .isEqualTo(
            "clio-remind: needs Java 17 or newer, but JAVA_HOME (/no such) has no bin/java, nor has"
                + " the PATH one\n");
  }

  @Test
  void java_home_comes_first_unless_it_is_wrong_or_too_old()
      throws IOException, InterruptedException {
    javaOnThePath("17");
    java(root.resolve("jdk 25/bin/java"), "25", "JAVA_HOME");
    java(root.resolve("jdk8/bin/java"), "1.8.0_392", "old");
    builtJar();

    environment.put("JAVA_HOME", root.resolve("jdk 25").toString());
    assertThat(run().out()).startsWith("java of JAVA_HOME");
    environment.put("JAVA_HOME", root.resolve("jdk8").toString());
    assertThat(run().out()).startsWith("java of PATH");
    environment.put("JAVA_HOME", root.resolve("nowhere").toString());
    assertThat(run().out()).startsWith("java of PATH");
  }

  @Test
  void the_first_start_builds_and_the_second_does_not() throws IOException, InterruptedException {
    javaOnThePath("17");
    maven(":");
    environment.put("JAVA_HOME", root.resolve("nowhere").toString());

    Result first = run("plan");
    Result second = run("plan");

    assertThat(first.code()).isZero();
    assertThat(first.out()).startsWith("java of PATH").contains("jar whole");
    assertThat(first.err())
        .isEqualTo(
            """
            clio-remind: first start, building with Maven; this takes a minute or two ...
            mvn -q -B -ntp -C -DskipTests -DskipChecks package in %s, JAVA_HOME none
            """
                .formatted(project));
    assertThat(second.out()).contains("jar whole");
    assertThat(second.err()).isEmpty();
    assertThat(building()).doesNotExist();
  }

  @Test
  void without_maven_it_says_so_in_one_line() throws IOException, InterruptedException {
    javaOnThePath("17");

    assertThat(run())
        .isEqualTo(
            new Result(
                3,
                "",
                "clio-remind: needs Maven (mvn) to build itself the first time: install it, or put a"
                    + " built clio-remind.jar into "
                    + project
                    + "/target\n"));
  }

  @Test
  void a_build_that_fails_leaves_nothing_behind() throws IOException, InterruptedException {
    javaOnThePath("17");
    maven("exit 1");

    Result result = run();

    assertThat(result.code()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err())
        .endsWith("clio-remind: Maven could not build it; the lines above say why\n");
    assertThat(jar()).doesNotExist();
    assertThat(building()).doesNotExist();
  }

  @Test
  void a_build_that_is_stopped_leaves_nothing_behind() throws IOException, InterruptedException {
    javaOnThePath("17");
    maven("echo $$ >pid; exec sleep 60");

    Process process = start(root, script().toString());
    BufferedReader err = lines(process);
    assertThat(err.readLine()).contains("first start");
    assertThat(err.readLine()).startsWith("mvn ");
    process.destroy();

    assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(143);
    assertThat(jar()).doesNotExist();
    assertThat(building()).doesNotExist();
  }

  @Test
  void of_two_first_starts_one_builds_and_the_other_waits_for_the_whole_jar()
      throws IOException, InterruptedException {
    javaOnThePath("17");
    maven("while [ ! -f ../go ]; do sleep 0.05; done");
    Process first = start(root, script().toString());
    BufferedReader firstErr = lines(first);
    assertThat(firstErr.readLine()).contains("first start");
    assertThat(firstErr.readLine()).startsWith("mvn ");
    Process second = start(root, script().toString());
    BufferedReader secondErr = lines(second);
    assertThat(secondErr.readLine())
        .isEqualTo("clio-remind: another start is building it; waiting ...");
    Files.createFile(root.resolve("a project/go"));

    assertThat(text(first.getInputStream())).contains("jar whole");
    assertThat(text(second.getInputStream())).contains("jar whole");
    assertThat(secondErr.lines()).isEmpty();
  }

  @Test
  void an_archive_of_classes_is_made_once_for_each_java_and_build()
      throws IOException, InterruptedException {
    javaWithArchives("17.0.15+6-Debian-1", 0);
    builtJar();

    assertThat(run("plan"))
        .isEqualTo(new Result(0, "with archive clio-remind-17.0.15+6-Debian-1.jsa\n", ""));
    run("plan");
    assertThat(steps()).isEqualTo("watched made tried ");

    javaWithArchives("17.0.16+8", 0);
    assertThat(run("plan").out()).isEqualTo("with archive clio-remind-17.0.16+8.jsa\n");
    assertThat(steps()).isEqualTo("watched made tried ".repeat(2));

    Files.setLastModifiedTime(jar(), FileTime.from(Instant.now().plus(Duration.ofMinutes(1))));
    run("plan");
    assertThat(steps()).isEqualTo("watched made tried ".repeat(3));
    assertThat(project.resolve("target"))
        .isDirectoryNotContaining("glob:**17.0.15*")
        .isDirectoryNotContaining("glob:**.archive.*");
  }

  @Test
  void an_archive_that_java_refuses_is_done_without_and_not_tried_again()
      throws IOException, InterruptedException {
    javaWithArchives("17.0.15+6", 1);
    builtJar();

    assertThat(run("plan")).isEqualTo(new Result(0, "with archive none\n", ""));
    assertThat(run("plan")).isEqualTo(new Result(0, "with archive none\n", ""));
    assertThat(steps()).isEqualTo("watched made tried ");
  }

  @Test
  void no_archive_is_made_on_a_ci_machine_but_one_is_used()
      throws IOException, InterruptedException {
    javaWithArchives("17.0.15+6", 0);
    builtJar();
    environment.put("CI", "true");

    assertThat(run("plan").out()).isEqualTo("with archive none\n");
    environment.remove("CI");
    run("plan");
    environment.put("CI", "true");
    assertThat(run("plan").out()).isEqualTo("with archive clio-remind-17.0.15+6.jsa\n");
  }

  @Test
  void where_nobody_may_write_beside_the_jar_the_archive_lies_in_the_users_own_folder()
      throws IOException, InterruptedException {
    javaWithArchives("17.0.15+6", 0);
    builtJar();
    // Permissions would not stop root.
    write(
        tools.resolve("mkdir"),
        """
        #!/bin/sh
        case $* in *target*) exit 1 ;; esac
        exec /bin/mkdir "$@"
        """);
    environment.put("HOME", root.resolve("home").toString());

    run("plan");

    assertThat(root.resolve("home/.local/state/clio-remind/clio-remind-17.0.15+6.jsa"))
        .hasContent("archive");
  }

  private static BufferedReader lines(Process process) {
    return new BufferedReader(
        new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
  }

  @Test
  void a_build_that_was_killed_is_done_again() throws IOException, InterruptedException {
    javaOnThePath("17");
    maven(":");
    Process gone = start(root, "sh", "-c", ":");
    assertThat(gone.waitFor(30, TimeUnit.SECONDS)).isTrue();
    Files.createDirectories(building());
    Files.writeString(building().resolve("pid"), gone.pid() + "\n", StandardCharsets.UTF_8);
    Files.writeString(jar(), "half\n", StandardCharsets.UTF_8);

    Result result = run();

    assertThat(result.out()).contains("jar whole");
    assertThat(building()).doesNotExist();
  }

  @Test
  void output_arguments_and_file_names_are_utf_8_also_under_the_locale_of_cron()
      throws IOException, InterruptedException {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    Files.createDirectories(project.resolve("target"));
    try (OutputStream file = Files.newOutputStream(jar());
        JarOutputStream out = new JarOutputStream(file, manifest());
        InputStream echo = Echo.class.getResourceAsStream("Echo.class")) {
      assertThat(echo).isNotNull();
      out.putNextEntry(new JarEntry("dev/clioremind/Echo.class"));
      echo.transferTo(out);
    }
    // This JVM may itself be unable to name such a file; a shell is not.
    String name = "M\\303\\274ller";
    Result result =
        finished(
            start(
                root,
                tools.resolve("sh").toString(),
                "-c",
                "n=$(printf '"
                    + name
                    + "'); printf '\\342\\206\\222' >\"$n\"; exec \"$0\" \"$n\" b",
                script().toString()));

    assertThat(result.out().lines())
        .containsExactly("[M\u00fcller]", "[b]", "\u2192", "5", "false");
    assertThat(result.err()).isEqualTo("gr\u00fc\u00dfe \u2192\n");
  }

  // What is left of it when it breaks

  @ParameterizedTest
  @ValueSource(strings = {"-Xmx40m", "-Xmx16m", "-Xmx40m -XX:+UseG1GC"})
  void a_program_without_memory_ends_and_leaves_nothing_of_it_on_disk(String options)
      throws IOException, InterruptedException {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("CI", "true"); // no archive of classes is made
    environment.put("JAVA_TOOL_OPTIONS", options + " -XX:+HeapDumpOnOutOfMemoryError");
    jarOf(Hungry.class);
    Set<Path> before = files();

    Result result = run("eat");

    assertThat(result.code()).as(result.err()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).contains("Terminating due to java.lang.OutOfMemoryError");
    assertThat(files()).isEqualTo(before);
  }

  @Test
  void a_java_that_crashes_leaves_neither_a_report_nor_its_memory_on_disk()
      throws IOException, InterruptedException {
    environment.put("JAVA_HOME", System.getProperty("java.home"));
    environment.put("CI", "true"); // no archive of classes is made
    jarOf(Hungry.class);
    Set<Path> before = files();
    Process process =
        start(
            root,
            tools.resolve("sh").toString(),
            "-c",
            "ulimit -c unlimited 2>/dev/null; exec \"$0\" wait",
            script().toString());
    try (BufferedReader out =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      assertThat(out.readLine()).isEqualTo(Hungry.READY);
      run("kill", "-SEGV", process.pid());
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(process.exitValue()).isNotZero();
    assertThat(files()).isEqualTo(before);
  }

  private static void run(String command, String argument, long pid)
      throws IOException, InterruptedException {
    assertThat(new ProcessBuilder(command, argument, Long.toString(pid)).start().waitFor())
        .isZero();
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile).collect(Collectors.toSet());
    }
  }

  private void jarOf(Class<?> program) throws IOException {
    Files.createDirectories(project.resolve("target"));
    Manifest manifest = manifest();
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, program.getName());
    try (OutputStream file = Files.newOutputStream(jar());
        JarOutputStream out = new JarOutputStream(file, manifest);
        InputStream code = program.getResourceAsStream(program.getSimpleName() + ".class")) {
      assertThat(code).isNotNull();
      out.putNextEntry(new JarEntry(program.getName().replace('.', '/') + ".class"));
      code.transferTo(out);
    }
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Echo.class.getName());
    return manifest;
  }
}
