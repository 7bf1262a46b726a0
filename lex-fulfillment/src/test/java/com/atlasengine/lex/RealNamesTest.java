package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.model.PersonName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** People are called what they are called, and their data are found by the same name. */
class RealNamesTest {
  private static final String NAME = "VisitorFullName";
  private static final String LAST_NAME = "VisitorLastName";

  private final LexHarness rig = new LexHarness();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sammy Davis, Jr.                   | Sammy                         | Davis
          Ada Lovelace, PhD                  | Ada                           | Lovelace
          Ada\u00A0Lovelace                  | Ada                           | Lovelace
          Jean\u2011Luc Picard               | Jean-Luc                      | Picard
          Siobhán O’Neill                    | Siobhán                       | O'Neill
          Siobhán O‘Neill                    | Siobhán                       | O'Neill
          Siobhán O´Neill                    | Siobhán                       | O'Neill
          Kaʻiulani Cleghorn                 | Ka'iulani                     | Cleghorn
          Jill St.John                       | Jill                          | St. John
          Ana Maria de la Cruz Perez Ruiz    | Ana Maria de la Cruz Perez    | Ruiz
          علی\u200Cرضا محمدی                  | علی\u200Cرضا                   | محمدی
          Zoe\u0308 Smith                    | Zoë                           | Smith
          Cher                               | Cher                          | LNU
          """)
  void calledIsTheWholeName(String given, String first, String last) {
    assertEquals("Fulfilled", start(given).state());

    assertEquals(first, rig.workflows.executions().getFirst().input().firstName());
    assertEquals(last, rig.workflows.executions().getFirst().input().lastName());
  }

  private Response start(String name) {
    return rig.answer(EventBuilder.of("initiate-demo-fulfilment").slot(NAME, name));
  }

  @Test
  void takesANameThatBeginsWithAnApostrophe() {
    assertEquals("Fulfilled", start("'Abd Rahman").state());
    assertEquals("'Abd", rig.workflows.executions().getFirst().input().firstName());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\u3164",
        "Ada\u3164 Lovelace",
        "Ada\u200BLovelace",
        "Ada\u200CLovelace",
        "\u202EAda Lovelace",
        "Ada\u2066Lovelace",
        "Ada\u0007Lovelace",
        "Ada\nLovelace",
        "You Owe Us Money Pay",
        "please call me now",
        "pay.example.com",
        "Ada 4ever"
      })
  void callsNobody_whenItIsNoName(String name) {
    Response response = start(name);

    assertEquals(NAME, response.slotToElicit());
    assertEquals(0, rig.workflows.executions().size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Sammy Davis, Jr.     | Davis
          Sammy Davis, Jr.     | Davis, Jr.
          Siobhán O’Neill      | O'Neill
          Siobhán O'Neill      | O‘Neill
          Jill St.John         | St.John
          Jill St.John         | St. John
          Zoe\u0308 Noe\u0308l | Noël
          """)
  void erasesByTheSameName(String given, String lastName) {
    rig.withLastNameAsProof();
    start(given);
    var input = rig.workflows.executions().getFirst().input();

    Response response =
        rig.answer(EventBuilder.of("delete-my-info-fulfilment").slot(LAST_NAME, lastName));

    assertEquals("Fulfilled", response.state());
    PendingWork.Erasure request = (PendingWork.Erasure) rig.backlog.all().getFirst();
    assertTrue(new PersonName(input.firstName(), input.lastName()).answersTo(request.lastName()));
  }
}
