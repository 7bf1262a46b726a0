package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The visitors' page in a real browser: a guest talks to the bot by signed requests. */
class WebPageIT {
  private static final String ANSWER = "#log .bot:nth-of-type(n+2)";

  private static final List<String> REQUESTS = new CopyOnWriteArrayList<>();

  private static Engine engine;
  private static ConsoleBrowser browser;

  @BeforeAll
  static void openThePage() throws Exception {
    List<String> missing = ConsoleBrowser.missing();
    assumeTrue(missing.isEmpty(), () -> "not installed: " + missing);
    engine = RunningEngine.shared().engine();
    engine.watch(
        served -> {
          if (served.accessKey().startsWith("ASIA")) {
            REQUESTS.add(served.service() + " " + served.errorType());
          }
        });
    browser = ConsoleBrowser.start(engine.endpoint());
  }

  @AfterAll
  static void stop() {
    if (browser != null) {
      browser.close();
      engine.watch(served -> {});
    }
  }

  private static void open() {
    browser.openPage("/web/");
    browser.see("#log .bot");
  }

  @Test
  void guestTalksToTheBot_bySignedRequests() throws IOException {
    open();
    browser.type("#message", "hello");
    WebElement answer = browser.see(ANSWER);

    assertTrue(answer.getText().length() > 20, answer.getText());
    assertEquals(List.of("lex "), REQUESTS.subList(0, 1));
    assertEquals(List.of(), browser.findBarriers());
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void guestMayDoNothingElse() {
    open();

    assertEquals(
        "403 AccessDeniedException, 403 AccessDeniedException, 403 AccessDeniedException",
        browser.await(
            """
            Promise.all([import('/web/guest.js'), import('/web/config.js')]).then(
              async ([{ Guest, sign }, { default: config }]) => {
                const guest = new Guest(config);
                await guest.recognizeText({ session: 'other', locale: 'en_US', text: 'hello' });
                const of = `/bots/${config.botId}/botAliases/${config.botAliasId}/botLocales/en_US`;
                const requests = [
                  ['lex', `${of}/sessions/other`, { sessionState: {} }],
                  ['lambda', '/2015-03-31/functions/atlas-engine-create-lead/invocations', {}],
                  ['connect', '/search-contacts', { InstanceId: '1', TimeRange: {
                    Type: 'INITIATION_TIMESTAMP', StartTime: 1, EndTime: 2 } }],
                ].map(async ([service, path, body]) => {
                  const text = JSON.stringify(body);
                  const headers = await sign(path, text, {
                    region: config.region, service, credentials: guest.credentials, now: new Date() });
                  const answer = await fetch(path, { method: 'POST', headers, body: text });
                  return `${answer.status} ${answer.headers.get('x-amzn-ErrorType')}`;
                });
                return (await Promise.all(requests)).join(', ');
              })"""));
  }

  @Test
  void showsWhatTheBotAsksToAgreeTo_andTakesAYesByKeyboard() throws IOException {
    open();
    for (String text : List.of("start demo", "Ada Lovelace", "206 555 0187")) {
      int before = browser.all(ANSWER).size();
      browser.type("#message", text);
      browser.awaitCount(ANSWER, before + 1);
    }
    WebElement yes = browser.see("#answers button", "yes");
    String asked = browser.see("#log").getText();

    assertTrue(asked.contains("206") && asked.contains("call"), asked);
    assertEquals(List.of(), browser.findBarriers());
    int before = browser.all(ANSWER).size();
    yes.sendKeys(Keys.ENTER);
    browser.awaitCount(ANSWER, before + 1);
    assertEquals(
        "message", browser.run("return document.activeElement.id"), "the field has the focus");
  }

  @Test
  void keepsNothing_andFitsAPhone() {
    open();
    browser.widen(360);
    browser.type("#message", "hello");
    browser.see(ANSWER);

    assertEquals("", browser.findOverflow());
    assertEquals(
        0L,
        browser.run("return localStorage.length + sessionStorage.length + document.cookie.length"));
    browser.click("#again");
    browser.awaitNone(ANSWER);
    browser.widenAsTheWindow();
  }

  @Test
  void speaksTheLanguageThatIsChosen() {
    open();
    browser.run(
        "const s = document.getElementById('language'); s.value = 'es_US';"
            + "s.dispatchEvent(new Event('change'))");
    browser.see("#send", "Enviar");
    browser.type("#message", "hola");
    browser.see(ANSWER);

    assertEquals("es-US", browser.run("return document.documentElement.lang"));
    assertFalse(browser.see(ANSWER).getText().isEmpty());
  }

  @Test
  void saysSo_whenNoAnswerComes() {
    open();
    browser.run("window.fetch = () => Promise.reject(new Error('offline'))");
    browser.type("#message", "hello");

    browser.see("#log .problem", "No answer came");
  }
}
