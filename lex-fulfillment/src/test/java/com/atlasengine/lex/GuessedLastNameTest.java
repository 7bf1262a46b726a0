package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.time.Deadline;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody has another person's data deleted, or learns of it, by guessing last names. */
class GuessedLastNameTest {
  private static final String PHONE = "VisitorPhoneNumber";
  private static final String LAST_NAME = "VisitorLastName";
  private static final List<String> GUESSES =
      List.of("Byron", "Babbage", "Somerville", "Noether", "Germain");

  private final LexHarness rig = new LexHarness().withCall().withLastNameAsProof();
  private int sessions;

  @BeforeEach
  void makeTheLead() {
    rig.crm.createLead(
        new PersonName("Ada", "Lovelace"),
        LexHarness.CALL_KEY.phone(),
        Deadline.in(Duration.ofMinutes(1)));
  }

  @Test
  void refusesTheSixthGuessOfADay_whateverTheSession() {
    GUESSES.forEach(name -> assertEquals("Fulfilled", guess(name).state()));

    assertEquals("Failed", guess("Lovelace").state());
    assertEquals(5, rig.backlog.all().size());
  }

  @Test
  void refusesAsSoon_whenOneOfTheGuessesWasRight() {
    guess("Lovelace");
    GUESSES.subList(0, 4).forEach(name -> assertEquals("Fulfilled", guess(name).state()));

    assertEquals("Failed", guess("Germain").state());
  }

  @Test
  void takesRequestsAgain_onAnotherDayAndForAnotherNumber() {
    GUESSES.forEach(this::guess);
    assertEquals("Fulfilled", rig.answer(event("Lovelace").slot(PHONE, "2065550199")).state());

    rig.clock.advance(Duration.ofDays(1));

    assertEquals("Fulfilled", guess("Lovelace").state());
    assertEquals(7, rig.backlog.all().size());
  }

  @Test
  void takesNoPlaceholderForALastName() {
    for (String placeholder : List.of("LNU", "lnu")) {
      Response response =
          rig.answer(event(placeholder).hook("DialogCodeHook").confirmation("None"));
      assertEquals(LAST_NAME, response.slotToElicit());
    }
  }

  @Test
  void saysTheSame_whenItIsAHitAMissOrDoneLater() {
    String miss = guess("Byron").text();
    rig.crm.faults().failAsIfDown();
    String later = guess("Lovelace").text();
    rig.crm.faults().clear();
    String hit = guess("Lovelace").text();

    assertNotEquals("", hit);
    assertEquals(hit, miss);
    assertEquals(hit, later);
  }

  private Response guess(String lastName) {
    return rig.answer(event(lastName));
  }

  private EventBuilder event(String lastName) {
    return EventBuilder.of("delete-my-info-fulfilment")
        .slot(LAST_NAME, lastName)
        .session("web-" + ++sessions);
  }
}
