package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spanish speakers say in a form is understood as what English speakers say. */
class SpanishFormsTest {
  private static final String NAME = "VisitorFullName";
  private static final String PHONE = "VisitorPhoneNumber";
  private static final String LAST_NAME = "VisitorLastName";

  private final LexHarness rig = new LexHarness();

  SpanishFormsTest() {
    rig.restart(rig.model, Map.of("CONTENT_LOCALES", "en_US,es_US"));
  }

  private static EventBuilder demo() {
    return EventBuilder.of("initiate-demo-dialog").locale("es_US");
  }

  private static EventBuilder filledDemo() {
    return demo().slot(NAME, "Ada Lovelace").slot(PHONE, "2065550123");
  }

  private static EventBuilder deletion() {
    return EventBuilder.of("delete-my-info-fulfilment")
        .locale("es_US")
        .hook("DialogCodeHook")
        .confirmation("None");
  }

  private static void assertLeft(Response response, String text) {
    assertEquals("Close", response.action(), response.text());
    assertEquals("Failed", response.state());
    assertTrue(response.text().contains(text), response.text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "para",
        "Pare, por favor.",
        "parar",
        "cancelar",
        "Cancele eso, por favor.",
        "cancela la llamada",
        "quiero cancelar",
        "déjalo",
        "dejalo así",
        "Déjelo, gracias",
        "olvídelo",
        "olvidalo ya",
        "no",
        "No, gracias.",
        "¡No!",
        "no quiero",
        "ya no quiero nada",
        "no quiero seguir",
        "ahora no",
        "no me interesa",
        "cambié de opinión",
        "he cambiado de idea",
        "no me llame",
        "no me llames por favor",
        "prefiero que no",
        "mejor no",
        "salir",
        "volver atrás",
        "adiós",
        "Atlas, para",
        "stop"
      })
  void leavesAForm(String words) {
    assertLeft(rig.answer(demo().slot(NAME, words).utterance(words)), "no le llamo");
    assertLeft(rig.answer(filledDemo().confirmation("Denied").utterance(words)), "no le llamo");
    assertLeft(rig.answer(deletion().slot(LAST_NAME, words).utterance(words)), "no borro nada");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ayuda",
        "¡Ayúdeme!",
        "me puedes ayudar",
        "¿Para qué es esto?",
        "por que lo pregunta",
        "¿Por qué?",
        "no entiendo",
        "¿qué debo decir?"
      })
  void explainsAndAsksAgain(String words) {
    Response name = rig.answer(demo().slot(NAME, words).utterance(words));

    assertEquals(NAME, name.slotToElicit());
    assertTrue(name.slot(NAME).isNull());
    assertTrue(name.text().contains("\"cancelar\" para salir"), name.text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Nora Paredes", "Para Singh", "Noé Parra", "Salomé Cancel", "Ángel Alto"})
  void takesANameThatOnlyLooksLikeAWayOut(String name) {
    assertEquals("Delegate", rig.answer(demo().slot(NAME, name).utterance(name)).action());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Denied | no, llámeme al 206 555 0100                 | Ada Lovelace | +1 206-555-0100
          Denied | No, es el (206) 555-0100.                   | Ada Lovelace | +1 206-555-0100
          Denied | no llámame al dos cero seis cinco cinco cinco cero uno cero cero | Ada Lovelace | +1 206-555-0100
          Denied | no, dos cero seis, cinco, cincuenta y cinco, cero uno, treinta y dos | Ada Lovelace | +1 206-555-0132
          Confirmed | sí, pero llámeme al 206 555 0100         | Ada Lovelace | +1 206-555-0100
          None   | es Ada Byron, no Ada Lovelace               | Ada Byron    | +1 206-555-0123
          Denied | no, es ada byron                            | ada byron    | +1 206-555-0123
          Denied | no es Ada Byron                             | Ada Byron    | +1 206-555-0123
          Denied | No, mi nombre es Ángela Muñoz               | Ángela Muñoz | +1 206-555-0123
          Denied | no, me llamo ángela muñoz, gracias          | ángela muñoz | +1 206-555-0123
          Denied | no me llamo Ada Lovelace, me llamo Ada Byron | Ada Byron   | +1 206-555-0123
          Denied | no es Ada Lovelace sino Ada Byron           | Ada Byron    | +1 206-555-0123
          Denied | No, Juan de la Cruz                         | Juan de la Cruz | +1 206-555-0123
          Denied | no, soy Ángela Muñoz, llámeme al 206 555 0100 | Ángela Muñoz | +1 206-555-0100
          """)
  void takesACorrection(String confirmation, String words, String name, String number) {
    EventBuilder event = filledDemo().confirmation(confirmation).utterance(words);
    Response response =
        rig.answer(confirmation.equals("None") ? event.proposedSlot("", "Retry1") : event);

    assertEquals("ConfirmIntent", response.action(), response.text());
    assertTrue(response.text().contains(name + "."), response.text());
    assertTrue(response.text().contains(number), response.text());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          no, ese número está equivocado    | VisitorPhoneNumber
          No, quiero usar otro teléfono     | VisitorPhoneNumber
          no, mi nombre está mal            | VisitorFullName
          ese no es mi nombre               | VisitorFullName
          no, llámeme al 206 555            | VisitorPhoneNumber
          no, 206 555 0100 extensión 4      | VisitorPhoneNumber
          """)
  void asksForWhatIsWrong(String words, String slot) {
    Response response = rig.answer(filledDemo().confirmation("Denied").utterance(words));

    assertEquals(slot, response.slotToElicit(), response.text());
    assertTrue(response.slot(slot).isNull());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No",
        "no, es muy tarde",
        "No, es tarde",
        "Nunca",
        "no, llámeme luego",
        "no, no soy Ada",
        "no, llámeme a las cinco",
        "no, estoy ocupada"
      })
  void isAPlainNo_whenNothingIsCorrected(String words) {
    assertLeft(rig.answer(filledDemo().confirmation("Denied").utterance(words)), "no le llamo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sí",
        "Claro",
        "Sí, soy Ada",
        "Sí por favor",
        "De acuerdo, adelante",
        "Sí, llámeme al 206 555 0123",
        "si soy ada lovelace"
      })
  void isAPlainYes_whenNothingIsCorrected(String words) {
    assertEquals(
        "Delegate", rig.answer(filledDemo().confirmation("Confirmed").utterance(words)).action());
  }
}
