package com.atlasengine.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.language.Language;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NameReaderTest {
  private static final Language SPANISH = Language.find("es").orElseThrow();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Ada Lovelace                               | Ada                              | Lovelace
          Ada King Lovelace                          | Ada King                         | Lovelace
          '  Ada   Lovelace '                        | Ada                              | Lovelace
          Ada                                        | Ada                              | LNU
          Zoë O'Brien-Smith                          | Zoë                              | O'Brien-Smith
          Zoe\u0308 Smith                            | Zoë                              | Smith
          Sammy Davis, Jr.                           | Sammy                            | Davis
          Sammy Davis Jr                             | Sammy                            | Davis
          Ada Lovelace, PhD                          | Ada                              | Lovelace
          Ada Lovelace, Ph.D., FRS                   | Ada                              | Lovelace
          Louis Armstrong III                        | Louis                            | Armstrong
          Lovelace, Ada                              | Ada                              | Lovelace
          Ada\u00A0Lovelace                          | Ada                              | Lovelace
          Jean\u2011Luc Picard                       | Jean-Luc                         | Picard
          Siobhán O’Neill                            | Siobhán                          | O'Neill
          Siobhán O‘Neill                            | Siobhán                          | O'Neill
          Siobhán O´Neill                            | Siobhán                          | O'Neill
          Kaʻiulani Cleghorn                         | Ka'iulani                        | Cleghorn
          "'Abd Rahman"                              | "'Abd"                           | Rahman
          Jill St.John                               | Jill                             | St. John
          Jill St. John                              | Jill                             | St. John
          Juan Carlos de la Cruz Perez Ruiz          | Juan Carlos de la Cruz Perez     | Ruiz
          علی\u200Cرضا محمدی                          | علی\u200Cرضا                      | محمدی
          李小龍                                     | 李小龍                           | LNU
          J.R.R. Tolkien                             | J.R.R.                           | Tolkien
          my name is Ada Lovelace                    | Ada                              | Lovelace
          I’m Ada Lovelace                           | Ada                              | Lovelace
          John A. Do                                 | John A.                          | Do
          You Jin                                    | You                              | Jin
          """)
  void readsWhatPeopleAreCalled(String text, String first, String last) {
    assertEquals(
        Optional.of(new PersonName(unquoted(first), unquoted(last))),
        NameReader.readFullName(unquoted(text)));
  }

  /** A field in double quotes begins with an apostrophe. */
  private static String unquoted(String field) {
    return field.replace("\"", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "12345",
        "Ada 2",
        "!!!",
        "-",
        "'",
        "\u3164",
        "Ada\u3164",
        "Ada\u200BLovelace",
        "Ada\u200C Lovelace",
        "Ada\u200CLovelace",
        "\u202EAda Lovelace",
        "Ada\u2066Lovelace",
        "Ada\uFEFF",
        "Ada\uFE0F",
        "Ada\tLovelace",
        "Ada\nLovelace",
        "Ada\u0000",
        "Z\u0300\u0301\u0302\u0303\u0304\u0305\u0306\u0307algo",
        "You Owe Us Money Pay",
        "please call me now",
        "what is this",
        "I don't know",
        "one two three four five six seven",
        "www.example.com",
        "ada.lovelace",
        "pay at example.com",
        "<b>Ada</b>",
        "Ada {\"a\":1}",
        "Ada \uD83D\uDE00",
        "a b c d e f g h i j k"
      })
  void readsNothingElse(String text) {
    assertEquals(Optional.empty(), NameReader.readFullName(text));
    assertEquals(Optional.empty(), NameReader.readLastName(text));
    assertEquals(Optional.empty(), NameReader.readGivenNames(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Davis, Jr.       | Davis
          Lovelace, PhD    | Lovelace
          O’Neill          | O'Neill
          St.John          | St. John
          St. John         | St. John
          de la Cruz       | de la Cruz
          it's Lovelace    | Lovelace
          """)
  void readsALastNameAsItIsStored(String text, String last) {
    assertEquals(Optional.of(last), NameReader.readLastName(text));
  }

  @Test
  void failsWithoutRepeatingIt_whenANameIsLongerThanSalesforceTakes() {
    assertEquals(
        "name is too long",
        assertThrows(
                IllegalArgumentException.class,
                () -> NameReader.readFullName("x".repeat(41) + " Lovelace"))
            .getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Gabriel García Márquez               | Gabriel García | Márquez
          me llamo Gabriel García Márquez      | Gabriel García | Márquez
          Me llamo Ana                         | Ana            | LNU
          Hola, soy Ana Muñoz                  | Ana            | Muñoz
          ¡Hola! Mi nombre es Ana Muñoz        | Ana            | Muñoz
          Sí, mi nombre completo es Ana Muñoz  | Ana            | Muñoz
          SI, SOY JOSÉ PEÑA                    | JOSÉ           | PEÑA
          es María de los Ángeles Pérez        | María de los Ángeles | Pérez
          habla José Ortega y Gasset           | José Ortega y  | Gasset
          García Márquez, Gabriel              | Gabriel García | Márquez
          my name is Ana Muñoz                 | Ana            | Muñoz
          Juan Carlos de la Cruz Pérez Ruiz    | Juan Carlos de la Cruz Pérez | Ruiz
          Ana dos Santos                       | Ana dos        | Santos
          Noé Parra                            | Noé            | Parra
          """)
  void readsWhatSpanishSpeakersAreCalled(String text, String first, String last) {
    assertEquals(Optional.of(new PersonName(first, last)), NameReader.readFullName(text, SPANISH));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no sé",
        "no lo se",
        "¿qué es esto?",
        "que es esto",
        "llámeme ahora por favor",
        "usted nos debe dinero",
        "uno dos tres cuatro cinco",
        "You Owe Us Money Pay",
        "I don't know",
        "paga en ejemplo.com"
      })
  void readsNothingElseInSpanish(String text) {
    assertEquals(Optional.empty(), NameReader.readFullName(text, SPANISH));
    assertEquals(Optional.empty(), NameReader.readLastName(text, SPANISH));
  }

  /** What is stored is read without a language; a deletion must find it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gabriel García Márquez",
        "me llamo Ángela Muñoz",
        "soy Do Will Call",
        "José Ortega y Gasset",
        "María de los Ángeles Pérez"
      })
  void readsANameOfASpanishChatTheSame_whereNoLanguageIsKnown(String text) {
    PersonName name = NameReader.readFullName(text, SPANISH).orElse(Ada.NAME);

    assertEquals(Optional.of(name.last()), NameReader.readLastName(name.last()));
    assertEquals(Optional.of(name.first()), NameReader.readGivenNames(name.first()));
    assertEquals(name, NameReader.readStored(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Márquez", "márquez", "Marquez", "García Márquez", "es García Márquez"})
  void findsALeadByTheSecondOrBothLastNames(String said) {
    PersonName stored = NameReader.readFullName("Gabriel García Márquez", SPANISH).orElseThrow();

    assertTrue(stored.answersTo(NameReader.readLastName(said, SPANISH).orElseThrow()));
    assertFalse(stored.answersTo("García"));
  }

  @Test
  void takesNoName_whenTheTextIsLongerThanAnyNameIs() {
    String letters = "x".repeat(60_000);

    assertEquals(Optional.empty(), NameReader.readFullName(letters + " " + letters));
    assertEquals(Optional.empty(), NameReader.readLastName(letters));
    assertEquals(Optional.empty(), NameReader.readGivenNames("jr ".repeat(20_000)));
  }
}
