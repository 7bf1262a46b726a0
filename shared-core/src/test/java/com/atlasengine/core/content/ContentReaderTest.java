package com.atlasengine.core.content;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.model.Channel;
import com.atlasengine.core.model.GroundedIntent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ContentReaderTest {
  private static final String GOODBYE =
      "Thank you for chatting with {assistant}. Come back any time. Goodbye!";

  @Test
  void findsNothingWrongWithWhatIsDeployed() {
    assertEquals(List.of(), ContentReader.check("en_US", ContentFile.bytes(ContentFile.english())));
  }

  @Test
  void readsEverySentenceOnOneLine_unlessItIsForTheSalesTeam() {
    Content content = ContentFile.read(ContentFile.english());

    for (Sentence sentence : Sentence.values()) {
      for (int i = 0; i < content.wordings(sentence); i++) {
        String text = content.wording(sentence, i);
        assertFalse(text.isBlank(), sentence.id());
        assertEquals(text.strip(), text, sentence.id());
        assertTrue(sentence.id().startsWith("sales.") || !text.contains("\n"), sentence.id());
      }
    }
  }

  @Test
  void fillsInThePersona() {
    Content content = ContentFile.read(ContentFile.with("assistant: Atlas", "assistant: Nova"));

    assertEquals(
        "Thank you for chatting with Nova. Come back any time. Goodbye!",
        content.say(Sentence.GOODBYE_CHAT));
    assertTrue(content.grounding(GroundedIntent.GREETING, Channel.PHONE).contains("Nova"));
  }

  @Test
  void fillsInTheValues_andReadsNoNamesInThem() {
    Content content = ContentFile.read(ContentFile.english());

    assertEquals(
        "Thank you, {number}. I have noted it: the team will call you back on $1 {name}.",
        content.say(
            Sentence.CALLBACK_OFFER_RECEIVED, Map.of("name", "{number}", "number", "$1 {name}")));
  }

  @Test
  void takesTurnsWithTheWordings() {
    Content content = ContentFile.read(ContentFile.english());

    assertEquals(2, content.wordings(Sentence.SILENCE_PHONE));
    assertNotEquals(
        content.wording(Sentence.SILENCE_PHONE, 0), content.wording(Sentence.SILENCE_PHONE, 1));
    assertEquals(
        content.wording(Sentence.SILENCE_PHONE, 0), content.wording(Sentence.SILENCE_PHONE, 2));
  }

  @Test
  void hasAnotherDigest_whenAnyTextIsAnother() {
    assertNotEquals(
        ContentFile.read(ContentFile.english()).digest(),
        ContentFile.read(ContentFile.with("Come back any time", "Come back soon")).digest());
  }

  @Test
  void reportsAMissingSentence() {
    assertProblem(
        ContentFile.with("    hang-up: >-", "    hang-off: >-"),
        "sentences.silence.hang-up",
        "missing");
  }

  @Test
  void reportsAMissingText() {
    assertProblem(
        ContentFile.with("company: Atlas Engine", "company: ''"), "persona.company", "missing");
    assertProblem(
        ContentFile.with("  AboutDemoIntent:", "  AboutIntent:"),
        "grounding.AboutDemoIntent.phone",
        "missing");
    assertProblem(
        ContentFile.with("  summary: >-", "  sum: >-"), "instructions.summary", "missing");
  }

  @Test
  void reportsASentenceThatStandsForNothing() {
    assertProblem(
        ContentFile.with("  silence:\n", "  silence:\n    radio: Is this on?\n"),
        "sentences.silence.radio",
        "unknown");
    assertProblem(
        ContentFile.with("  silence:\n", "  radio: Is this on?\n  silence:\n"),
        "sentences.radio",
        "unknown");
  }

  @ParameterizedTest
  @CsvSource({"{minutes}, {hours}", "{minutes}, five", "{minutes}, {minutes} {name}"})
  void reportsPlaceholdersThatNobodyFills(String placeholder, String other) {
    assertProblem(
        ContentFile.with("after " + placeholder, "after " + other),
        "sentences.start-demo.confirm-retry",
        "placeholders");
  }

  @Test
  void reportsAPlaceholderInAnInstruction() {
    assertProblem(
        ContentFile.with("and you are calling", "and {somebody} is calling"),
        "instructions.scenario",
        "[somebody]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<speak>Bye</speak>",
        "**Bye**",
        "See [us](here)",
        "See https://example.com",
        "See www.example.com"
      })
  void reportsWhatMustNotBeSpoken(String text) {
    assertProblem(ContentFile.with(GOODBYE, text), "sentences.goodbye.chat", "markup");
  }

  @Test
  void reportsWhatIsTooLong() {
    assertProblem(
        ContentFile.with(GOODBYE, "Goodbye. ".repeat(101)),
        "sentences.goodbye.chat",
        "more than 900");
    assertProblem(
        ContentFile.with("Hello, this is {assistant}, the AI", "Hello. ".repeat(80)),
        "grounding.GreetingIntent.phone",
        "more than 400");
    assertProblem(
        ContentFile.with("Hello, this is {assistant}, the AI", "a ".repeat(60)),
        "grounding.GreetingIntent.phone",
        "s to say");
    assertProblem(
        ContentFile.with("You summarise a phone call", "Sum up. ".repeat(500)),
        "instructions.summary",
        "more than 4000");
  }

  @Test
  void reportsKnowledgeThatNobodyCanName() {
    assertProblem(knowledge("id: Not an id"), "knowledge.Not an id", "id of its own");
    assertProblem(knowledge("id: one", "id: one"), "knowledge.one", "id of its own");
    assertProblem(knowledge("name: one"), "knowledge[0].id", "missing");
  }

  @Test
  void reportsMoreKnowledgeThanAModelReads() {
    String fact = "It is so. ".repeat(60);
    StringBuilder facts = new StringBuilder("knowledge:\n");
    for (int i = 0; i < 15; i++) {
      facts.append("  - id: fact-").append(i).append("\n    fact: ").append(fact).append("\n");
    }

    assertProblem(ContentFile.withKnowledge(facts.toString()), "knowledge", "more than 8192");
  }

  private static String knowledge(String... ids) {
    StringBuilder facts = new StringBuilder("knowledge:\n");
    for (String id : ids) {
      facts.append("  - ").append(id).append("\n    fact: It is so.\n");
    }
    return ContentFile.withKnowledge(facts.toString());
  }

  @Test
  void reportsALanguageThatNobodySpeaks() {
    assertProblem(ContentFile.with("language: en", "language: tlh"), "language", "none");
  }

  @Test
  void namesTheFileAndEveryKey_whenItCannotBeUsed() {
    String file = ContentFile.with("company: Atlas Engine", "company: ''").replace(GOODBYE, "<b>");

    String message = failureOf(file);

    assertTrue(message.startsWith("en_US.yaml: "), message);
    assertTrue(message.contains("persona.company"), message);
    assertTrue(message.contains("sentences.goodbye.chat"), message);
  }

  @Test
  void namesTheFile_whenItIsNotYaml() {
    String message = failureOf("a: [");

    assertTrue(message.startsWith("en_US.yaml is not YAML"), message);
  }

  @Test
  void namesTheFile_whenAKeyStandsTwice() {
    String message = failureOf("language: en\nlanguage: es\n");

    assertTrue(message.startsWith("en_US.yaml is not YAML"), message);
    assertTrue(message.contains("language"), message);
  }

  private static String failureOf(String file) {
    return String.valueOf(
        assertThrows(IllegalStateException.class, () -> ContentFile.read(file)).getMessage());
  }

  private static void assertProblem(String file, String key, String words) {
    List<ContentProblem> problems = ContentReader.check("en_US", ContentFile.bytes(file));

    assertTrue(
        problems.stream().anyMatch(p -> p.key().equals(key) && p.message().contains(words)),
        problems.toString());
    assertThrows(IllegalStateException.class, () -> ContentFile.read(file));
  }
}
