package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may do what to which resource, line by line, and that everyone who delivers may deliver. */
class CrossCheckPoliciesTest {
  private static final TemplateSource TEMPLATE = TemplateSource.read();
  private static final Path ALLOWED = Path.of("src/test/resources/permissions.txt");

  /** Statements that may name every resource; the reason stands beside each in the template. */
  private static final Set<String> MAY_NAME_EVERYTHING =
      Set.of(
          "AlarmKey AccountOwnsTheKey",
          "AlarmKey AlarmsUseTheKey",
          "BotRole Speak",
          "CallEnded WriteLogs",
          "EngageLead WriteLogs",
          "FollowUpCall WriteLogs",
          "ReplayCalls WriteLogs");

  /** A line for each action and resource; what changes here is a change of who may do what. */
  @Test
  void theTemplateAllowsWhatIsWrittenDownAndNothingElse() throws IOException {
    List<String> written = Files.readAllLines(ALLOWED);
    List<String> allowed = Policies.of(TEMPLATE).lines();
    List<String> missing = new ArrayList<>(written);
    missing.removeAll(allowed);
    List<String> surplus = new ArrayList<>(allowed);
    surplus.removeAll(written);
    assertEquals(List.of(), missing, "in permissions.txt, not in the template");
    assertEquals(List.of(), surplus, "in the template, not in permissions.txt");
    assertEquals(written.size(), allowed.size(), "lines");
  }

  @Test
  void noStatementNamesEveryResource_unlessForAReason() {
    assertEquals(
        new TreeSet<>(MAY_NAME_EVERYTHING),
        Policies.of(TEMPLATE).statements().stream()
            .filter(s -> s.resources().contains("*"))
            .map(s -> s.owner() + " " + s.sid())
            .collect(Collectors.toCollection(TreeSet::new)));
  }

  @Test
  void noStatementAllowsEveryAction_unlessTheAccountOwnsTheKey() {
    assertEquals(
        List.of("AccountOwnsTheKey"),
        Policies.of(TEMPLATE).statements().stream()
            .filter(s -> s.actions().stream().anyMatch(a -> a.contains("*")))
            .map(Policies.Statement::sid)
            .toList());
  }

  @Test
  void everyDeliveryMayWriteToItsDeadLetterQueue() {
    Set<String> needed = new TreeSet<>();
    Stream.of(TemplateSource.FUNCTION, TemplateSource.MACHINE)
        .flatMap(type -> TEMPLATE.ofType(type).values().stream())
        .flatMap(p -> TemplateSource.stream(p.path("Events")))
        .forEach(
            event -> {
              JsonNode p = event.path("Properties");
              add(needed, "events.amazonaws.com", p.at("/DeadLetterConfig/Arn"));
              add(needed, "sns.amazonaws.com", p.at("/RedrivePolicy/deadLetterTargetArn"));
            });
    assertEquals(
        Set.of(
            "events.amazonaws.com ${ScheduleDeadLetters.Arn}",
            "sns.amazonaws.com ${RefreshDeadLetters.Arn}"),
        needed);
    assertTrue(granted("sqs:SendMessage").containsAll(needed), granted("sqs:SendMessage") + "");
  }

  @Test
  void alarmsMayPublishToTheirTopicAndUseItsKey() {
    Set<String> topics = new TreeSet<>();
    TEMPLATE
        .ofType(TemplateSource.ALARM)
        .values()
        .forEach(a -> a.path("AlarmActions").forEach(t -> topics.add(Policies.text(t))));
    for (String topic : topics) {
      assertTrue(granted("sns:Publish").contains("cloudwatch.amazonaws.com " + topic), topic);
      String id = topic.replaceAll("[${}]", "");
      String key = TEMPLATE.properties(id).at("/KmsMasterKeyId/Fn::GetAtt/0").asText();
      Set<String> usable =
          Policies.of(TEMPLATE).statements().stream()
              .filter(s -> s.owner().equals(key))
              .filter(s -> s.principal().equals("cloudwatch.amazonaws.com"))
              .flatMap(s -> s.actions().stream())
              .collect(Collectors.toSet());
      assertEquals(Set.of("kms:Decrypt", "kms:GenerateDataKey"), usable, topic);
    }
    assertEquals(Set.of("${AlarmTopic}"), topics);
  }

  @Test
  void theBotMayCallTheFunctionThatItsAliasNames() {
    String called =
        Policies.text(
            TEMPLATE
                .properties("BotAlias")
                .at("/BotAliasLocaleSettings/0/BotAliasLocaleSetting/CodeHookSpecification")
                .at("/LambdaCodeHook/LambdaArn"));
    assertTrue(granted("lambda:InvokeFunction").contains("lexv2.amazonaws.com " + called), called);
  }

  @Test
  void connectMayUseTheBot_whenThereIsAnInstance() {
    JsonNode association = TEMPLATE.template().at("/Resources/ConnectUsesBot");
    assertEquals("HasConnect", association.path("Condition").asText());
    assertEquals("LEX_BOT", association.at("/Properties/IntegrationType").asText());
    assertEquals("${BotAlias.Arn}", Policies.text(association.at("/Properties/IntegrationArn")));
    assertTrue(
        Policies.text(association.at("/Properties/InstanceId"))
            .endsWith(":instance/${ConnectInstanceId}"));
  }

  private static void add(Set<String> needed, String service, JsonNode target) {
    if (!target.isMissingNode()) {
      needed.add(service + " " + Policies.text(target));
    }
  }

  private static Set<String> granted(String action) {
    return Policies.of(TEMPLATE).statements().stream()
        .filter(s -> s.actions().contains(action))
        .flatMap(s -> s.resources().stream().map(r -> s.principal() + " " + r))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
