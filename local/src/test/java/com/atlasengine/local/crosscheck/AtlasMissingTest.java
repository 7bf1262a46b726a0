package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./atlas missing} says of the first deployment, by what AWS answers. */
class AtlasMissingTest {
  private static final String ALL =
      """
      GuardrailId\tgr1
      OperationsEmail\tops@example.com
      SalesTeamEmail\tsales@example.com
      ConnectInstanceId\t11111111-2222-4333-8444-555555555555
      ConnectSourcePhoneNumber\t+12065550100
      TransferQueueArn\tarn:aws:connect:us-west-2:0:instance/1/queue/2
      TransferHours\tMON-FRI 9-17 America/Los_Angeles
      VisitorPublicKey\tMCowBQYDK2VwAyEA
      WebPage\ton
      """;

  @TempDir Path programs;

  private String stack = "";
  private String secret = "AWSCURRENT";
  private String subscriptions = "arn:aws:sns:us-west-2:0:topic:1";

  @Test
  void namesEveryStepInOrder_whenNothingIsThere() throws Exception {
    assertEquals(
        List.of("GuardrailId", "OperationsEmail", "SalesTeamEmail", "ConnectInstanceId", "deploy"),
        steps("prod"));
  }

  @Test
  void needsNoGuardrail_inAnotherStage() throws Exception {
    assertFalse(steps("dev").contains("GuardrailId"));
    assertFalse(steps("prod", "GuardrailId=none").contains("GuardrailId"));
  }

  @Test
  void namesNothing_whenTheStackHasAll() throws Exception {
    stack = ALL;

    assertEquals(List.of(), steps("prod"));
    assertFalse(said("prod").contains("if you want"));
  }

  @Test
  void looksAtTheStack_beforeItSaysThatAParameterIsMissing() throws Exception {
    stack = ALL.replace("+12065550100", "");
    assertEquals(List.of("ConnectSourcePhoneNumber"), steps("prod"));
    assertEquals(List.of(), steps("prod", "ConnectQueueId=q"));

    stack = ALL;
    assertEquals(List.of("OperationsEmail"), steps("prod", "OperationsEmail="));
  }

  @Test
  void namesWhatAPersonDoesAfterwards() throws Exception {
    stack = ALL;
    secret = "None";
    subscriptions = "PendingConfirmation";

    assertEquals(List.of("the", "confirm", "confirm"), steps("prod"));
    assertTrue(said("prod").contains("ops@example.com"));
  }

  @Test
  void saysWhatIsAChoice() throws Exception {
    stack = ALL.replaceAll("(TransferHours|VisitorPublicKey)\t.*", "$1\tnone");

    assertEquals(List.of(), steps("prod"));
    assertEquals(2, said("prod").lines().filter(line -> line.contains("if you want")).count());
  }

  /** The first word of each numbered step; of a command the second. */
  private List<String> steps(String... words) throws IOException, InterruptedException {
    return said(words)
        .lines()
        .filter(line -> line.matches(" +[0-9]+[.] .*"))
        .map(line -> line.replaceFirst(" +[0-9]+[.] ([.]/atlas )?", "").split("[ =:]", 2)[0])
        .collect(Collectors.toList());
  }

  private String said(String... words) throws IOException, InterruptedException {
    Path aws = programs.resolve("aws");
    Files.writeString(
        aws,
        """
        #!/bin/bash
        case "$*" in
          *StackStatus*) %s ;;
          *Parameters*) printf '%%s' '%s' ;;
          *Outputs*) printf 'SalesforceSecretArn\ts\nAlarmTopicArn\ta\nSalesTeamTopicArn\tb\n' ;;
          *describe-secret*) echo '%s' ;;
          *list-subscriptions*) echo '%s' ;;
        esac
        """
            .formatted(
                stack.isEmpty() ? "exit 254" : "echo UPDATE_COMPLETE",
                stack,
                secret,
                subscriptions));
    Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
    List<String> command = new ArrayList<>(List.of("bash", "atlas", "missing"));
    command.addAll(List.of(words));
    ProcessBuilder atlas = new ProcessBuilder(command).directory(TemplateSource.ROOT.toFile());
    atlas.environment().merge("PATH", programs.toString(), (path, first) -> first + ":" + path);
    Process process = atlas.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
