package com.atlasengine.core.lambda;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.failure.TransientFailure;
import com.atlasengine.core.fake.FakeContext;
import com.atlasengine.core.kit.AwsEvents;
import com.atlasengine.core.model.PersonName;
import com.atlasengine.core.telemetry.Telemetry;
import com.atlasengine.core.time.Deadline;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {
  private static final String ADA = "{\"first\":\"Ada\",\"last\":\"Lovelace\"}";

  private final List<Invocation> invocations = new ArrayList<>();
  private final List<Deadline> renewed = new ArrayList<>();
  private final List<Renewal> renewals = new ArrayList<>();

  @Test
  void writesWhatTheUseCaseMakesOfTheRequest() throws IOException {
    assertEquals("{\"hello\":\"Ada\"}", run(ADA, name -> Map.of("hello", name.first())));
  }

  @Test
  void tellsTheUseCaseWhoAsksAndHowLongItHas() throws IOException {
    run(ADA, name -> "x");

    Invocation invocation = invocations.getFirst();
    assertEquals("11111111-2222-3333-4444-555555555555", invocation.requestId());
    assertTrue(invocation.deadline().remaining().compareTo(Duration.ofMillis(29_800)) <= 0);
    assertTrue(invocation.deadline().remaining().compareTo(Duration.ofSeconds(20)) > 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"detail\":{\"action\":\"keep-warm\"}}",
        "{\"version\":\"0\",\"source\":\"aws.events\",\"detail-type\":\"Scheduled"
            + " Event\",\"detail\":{}}",
        "{\"source\":\"aws.events\"}"
      })
  void renewsAndAsksNothingOfTheUseCase_whenItIsToKeepWarm(String event) throws IOException {
    renewals.add(new Renewal("session", renewed::add));

    assertEquals("{\"status\":\"warm\"}", run(event, name -> "x"));
    assertEquals(1, renewed.size());
    assertTrue(renewed.getFirst().remaining().compareTo(Duration.ofMillis(29_800)) <= 0);
    assertEquals(List.of(), invocations);
  }

  @Test
  void keepsWarm_whenTheOfficialClassWroteTheEvent() throws IOException {
    assertEquals("{\"status\":\"warm\"}", run(AwsEvents.schedule("keep-warm"), name -> "x"));
    assertEquals("{\"status\":\"warm\"}", run(AwsEvents.schedule(), name -> "x"));
    assertEquals(List.of(), invocations);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"first\":\"keep-warm\",\"last\":\"Lovelace\"}",
        "{\"first\":\"aws.events\",\"last\":\"Lovelace\"}",
        "{\"source\":\"aws.events\",\"detail\":{\"action\":\"else\"},\"first\":\"Ada\",\"last\":\"L\"}"
      })
  void asksTheUseCase_whenAnEventOnlyLooksLikeKeepingWarm(String event) throws IOException {
    assertEquals("\"x\"", run(event, name -> "x"));
    assertEquals(List.of(), renewed);
  }

  @ParameterizedTest
  @CsvSource({
    "down, 'Not renewed, secret: down'",
    "refused, 'Not renewed, secret: refused'",
    "defect, 'Not renewed, secret: java.lang.IllegalStateException'"
  })
  void renewsTheRestAndSaysSo_whenOneCannotBeRenewed(String failure, String line)
      throws IOException {
    renewals.add(new Renewal("secret", deadline -> fail(failure)));
    renewals.add(new Renewal("session", renewed::add));

    String printed = runAndReadLog("{\"source\":\"aws.events\"}");

    assertEquals(1, renewed.size());
    assertTrue(printed.contains("\"level\":\"ERROR\""), printed);
    assertTrue(printed.contains(line), printed);
    assertFalse(printed.contains("2065550123"), printed);
  }

  private static void fail(String how) {
    throw switch (how) {
      case "down" -> new TransientFailure("down");
      case "refused" -> new PermanentFailure("refused");
      default -> new IllegalStateException("about Ada, +12065550123");
    };
  }

  private String runAndReadLog(String event) throws IOException {
    PrintStream before = System.out;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertEquals("{\"status\":\"warm\"}", run(event, name -> "x"));
    } finally {
      System.setOut(before);
    }
    return printed.toString(StandardCharsets.UTF_8);
  }

  @Test
  void leavesTheTwoFailuresAsTheyAre() {
    TransientFailure passing = new TransientFailure("down");
    PermanentFailure lasting = new PermanentFailure("refused");

    assertSame(passing, assertThrows(TransientFailure.class, () -> run(ADA, fails(passing))));
    assertSame(lasting, assertThrows(PermanentFailure.class, () -> run(ADA, fails(lasting))));
  }

  @Test
  void turnsADefectIntoAPermanentFailureWithoutItsWords() {
    RuntimeException defect = new IllegalStateException("about Ada, +12065550123");

    PermanentFailure failure = assertThrows(PermanentFailure.class, () -> run(ADA, fails(defect)));

    assertEquals("Defect: IllegalStateException", failure.getMessage());
    StringWriter printed = new StringWriter();
    failure.printStackTrace(new PrintWriter(printed));
    assertTrue(printed.toString().contains("EntryTest"));
    assertFalse(printed.toString().contains("2065550123"));
  }

  @Test
  void namesTheField_whenTheRequestIsMalformed() {
    PermanentFailure failure =
        assertThrows(PermanentFailure.class, () -> run("{\"first\":{}}", name -> "x"));

    assertEquals("Malformed PersonName: first", failure.getMessage());
    assertEquals(List.of(), invocations);
  }

  private String run(String event, Function<PersonName, Object> work) throws IOException {
    return run(event.getBytes(StandardCharsets.UTF_8), work);
  }

  private String run(byte[] event, Function<PersonName, Object> work) throws IOException {
    UseCase<PersonName, Object> useCase =
        new UseCase<>() {
          @Override
          public Object handle(PersonName request, Invocation invocation) {
            invocations.add(invocation);
            return work.apply(request);
          }

          @Override
          public List<Renewal> renewals() {
            return renewals;
          }
        };
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    Entry.of(PersonName.class, useCase, Telemetry.NONE)
        .run(new ByteArrayInputStream(event), output, new FakeContext("create-lead"));
    return output.toString(StandardCharsets.UTF_8);
  }

  private static Function<PersonName, Object> fails(RuntimeException failure) {
    return name -> {
      throw failure;
    };
  }

  @Test
  void failsForGoodAndLikeAnyDefect_whenTheStackIsNotDeepEnough() {
    PermanentFailure failure =
        assertThrows(
            PermanentFailure.class,
            () ->
                run(
                    ADA,
                    name -> {
                      throw new StackOverflowError();
                    }));

    assertEquals("Defect: StackOverflowError", failure.getMessage());
  }
}
