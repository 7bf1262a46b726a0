package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The flows that the stack has Connect make: Connect would take them, and calls go through them.
 */
class CrossCheckFlowsTest {
  private static final String INSTANCE = "11111111-2222-4333-8444-555555555555";
  private static final String OWN = "99999999-2222-4333-8444-555555555555";

  /** What invoke-call dials for. */
  private static final Set<String> DIALS = Set.of("engage", "ask", "repeat");

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final FlowLanguage LANGUAGE = FlowLanguage.read();

  @Test
  void connectTakesEveryFlow() throws IOException {
    for (Template.Flow flow : template(Map.of("ConnectInstanceId", INSTANCE)).flows()) {
      assertEquals(
          List.of(), LANGUAGE.problems(JSON.readTree(flow.content()), flow.type()), flow.name());
      assertFalse(flow.content().contains("${"), flow.name());
    }
  }

  /** Each line of the reference is checked: a flow that breaks it is refused. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "/Type | `Talk`",
        "/Identifier | `a:b`",
        "/Parameters/PromptId | `p`",
        "/Parameters/Words | `p`",
        "/Parameters/LexV2Bot | ``",
        "/Transitions/NextAction | `nowhere`",
        "/Transitions/Errors | `[]`",
        "/Transitions/Errors/0/ErrorType | `InputTimeLimitExceeded`",
        "/Transitions/Errors/0/ErrorType | `NoMatchingError`",
        "/Transitions/Conditions/0/Condition/Operator | `TextContains`",
        "/Transitions/Conditions/0/Condition/Operands | `[]`",
      })
  void aFlowIsRefused_whenItIsNotAsDocumented(String at, String value) throws IOException {
    JsonNode flow = JSON.readTree(callFlow().content());
    ObjectNode talk = action(flow, "ConnectParticipantWithLexBot");
    change(talk, at, value);

    assertNotEquals(List.of(), LANGUAGE.problems(flow, "CONTACT_FLOW"));
  }

  @Test
  void aFlowIsRefused_whereItsActionsAreNotAvailable() throws IOException {
    JsonNode flow = JSON.readTree(callFlow().content());

    assertTrue(
        LANGUAGE.problems(flow, "AGENT_WHISPER").stream()
            .anyMatch(
                problem -> problem.equals("Talk is not for a flow of the type AGENT_WHISPER")));
  }

  @Test
  void callsGoThroughTheFlowThatTheStackMakes() throws IOException {
    Template template = template(Map.of("ConnectInstanceId", INSTANCE));

    String arn = callFlow().arn();
    assertEquals(Set.of(arn.substring(arn.lastIndexOf('/') + 1)), dialled(template));
    JsonNode flow = JSON.readTree(callFlow().content());
    assertEquals(
        Set.of("arn:aws:lex:us-west-2:000000000000:bot-alias/ATLASLOCAL/LIVELOCAL0"),
        Set.copyOf(flow.findValuesAsText("AliasArn")));
    assertEquals(
        List.of(
            template.flows().stream()
                .filter(other -> other.type().equals("AGENT_WHISPER"))
                .findFirst()
                .orElseThrow()
                .arn()),
        flow.findValuesAsText("AgentWhisper"));
  }

  @Test
  void callsGoThroughAFlowOfOnesOwn_andTheStackMakesNone() throws IOException {
    Template template =
        template(Map.of("ConnectInstanceId", INSTANCE, "ConnectContactFlowId", OWN));

    assertEquals(Set.of(OWN), dialled(template));
    assertEquals(List.of(), template.flows());
  }

  @Test
  void nothingIsMadeInConnect_whenThereIsNoInstance() throws IOException {
    Template template = template(Map.of());

    assertEquals(Set.of("none"), dialled(template));
    assertEquals(List.of(), template.flows());
  }

  /** What the workflows tell invoke-call. */
  private static Set<String> dialled(Template template) throws IOException {
    Set<String> flows = new TreeSet<>();
    for (Template.StateMachine machine : template.stateMachines()) {
      flows.addAll(JSON.readTree(machine.definition()).findValuesAsText("contactFlowId"));
    }
    return flows;
  }

  /** A workflow that names none would dial through no flow, or through one that is gone. */
  @Test
  void everyStepThatDialsNamesTheFlow() throws IOException {
    int steps = 0;
    for (Template.StateMachine machine : template(Map.of()).stateMachines()) {
      for (JsonNode parameters : JSON.readTree(machine.definition()).findParents("action")) {
        if (DIALS.contains(parameters.path("action").asText())) {
          assertTrue(parameters.has("contactFlowId"), machine.name() + ": " + parameters);
          steps++;
        }
      }
    }
    assertEquals(DIALS.size(), steps);
  }

  private static Template.Flow callFlow() throws IOException {
    return template(Map.of("ConnectInstanceId", INSTANCE)).callFlow().orElseThrow();
  }

  private static Template template(Map<String, String> parameters) throws IOException {
    return Template.read(
        TemplateSource.ROOT.resolve("template.yaml"), parameters, URI.create("http://127.0.0.1"));
  }

  private static ObjectNode action(JsonNode flow, String type) {
    return TemplateSource.stream(flow.path("Actions"))
        .filter(action -> action.path("Type").asText().equals(type))
        .map(ObjectNode.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private static void change(ObjectNode action, String at, String value)
      throws JsonProcessingException {
    int last = at.lastIndexOf('/');
    ObjectNode parent = (ObjectNode) action.at(at.substring(0, last));
    String name = at.substring(last + 1);
    if (value.isEmpty()) {
      parent.remove(name);
    } else if (value.equals("[]")) {
      parent.set(name, JSON.readTree(value));
    } else {
      parent.put(name, value);
    }
  }
}
