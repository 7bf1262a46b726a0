package com.atlasengine.local;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A real Chromium that looks at the console and clicks as a person does. */
final class ConsoleBrowser implements AutoCloseable {
  /** Only ends a test that would never end by itself. */
  private static final Duration LIMIT = Duration.ofMinutes(2);

  /** The folder for the documents' pictures; empty when there are to be no new ones. */
  private static final String PICTURES = System.getProperty("atlas.screenshots", "");

  private static final Duration PAUSE = Duration.ofMillis(25);

  private final URI engine;
  private final ChromeDriver driver;

  private ConsoleBrowser(URI engine, ChromeDriver driver) {
    this.engine = engine;
    this.driver = driver;
  }

  /** What is not installed of what a browser test needs; empty when all is there. */
  static List<String> missing() {
    return Stream.of("chromium", "chromedriver").filter(name -> find(name).isEmpty()).toList();
  }

  private static Optional<File> find(String name) {
    return Stream.of(Objects.requireNonNullElse(System.getenv("PATH"), "").split(":"))
        .map(folder -> new File(folder, name))
        .filter(File::canExecute)
        .findFirst();
  }

  /** Starts a browser with a window of 1,440 by 1,000 pixels for the console of this engine. */
  static ConsoleBrowser start(URI engine) {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    ChromeOptions options = new ChromeOptions();
    options.setBinary(find("chromium").orElseThrow());
    options.addArguments(
        "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--mute-audio");
    options.addArguments("--window-size=1440,1000", "--force-dark-mode");
    options.setCapability("goog:loggingPrefs", logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(find("chromedriver").orElseThrow())
            .usingAnyFreePort()
            .build();
    return new ConsoleBrowser(engine, new ChromeDriver(service, options));
  }

  /** Opens the console anew, at one of its views. */
  void open(String view) {
    driver.get("about:blank");
    driver.get(engine + "/#/" + view);
    see("main.view-" + view);
    see(".connection.live");
  }

  /** Opens another page of the engine anew. */
  void openPage(String path) {
    driver.get("about:blank");
    driver.get(engine + path);
  }

  /** Goes to another view of the page that is open. */
  void goTo(String view) {
    click("nav a[href='#/" + view + "']");
    see("main.view-" + view);
  }

  /** The first element, once it is there and shown. */
  WebElement see(String css) {
    return until(css, () -> all(css).stream().filter(WebElement::isDisplayed).findFirst());
  }

  /** The first element with this text in it, once it is there. */
  WebElement see(String css, String text) {
    return until(
        css + " with " + text,
        () -> all(css).stream().filter(e -> e.getText().contains(text)).findFirst());
  }

  /** Returns once no such element is there. */
  void awaitNone(String css) {
    until("no " + css, () -> Optional.of(css).filter(gone -> all(gone).isEmpty()));
  }

  /** Returns once this many are there, or more. */
  void awaitCount(String css, int count) {
    until(count + " of " + css, () -> Optional.of(css).filter(e -> all(e).size() >= count));
  }

  private <T> T until(String what, Supplier<Optional<T>> look) {
    WebDriverWait wait = new WebDriverWait(driver, LIMIT, PAUSE);
    wait.withMessage(what).ignoring(StaleElementReferenceException.class);
    return wait.until(d -> look.get().map(Found::new).orElse(null)).value();
  }

  List<WebElement> all(String css) {
    return driver.findElements(By.cssSelector(css));
  }

  /** What a look has found: the wait goes on as long as there is none. */
  private record Found<T>(T value) {}

  /** Clicks the first such element that can be clicked. */
  void click(String css) {
    press(css, () -> all(css).stream());
  }

  /** Clicks the first such element with this text. */
  void click(String css, String text) {
    press(
        css + " with " + text,
        () -> all(css).stream().filter(e -> e.getText().strip().equals(text)));
  }

  /** By script, because what is drawn anew between a look and a click would be missed. */
  private void press(String what, Supplier<Stream<WebElement>> look) {
    until(
        what,
        () ->
            look.get()
                .filter(e -> e.isDisplayed() && e.isEnabled())
                .findFirst()
                .map(e -> run("arguments[0].click(); return true", e)));
  }

  /** Types into a field and presses Enter. */
  void type(String css, String text) {
    WebElement field = see(css);
    field.sendKeys(text + "\n");
  }

  /** Runs a script in the page; its result, or an empty text. */
  Object run(String script, Object... arguments) {
    return Objects.requireNonNullElse(driver.executeScript(script, arguments), "");
  }

  /** Waits for what a script resolves to, or an empty text. */
  Object await(String promise) {
    String script =
        "const done = arguments[arguments.length - 1];"
            + promise
            + ".then(done, (e) => done(`${e}`))";
    return Objects.requireNonNullElse(driver.executeAsyncScript(script), "");
  }

  /** What reaches over the right edge of the page, when the page can be scrolled there. */
  Object findOverflow() {
    return run(
        "const end = document.documentElement.clientWidth;"
            + "return document.documentElement.scrollWidth <= end ? '' :"
            + " [...document.querySelectorAll('main *, .bar')].filter((e) =>"
            + " e.getBoundingClientRect().right > end).map((e) => e.outerHTML.slice(0, 80)).join(' | ')");
  }

  /**
   * What axe finds wrong with the page for a keyboard or a screen reader.
   *
   * @param rules the rules to check, as axe names them; none for all
   */
  List<?> findBarriers(String... rules) throws IOException {
    try (InputStream in = ConsoleBrowser.class.getResourceAsStream("/axe.min.js")) {
      run(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
    }
    String only = rules.length == 0 ? "" : ", runOnly: ['" + String.join("','", rules) + "']";
    return (List<?>)
        await(
            "axe.run(document, { resultTypes: ['violations']"
                + only
                + " }).then((r) => r.violations.flatMap((v) => v.nodes.map("
                + " (n) => `${v.id}: ${n.html.slice(0, 160)} ${n.failureSummary}`)))");
  }

  /** What scripts complained of since the last look, blocked styles and scripts included. */
  List<String> complaints() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
        .map(LogEntry::getMessage)
        .toList();
  }

  /** Makes the page this wide; a window cannot be as narrow as a phone. */
  void widen(int width) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", 1000, "deviceScaleFactor", 1, "mobile", false));
  }

  /** Makes the page as wide as the window again. */
  void widenAsTheWindow() {
    driver.executeCdpCommand("Emulation.clearDeviceMetricsOverride", Map.of());
  }

  /** Writes a picture for the documents, if the build was asked for new ones. */
  void picture(String name) throws IOException {
    if (!PICTURES.isEmpty()) {
      Files.write(Path.of(PICTURES, name), driver.getScreenshotAs(OutputType.BYTES));
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
