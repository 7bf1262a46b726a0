package com.atlasengine.local.smoke;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What is said: conversations that reach every intent and a refused number, and start nothing. */
final class Script {
  private static final String DEMO = "InitiateDemo";
  private static final String DELETE = "DeleteMyInfoIntent";
  private static final String ELICIT = "ElicitSlot";
  private static final String CONFIRM = "ConfirmIntent";
  private static final String CLOSE = "Close";

  /** Nobody's words. */
  private static final String NONSENSE = "qwerty zxcvb";

  private static final String FULL_NAME = "Ada Lovelace";
  private static final String LAST_NAME = "Lovelace";

  /** Premium-rate numbers are called in no country. */
  private static final String REFUSED_NUMBER = "+1 900 555 0123";

  /** Numbers that films use and nobody has, and where they are. */
  private static final Map<String, String> NUMBERS =
      Map.of(
          "+1 212 555 0123", "America/New_York",
          "+1 808 555 0123", "Pacific/Honolulu",
          "+1 709 555 0123", "America/St_Johns");

  private static final int DAY_BEGINS = 9;
  private static final int DAY_ENDS = 20;

  private final Phrases phrases;
  private final String number;

  /**
   * @param now by which a number is chosen where it is day
   */
  Script(Phrases phrases, Instant now) {
    this.phrases = phrases;
    this.number =
        NUMBERS.entrySet().stream()
            .filter(each -> isDay(now, each.getValue()))
            .map(Map.Entry::getKey)
            .sorted()
            .findFirst()
            .orElse("+1 212 555 0123");
  }

  private static boolean isDay(Instant now, String zone) {
    int hour = now.atZone(ZoneId.of(zone)).getHour();
    return hour >= DAY_BEGINS && hour < DAY_ENDS;
  }

  /**
   * All conversations.
   *
   * @param rounds how often the questions are asked
   */
  List<List<Step>> conversations(int rounds) {
    List<List<Step>> all = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      all.add(questions());
    }
    all.add(List.of(Step.fixed(phrases.utterance("CallbackIntent"), "CallbackIntent", "")));
    all.add(deniedDemo());
    all.add(deniedDeletion());
    all.add(List.of(Step.fixed(phrases.utterance("CloseIntent"), "CloseIntent", CLOSE)));
    return all;
  }

  private List<Step> questions() {
    List<Step> steps = new ArrayList<>();
    for (String intent : List.of("GreetingIntent", "AboutTechnologyIntent", "AboutDemoIntent")) {
      steps.add(Step.question(phrases.utterance(intent), intent));
    }
    steps.add(Step.question(NONSENSE, "FallbackIntent"));
    return steps;
  }

  private List<Step> deniedDemo() {
    return List.of(
        Step.fixed(phrases.utterance(DEMO), DEMO, ELICIT),
        Step.fixed(FULL_NAME, DEMO, ELICIT),
        Step.fixed(REFUSED_NUMBER, DEMO, ELICIT),
        Step.number(number, DEMO, CONFIRM),
        Step.fixed("no", DEMO, CLOSE));
  }

  private List<Step> deniedDeletion() {
    return List.of(
        Step.fixed(phrases.utterance(DELETE), DELETE, ELICIT),
        Step.number(number, DELETE, ELICIT),
        Step.number(LAST_NAME, DELETE, CONFIRM),
        Step.fixed("no", DELETE, CLOSE));
  }

  /**
   * The conversation that makes the phone ring.
   *
   * @param phone the caller's own number
   */
  List<Step> call(String name, String phone) {
    return List.of(
        Step.fixed(phrases.utterance(DEMO), DEMO, ELICIT),
        Step.fixed(name, DEMO, ELICIT),
        Step.fixed(phone, DEMO, CONFIRM),
        Step.fixed(phrases.yes(), DEMO, CLOSE));
  }
}
