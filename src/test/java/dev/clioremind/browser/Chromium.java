package dev.clioremind.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * The machine's own Chromium, with no window: what it shows of a page, asks for and complains of.
 * Nothing is ever downloaded to have one.
 */
public final class Chromium implements AutoCloseable {

  private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
  private static final List<Path> BROWSERS =
      List.of(Path.of("/usr/bin/chromium"), Path.of("/usr/bin/google-chrome"));
  private static final Pattern VERSION = Pattern.compile(" (\\d+)\\.");
  private static final Pattern ADDRESS =
      Pattern.compile("\"Network\\.requestWillBeSent\".*?\"request\":\\{.*?\"url\":\"([^\"]*)\"");

  // Held, for a logger that nobody holds forgets its level.
  private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

  private final ChromeDriver driver;
  private final Path profile;

  private Chromium(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  /** A browser and a driver that go together; empty where the machine has none. */
  public static Optional<Path> installed() {
    if (!Files.isExecutable(DRIVER)) {
      return Optional.empty();
    }
    Optional<String> wanted = version(DRIVER);
    return BROWSERS.stream()
        .filter(Files::isExecutable)
        .filter(browser -> wanted.isPresent() && version(browser).equals(wanted))
        .findFirst();
  }

  private static Optional<String> version(Path program) {
    try {
      Process process =
          new ProcessBuilder(program.toString(), "--version")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      process.waitFor(20, TimeUnit.SECONDS);
      Matcher version = VERSION.matcher(said);
      return version.find() ? Optional.of(version.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * Starts it, as somebody who never used it.
   *
   * @param browser as {@link #installed} found it
   */
  public static Chromium start(Path browser) throws IOException {
    Path profile = Files.createTempDirectory("clio-remind-chromium-");
    SELENIUM.setLevel(Level.SEVERE); // else it warns that it has no code made for this very version
    ChromeOptions options = new ChromeOptions();
    options.setBinary(browser.toFile());
    options.addArguments(
        "--headless",
        "--no-sandbox", // which root can't have
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--host-resolver-rules=MAP * ~NOTFOUND",
        "--user-data-dir=" + profile);
    options.setCapability(
        "goog:loggingPrefs", Map.of(LogType.BROWSER, "ALL", LogType.PERFORMANCE, "ALL"));
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(DRIVER.toFile())
            .usingAnyFreePort()
            .build();
    return new Chromium(new ChromeDriver(service, options), profile);
  }

  /** How a page is looked at. */
  public enum Scheme {
    LIGHT("screen", "light"),
    DARK("screen", "dark"),
    /** By a printer of somebody whose screen is dark. */
    PAPER("print", "dark");

    private final String media;
    private final String colors;

    Scheme(String media, String colors) {
      this.media = media;
      this.colors = colors;
    }
  }

  /** Opens a page in a window so many pixels wide, and forgets what it logged before. */
  public void open(Path page, int width, Scheme scheme) {
    complaints();
    requests();
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of(
            "media",
            scheme.media,
            "features",
            List.of(Map.of("name", "prefers-color-scheme", "value", scheme.colors))));
    driver.get(page.toAbsolutePath().toUri().toString());
  }

  /** What stands on the console: errors, and what the page's policy forbade. */
  public List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::getMessage)
        .toList();
  }

  /** The addresses that were asked for, the page's own first. */
  public List<URI> requests() {
    List<URI> addresses = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE).getAll()) {
      Matcher address = ADDRESS.matcher(entry.getMessage());
      if (address.find()) {
        addresses.add(URI.create(address.group(1)));
      }
    }
    return addresses;
  }

  /** The value of a JavaScript expression on the page. */
  public Object value(String expression) {
    Object value = driver.executeScript("return " + expression);
    return value == null ? "" : value;
  }

  /** The number that a JavaScript expression is. */
  public long number(String expression) {
    return ((Number) value(expression)).longValue();
  }

  /** The texts that a JavaScript expression makes a list of. */
  public List<String> texts(String expression) {
    return ((List<?>) value(expression)).stream().map(String::valueOf).toList();
  }

  /** Takes a picture of the page from its top, no taller than this. */
  public void picture(Path file, int tallest) {
    long width = number("innerWidth");
    long height = Math.min(number("document.documentElement.scrollHeight"), tallest);
    Map<String, Object> picture =
        driver.executeCdpCommand(
            "Page.captureScreenshot",
            Map.of(
                "captureBeyondViewport",
                true,
                "clip",
                Map.of("x", 0, "y", 0, "width", width, "height", height, "scale", 1)));
    write(file, picture);
  }

  /** Prints the page on A4. */
  public void print(Path file) {
    write(
        file,
        driver.executeCdpCommand(
            "Page.printToPDF",
            Map.of("preferCSSPageSize", false, "paperWidth", 8.27, "paperHeight", 11.69)));
  }

  private static void write(Path file, Map<String, Object> data) {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.write(file, Base64.getDecoder().decode(String.valueOf(data.get("data"))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    driver.quit();
    try (Stream<Path> files = Files.walk(profile)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException | UncheckedIOException e) {
      // Its last process may still be writing: the machine's temporary files are swept up.
    }
  }
}
