package com.atlasengine.lex;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.InteractionDraft;
import com.atlasengine.core.model.PendingWork;
import com.atlasengine.core.time.Deadline;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Spanish speakers say on a call, and what their voicemails say. */
class SpanishCallsTest {
  private final LexHarness rig = new LexHarness();

  SpanishCallsTest() {
    rig.restart(rig.model, Map.of("CONTENT_LOCALES", "en_US,es_US"));
  }

  private static EventBuilder heard(String words) {
    return EventBuilder.of("connect-voice").locale("es_US").utterance(words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sí",
        "Si.",
        "sí, por favor",
        "sí, fui yo",
        "fui yo",
        "Bueno, sí",
        "sí, bórrenlo",
        "sí, bórrelo todo por favor",
        "yo lo pedí",
        "sí sí adelante"
      })
  void deletes_afterAYes(String words) {
    openTheDeletionCall();

    rig.answer(heard(words).attribute("deletionAsked", "yes"));

    assertEquals(
        List.of(new PendingWork.Erasure(LexHarness.CALL_KEY.phone(), "Byron")), rig.backlog.all());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no",
        "no, gracias",
        "quién habla",
        "hola",
        "claro",
        "bueno",
        "si no fui yo",
        "sí pero no fui yo",
        "yo no lo pedí",
        "bórrenlo",
        "si quiere"
      })
  void deletesNothing_afterAnythingElse(String words) {
    openTheDeletionCall();

    rig.answer(heard(words).attribute("deletionAsked", "yes"));

    assertEquals(List.of(), rig.backlog.all());
  }

  private void openTheDeletionCall() {
    rig.interactions.put(InteractionDraft.deletionCall(LexHarness.CALL_KEY, "Byron").build());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no me llamen más",
        "No me llame más, por favor.",
        "ya no me llamen",
        "no me vuelvan a llamar",
        "nunca más me llamen",
        "dejen de llamarme",
        "deje de molestar",
        "no quiero que me llamen",
        "no quiero recibir más llamadas",
        "quítenme de la lista",
        "sáqueme de su lista",
        "borren mi número de sus registros",
        "quiero darme de baja",
        "no llamen a este número",
        "no me llamen"
      })
  void callsTheNumberNoMore_whateverTheLocale(String words) {
    rig.withCall();
    rig.answer(EventBuilder.of("connect-voice").utterance(words));

    assertTrue(isSuppressed(), words);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "para",
        "llámeme mañana",
        "no me llame ahora, llámeme más tarde",
        "no me llame Ada, llámeme Eva",
        "no quiero que me llamen hoy",
        "¿llama usted a mucha gente?",
        "no me diga más",
        "¿cómo dejo de perder clientes?",
        "quiero una lista de precios"
      })
  void goesOnCalling_whenSomethingElseIsSaid(String words) {
    rig.withCall();
    rig.answer(heard(words));

    assertFalse(isSuppressed(), words);
  }

  private boolean isSuppressed() {
    return rig.suppressions.contains(
        LexHarness.CALL_KEY.phone(), Deadline.in(Duration.ofMinutes(1)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "deje su mensaje después del tono",
        "Por favor, deje un mensaje después de la señal.",
        "Hola, soy Ada, déjame tu mensaje",
        "El número que usted marcó no está disponible",
        "el cliente que ha marcado no se encuentra disponible",
        "La persona a la que está llamando no puede contestar",
        "Su llamada será transferida al buzón de voz",
        "Ha llamado al buzón de voz de Ada Lovelace",
        "se ha comunicado con la familia Lovelace",
        "en este momento no puedo atender su llamada",
        "grabe su mensaje al escuchar el tono",
        "cuando termine de grabar cuelgue o presione uno"
      })
  void hangsUp_whenItHearsAGreetingOfAVoicemail(String greeting) {
    rig.withCall();

    assertHangsUpWithoutModel(EventBuilder.of("connect-voice").utterance(greeting));
    assertHangsUpWithoutModel(heard(greeting));
  }

  private void assertHangsUpWithoutModel(EventBuilder event) {
    String response = new String(rig.answerBytes(event.bytes()), StandardCharsets.UTF_8);

    assertTrue(response.contains("CloseIntent"), response);
    assertEquals(List.of(), rig.model.prompts());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bueno",
        "¿puedo dejar un mensaje para alguien?",
        "quisiera dejar un mensaje",
        "¿por qué me ha llamado a la casa?",
        "marcó usted mal",
        "ahora no puedo atenderle",
        "¿eres un contestador?"
      })
  void talksOn_whenAPersonSpeaks(String words) {
    rig.withCall();

    assertNotEquals("Close", rig.answer(heard(words)).action());
  }
}
