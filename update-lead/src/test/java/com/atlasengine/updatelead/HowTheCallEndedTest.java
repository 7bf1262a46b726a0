package com.atlasengine.updatelead;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.kit.Ada;
import com.atlasengine.core.kit.InteractionDraft;
import com.atlasengine.core.model.ContactId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sales team sees what became of a call: only who talked has answered. */
class HowTheCallEndedTest {
  private static final List<String> SILENCE = List.of();
  private static final String PICKED_UP =
      "\"ConnectedToSystemTimestamp\":\"2026-10-26T06:08:00Z\","
          + "\"DisconnectTimestamp\":\"2026-10-26T06:08:12Z\"";

  private final EndedCall call = new EndedCall();

  @AfterEach
  void close() {
    call.close();
  }

  @Test
  void isAnswered_whenTheVisitorTalked() {
    List<String> talk = List.of("User: Hi", "Atlas: Hello", "User: Can I leave a message for you?");

    assertEquals("Answered", disposition(talk, "{" + PICKED_UP + "}"));
    assertTrue(description().contains("Answered, 12 s.\n\n- One."), description());
  }

  @Test
  void saysThatNothingWasHeard_whenSomebodyPickedUpInSilence() {
    assertEquals("Answered, nothing was said", disposition(SILENCE, "{" + PICKED_UP + "}"));
    assertTrue(description().contains("- Nothing was said on the phone."), description());
  }

  @Test
  void saysThatNothingWasHeard_whenOnlyTheBotTalked() {
    List<String> said = List.of("Atlas: I can't hear you, so I will hang up now.");

    assertEquals("Answered, nothing was said", disposition(said, "null"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "You've reached the voicemail of Ada Lovelace.",
        "Hi, this is Ada. I can't come to the phone right now, please leave a message.",
        "Please leave your name and number after the tone.",
        "Your call has been forwarded to an automated voice messaging system.",
        "The person you are trying to reach is not available. At the tone, please record your"
            + " message.",
        "You have reached 2 0 6 5 5 5 0 1 2 3.",
        "The mailbox is full and cannot accept any messages at this time."
      })
  void isVoicemail_whenAMachineWasHeard(String greeting) {
    List<String> said = List.of("User: " + greeting, "Atlas: Hello, this is Atlas. Goodbye.");

    assertEquals("Voicemail", disposition(said, "{" + PICKED_UP + "}"));
    assertTrue(description().contains("- A machine took the call"), description());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VOICEMAIL_BEEP | Voicemail",
        "VOICEMAIL_NO_BEEP | Voicemail",
        "SIT_TONE_BUSY | Busy",
        "SIT_TONE_INVALID_NUMBER | The call could not be put through",
        "FAX_MACHINE_DETECTED | The call could not be put through",
        "AMD_UNANSWERED | No answer",
        "HUMAN_ANSWERED | Answered, nothing was said",
        "AMD_UNRESOLVED | Answered, nothing was said",
        "A_STATUS_OF_TOMORROW | Answered, nothing was said"
      })
  void believesTheDetectionOfMachines(String status, String disposition) {
    String contact = "{" + PICKED_UP + ",\"AnsweringMachineDetectionStatus\":\"" + status + "\"}";

    assertEquals(disposition, disposition(SILENCE, contact));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TELECOM_TIMEOUT | No answer",
        "TELECOM_UNANSWERED | No answer",
        "TELECOM_ORIGINATOR_CANCEL | No answer",
        "TELECOM_BUSY | Busy",
        "TELECOM_NUMBER_INVALID | The call could not be put through",
        "TELECOM_PROBLEM | The call could not be put through",
        "OUTBOUND_ATTEMPT_FAILED | The call could not be put through"
      })
  void goesByConnectsReason_whenNobodyPickedUp(String reason, String disposition) {
    assertEquals(disposition, disposition(SILENCE, "{\"DisconnectReason\":\"" + reason + "\"}"));
  }

  @Test
  void saysThatItIsNotKnown_whenNobodyCanTell() {
    assertEquals("It is not known whether the call was answered", disposition(SILENCE, "null"));
  }

  private String disposition(List<String> transcript, String contact) {
    call.openFor(call.addOwnLead(), transcript);
    call.report(contact);
    return Objects.requireNonNull(call.tasks().getLast().get("CallDisposition"));
  }

  private String description() {
    return Objects.requireNonNull(call.tasks().getLast().get("Description"));
  }

  @Test
  void salesHearsNothing_ofACallThatAskedWhetherToDelete() {
    call.interactions.put(
        InteractionDraft.deletionCall(Ada.KEY, "Lovelace")
            .contact(new ContactId(EndedCall.CONTACT))
            .build());

    assertEquals("erased", call.report().path("status").asText());
    assertEquals("erased", call.reportForTheLastTime().path("status").asText());

    assertEquals(List.of(), call.tasks());
    assertEquals(List.of(), call.backlog.all());
    assertEquals(Optional.empty(), call.interaction().report());
  }
}
