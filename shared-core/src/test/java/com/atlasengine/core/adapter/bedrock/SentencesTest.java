package com.atlasengine.core.adapter.bedrock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
  /** What has arrived, and the whole sentences in it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Hello there. I am At | Hello there.",
        "Hello there! I am Atlas. And y | Hello there! I am Atlas.",
        "Is it true? It may be | Is it true?",
        "One. Two! Three? Fo | One. Two! Three?",
        "Really?! Yes, | Really?!",
        "Hello there.  | Hello there.",
        "Call me. 😀 It works | Call me.",
      })
  void endsAfterTheLastWholeSentence(String arrived, String whole) {
    assertEquals(whole, Sentences.keepComplete(arrived));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Good. You met Dr. Smith and | Good.",
        "Good. Mr. and Mrs. Jones ca | Good.",
        "Good. It is a tool, e.g. Lex or | Good.",
        "Good. Tools, i.e. Lambda | Good.",
        "Good. It is in the U.S. Government and | Good.",
        "Good. It is about 9 a.m. on | Good.",
        "It opens at 9 a.m. Call then, | It opens at 9 a.m.",
        "Good. Acme Inc. builds | Good.",
        "It was made by Acme Inc. They are | It was made by Acme Inc.",
        "Good. Lex, Connect, etc. are | Good.",
        "It has Lex, Connect, etc. The rest | It has Lex, Connect, etc.",
        "Good. See fig. 3 and | Good.",
        "Good. See No. 5 of | Good.",
        "No. You are wrong ab | No.",
        "Good. It is Jan. 5 and | Good.",
      })
  void goesOn_whenAFullStopBelongsToAnAbbreviation(String arrived, String whole) {
    assertEquals(whole, Sentences.keepComplete(arrived));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Good. It was J. R. R. Tolkien wh | Good.",
        "Good. It costs 3.50 dollars and | Good.",
        "Good. It costs 3. | Good.",
        "Good. It costs $3 | Good.",
        "It costs 30. That is | It costs 30.",
        "It began in 2024. Then it | It began in 2024.",
        "Good. Version 2.0.1 is | Good.",
        "Good. See atlas.example.com for | Good.",
        "Good. It is Node.js and | Good.",
      })
  void goesOn_whenAFullStopBelongsToANumberOrAName(String arrived, String whole) {
    assertEquals(whole, Sentences.keepComplete(arrived));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Good. Well... I think | Good.",
        "Good. Well… I think | Good.",
        "Good. Let me see.... | Good.",
        "Good. .NET is | Good.",
      })
  void goesOn_whenThereIsAnEllipsis(String arrived, String whole) {
    assertEquals(whole, Sentences.keepComplete(arrived));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Good. She said \"Stop.\" and went | Good.",
        "She said \"Stop.\" Then she | She said \"Stop.\"",
        "She said \"Stop!\" | She said \"Stop!\"",
        "Good. She said \"Stop. Go. | Good.",
        "Good. She said “Stop. Go. No | Good.",
        "She said “Stop. Go.” Then | She said “Stop. Go.”",
        "Good. She said 'Stop. Go. No | Good.",
        "She said 'Stop. Don't go.' Then | She said 'Stop. Don't go.'",
        "It's rock 'n' roll of the '90s. It | It's rock 'n' roll of the '90s.",
        "Good. (It is new. It is | Good.",
        "(It is new.) It is | (It is new.)",
        "It is new (see the site). Then | It is new (see the site).",
        "Good. \"Really?\" she asked | Good.",
        "It is *new.* And | It is *new.*",
      })
  void goesOn_whenAQuoteOrBracketIsOpen(String arrived, String whole) {
    assertEquals(whole, Sentences.keepComplete(arrived));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Hello",
        "Hello, I am",
        "Dr.",
        "3.",
        "...",
        "1. Say hello",
        "\"Hello.",
        "A."
      })
  void findsNothing_whenNoSentenceIsWhole(String arrived) {
    assertEquals("", Sentences.keepComplete(arrived));
  }

  @ParameterizedTest
  @ValueSource(strings = {"He said (hello.\n\nGood. And"})
  void forgetsWhatWasLeftOpen_whenAParagraphEnds(String arrived) {
    assertEquals("He said (hello.\n\nGood.", Sentences.keepComplete(arrived));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Three steps:\n1. Say hello.\n2. Give a number.\n3. Pi"})
  void keepsListsTogether(String arrived) {
    assertEquals("Three steps:\n1. Say hello.\n2. Give a number.", Sentences.keepComplete(arrived));
  }
}
