package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The console in a real browser: what a person sees and does there, on the whole engine. */
class ConsoleIT {
  private static final List<String> VIEWS =
      List.of("stage", "turns", "workflows", "switchboard", "behind");
  private static final long MAX_BYTES = 1_500_000;
  private static final double MAX_FIRST_PAINT_MS = 1000;

  private static Engine engine;
  private static ConsoleBrowser browser;
  private static ConsoleStage stage;

  @BeforeAll
  static void startEngineAndBrowser() throws Exception {
    List<String> missing = ConsoleBrowser.missing();
    assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
    engine = Engine.start(TestEngine.patient().withConcurrency(1, 1));
    browser = ConsoleBrowser.start(engine.endpoint());
    stage = new ConsoleStage(browser);
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      engine.close();
    }
  }

  @AfterEach
  void nothingIsBlockedAndNoScriptFails() {
    // A service that is made to fail is a failed load in the page's log, as it should be.
    assertEquals(
        List.of(),
        browser.complaints().stream().filter(c -> !c.contains("Failed to load resource")).toList());
  }

  @Test
  void goesFromHelloToTheSummary_byClicking() throws IOException {
    browser.open("stage");
    stage.visitor(1).choose("hello");
    stage.startDemo(1, "Ada Lovelace", "206 555 0171");
    browser.see("section.phone.ringing .caller", "+12065550171");
    browser.picture("console-ringing.png");
    stage.answer();
    stage.line().say("what can you do for my company");
    browser.picture("console-stage.png");
    stage.doWithPhone("Hang up");

    browser.see(".record .prose", "The person said: what can you do for my company");
    browser.see(".record .activities", "Answered");
    browser.see(".waterfall .span.model");
    browser.see(".waterfall .deadline");
    browser.goTo("turns");
    browser.picture("console-turns.png");
    browser.goTo("workflows");
    browser.see(".node.succeeded[aria-label^='CallPlaced']");
    browser.click(".choice button", "follow-up-call");
    browser.see(".node.succeeded[aria-label^='UpdateLead']");
    browser.click(".choice button", "engage-lead");
    browser.see(".node.succeeded[aria-label^='CallPlaced']");
    browser.picture("console-workflows.png");
    browser.run(
        "document.querySelector(\".node[aria-label^='CreateLead']\")"
            + ".dispatchEvent(new MouseEvent('click', {bubbles: true}))");
    browser.see("#state-title", "CreateLead");
    browser.see(".inspector .json", "Lovelace");
  }

  @Test
  void callEnds_asThePersonWantsIt() {
    browser.open("stage");
    List<String> ways = List.of("Decline", "Ring out", "Voicemail", "Busy");
    for (int i = 1; i <= ways.size(); i++) {
      stage.startDemo(i, "Grace Hopper", "206 555 012" + i);
      browser.see("section.phone.ringing .caller", "+1206555012" + i);
      stage.doWithPhone(ways.get(i - 1));
      browser.awaitNone("section.phone.ringing");
      browser.click(".add");
    }

    browser.awaitCount(".record .activities .chip.accent", ways.size());
    String calls = browser.see("section.phone").getText();
    for (String end : List.of("declined", "nobody picked up", "busy")) {
      assertTrue(calls.contains(end), calls);
    }
  }

  @Test
  void botAsksWhoIsThere_whenNobodySpeaks() {
    browser.open("stage");
    stage.startDemo(1, "Alan Turing", "206 555 0141");
    stage.answer();
    browser.await(
        "import('/console/calls.js').then(({ calls }) =>"
            + " [...calls.values()].forEach(({ line }) => line?.speech?.stop()))");
    browser.see("section.phone .message.silent", "(silence)");
    browser.see("section.phone .message.bot", "still there");
    stage.doWithPhone("Hang up");
  }

  @Test
  void faultIsSwitchedOnAndOff_andTheWorkIsPendingMeanwhile() throws IOException {
    browser.open("switchboard");
    browser.click("button[aria-label='salesforce down']");
    browser.see(".switched", "salesforce down");
    browser.picture("console-switchboard.png");
    browser.goTo("stage");
    stage.startDemo(1, "Mary Shelley", "206 555 0161");
    browser.see("section.phone.ringing .caller", "+12065550161");
    stage.doWithPhone("Decline");
    browser.see(".pending", "+12065550161");

    browser.goTo("switchboard");
    browser.click("button", "End all");
    browser.awaitNone(".switched");
    browser.click("button[aria-label='Fire create-lead-RetryPending now']");
    browser.goTo("stage");
    browser.see(".record", "+12065550161");
  }

  @Test
  void noPhoneRings_whenItIsNight() {
    browser.open("switchboard");
    browser.click("[aria-label='Quiet hours'] button", "night now");
    browser.see(".switched", "quiet");
    browser.goTo("stage");
    for (String words : List.of("start demo", "Annie Easley", "206 555 0131")) {
      stage.visitor(1).say(words);
    }
    browser.see("section.visitor .message:last-child .asks", "asks for phone number");
    browser.goTo("switchboard");
    browser.click("[aria-label='Quiet hours'] button", "none");
    browser.awaitNone(".switched");
  }

  @Test
  void letterIsReplayed_andThePhoneRings() throws Exception {
    browser.open("workflows");
    browser.await(
        "import('/console/aws.js').then(async ({ sqs }) => { const { QueueUrls } = await"
            + " sqs('ListQueues'); const QueueUrl = QueueUrls.find((u) => u.endsWith('engage-lead-dead-letters'));"
            + " await sqs('SendMessage', { QueueUrl, MessageBody: JSON.stringify({ firstName: 'Edsger',"
            + " lastName: 'Dijkstra', phone: '+12065550151', chat_transcript: '' }) }); })");
    browser.see("nav .count[title='1 dead letters']");
    browser.click(".letters button", "Replay");
    browser.awaitNone(".letters button");
    browser.goTo("stage");
    browser.see("section.phone.ringing .caller", "+12065550151");
    stage.doWithPhone("Decline");
  }

  @Test
  void functionEndsInMidTurn_andTheNextTurnIsAnswered() {
    browser.open("switchboard");
    browser.click("button[aria-label='End lex-fulfillment in its next invocation']");
    browser.see(".switched", "lex-fulfillment will end");
    browser.goTo("stage");
    stage.visitor(1).choose("hello");
    browser.awaitNone(".switched");
    stage.visitor(1).say("hello");
    assertTrue(stage.visitor(1).lastReply().contains("Atlas"));
  }

  @Test
  void tenVisitorsTalkAtOnce_withoutALostEvent() {
    browser.open("stage");
    for (int i = 1; i < 10; i++) {
      browser.click(".add");
    }
    browser.awaitNone(".add");
    int before = browser.all(".turn-bar").size();
    browser.run(
        "document.querySelectorAll('.visitor .answers button:first-child').forEach((b) => b.click())");
    browser.awaitCount("section.visitor .foot .chip", 10);
    browser.awaitCount(".turn-bar", before + 10);
    browser.see("[data-lost='0']");
  }

  @Test
  void whoComesLateSeesWhatHappened() {
    browser.open("stage");
    stage.visitor(1).choose("hello");
    browser.see("section.visitor .foot .chip");
    int turns = browser.all(".turn-bar").size();
    browser.open("turns");
    browser.awaitCount(".turn-bar", turns);
    browser.see(".percentiles", "chat");
  }

  @Test
  void pageThatIsLeft_givesItsConnectionBack() {
    browser.open("stage");
    browser.run("EventSource.prototype.close = () => localStorage.setItem('feed', 'closed')");
    browser.open("stage");
    assertEquals("closed", browser.run("return localStorage.getItem('feed')"));
    browser.run("localStorage.removeItem('feed')");
  }

  @Test
  void keyboardAloneIsEnough() {
    browser.open("stage");
    browser.run("document.querySelector('.visitor .composer input').focus()");
    WebElement field = browser.see(".visitor .composer input");
    field.sendKeys("hello", Keys.ENTER);
    browser.see("section.visitor .message.bot .foot");
    browser.goTo("turns");
    browser.see(".turn-bar[tabindex='0']").sendKeys(Keys.ENTER);
    browser.see(".waterfall button[aria-pressed='true']");
  }

  @Test
  void turnsAreCompared() {
    browser.open("stage");
    stage.visitor(1).choose("hello");
    stage.visitor(1).say("what are you built of?");
    browser.goTo("turns");
    List<WebElement> bars = browser.all(".turn-bar");
    browser.run("arguments[0].click()", bars.get(bars.size() - 2));
    browser.run("arguments[0].click()", bars.getLast());
    browser.awaitCount(".waterfall", 2);
    browser.see("#difference-title");
  }

  @Test
  void viewsHaveNoBarriers_inBothColours() throws IOException {
    browser.open("stage");
    stage.visitor(1).choose("hello");
    browser.run("localStorage.setItem('theme', 'dark')");
    browser.open("stage");
    for (String view : VIEWS) {
      browser.goTo(view);
      assertEquals(List.of(), browser.findBarriers(), view + " in dark");
    }
    browser.click(".bar button[aria-label='Use light colours']");
    for (String view : VIEWS) {
      browser.goTo(view);
      assertEquals(List.of(), browser.findBarriers("color-contrast"), view + " in light");
    }
    browser.run("localStorage.removeItem('theme')");
  }

  @Test
  void viewsFit_fromAPhoneToAWall() {
    browser.open("stage");
    try {
      for (int width : List.of(360, 1024, 3840)) {
        browser.widen(width);
        for (String view : VIEWS) {
          browser.goTo(view);
          assertEquals("", browser.findOverflow(), view + " at " + width);
        }
      }
    } finally {
      browser.widenAsTheWindow();
    }
  }

  @Test
  void pageIsSmall_andPaintsAtOnce() {
    browser.open("stage");
    Number paint =
        (Number)
            browser.run(
                "return performance.getEntriesByName('first-contentful-paint')[0].startTime");
    assertTrue(
        paint.doubleValue() <= MAX_FIRST_PAINT_MS, () -> "first paint after " + paint + " ms");
    VIEWS.forEach(browser::goTo);
    browser.see("#behind, .behind");
    browser.click(".behind .choice button", "Metrics");
    Number bytes =
        (Number)
            browser.run(
                "return performance.getEntriesByType('resource').concat("
                    + "performance.getEntriesByType('navigation')).filter((e) => !e.name.includes('events'))"
                    + ".reduce((sum, e) => sum + (e.encodedBodySize || 0), 0)");
    assertTrue(
        bytes.longValue() <= MAX_BYTES && bytes.longValue() > 10_000, () -> bytes + " bytes");
    Set<String> hosts =
        ((List<?>)
                browser.run(
                    "return performance.getEntriesByType('resource')"
                        + ".map((e) => new URL(e.name).host)"))
            .stream().map(String::valueOf).collect(Collectors.toSet());
    assertFalse(hosts.isEmpty());
    hosts.remove(engine.endpoint().getAuthority());
    assertEquals(Set.of(), hosts);
  }
}
