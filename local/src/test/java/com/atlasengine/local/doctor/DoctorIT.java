package com.atlasengine.local.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.Engine;
import com.atlasengine.local.EngineOptions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The doctor at a local engine that runs the template: well, and with one fault at a time. */
class DoctorIT {
  /** These look at the machine, or at an account without a stack; they have tests of their own. */
  private static final Set<String> ELSEWHERE = Set.of("tools", "bots in the account");

  private static final Doctor.Tools TOOLS = (name, argument) -> Optional.of(name + " 21.0.1");

  private static Engine engine;

  @BeforeAll
  static void start() throws Exception {
    engine =
        Engine.start(EngineOptions.of(Path.of("../template.yaml").toRealPath()).withoutSchedules());
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  @AfterEach
  void endTheFault() {
    Fault.end(engine);
  }

  private static Target target(String stack) throws IOException {
    return new Target(
        Path.of("..").toRealPath(),
        stack,
        "us-west-2",
        Map.of("LogLevel", "INFO"),
        Optional.of(""),
        Optional.of(engine.endpoint()));
  }

  static Stream<Fault> faults() {
    return Stream.of(FaultsBefore.all(), FaultsAfter.all(), FaultsWhileRunning.all())
        .flatMap(each -> each);
  }

  private static Finding ask(Target target, Doctor.Tools tools, String check) throws IOException {
    return new Doctor(target, tools)
        .examine(each -> each.name().equals(check))
        .find(check)
        .orElseThrow();
  }

  @Test
  void allIsWell_whenTheEngineIsFresh() throws Exception {
    Report report = new Doctor(target("atlas-engine"), TOOLS).examine();

    assertEquals(0, report.exitCode(), report::text);
    assertEquals(Doctor.checks().size() + 1, report.lines().size());
  }

  @ParameterizedTest
  @MethodSource("faults")
  void checkNamesTheCause_whenSomethingIsWrong(Fault fault) throws Exception {
    fault.cause(engine);

    Finding finding = ask(target("atlas-engine"), TOOLS, fault.check());

    List<String> causes = assertInstanceOf(Finding.Wrong.class, finding).causes();
    assertTrue(causes.stream().anyMatch(cause -> cause.contains(fault.cause())), causes::toString);
  }

  @Test
  void everyCheckCanFail() {
    List<Fault> faults = faults().toList();
    Set<String> tried = faults.stream().map(Fault::check).collect(Collectors.toSet());
    List<String> untried =
        Doctor.checks().stream()
            .map(Check::name)
            .filter(name -> !tried.contains(name) && !ELSEWHERE.contains(name))
            .toList();
    assertEquals(List.of(), untried);
    assertTrue(faults.size() >= 30, "only " + faults.size() + " faults");
  }

  @Test
  void toolsAreMissed_whenTheyAreOldOrNotThere() throws Exception {
    Finding missing = ask(target("atlas-engine"), (name, argument) -> Optional.empty(), "tools");
    Finding old =
        ask(target("atlas-engine"), (name, argument) -> Optional.of(name + " 3.1"), "tools");

    assertEquals(
        new Finding.Wrong(List.of("java is not installed", "mvn is not installed")), missing);
    assertEquals(
        new Finding.Wrong(List.of("java is older than 21.0", "mvn is older than 3.8")), old);
  }

  @Test
  void onlyTheAccountIsLookedAt_whenThereIsNoStack() throws Exception {
    Report report = new Doctor(target("atlas-engine-dev"), TOOLS).examine();

    assertEquals(1, report.exitCode());
    assertTrue(
        report.lines().stream().allMatch(line -> line.check().phase() == Check.Phase.BEFORE));
    assertEquals(
        Finding.wrong("a bot AtlasEngineBot exists and is not the stack's"),
        report.find("bot name").orElseThrow());
    assertEquals(
        Finding.wrong("AtlasEngine/SalesforceCreds exists and is not the stack's"),
        report.find("secret names").orElseThrow());
  }

  @Test
  void quotaIsFull_whenTheAccountHasAsManyBots() throws Exception {
    engine
        .account()
        .alter("servicequotas", "ListServiceQuotas", "lex", Fault.set("/Quotas/0/Value", 1));

    Finding finding = ask(target("atlas-engine-dev"), TOOLS, "bots in the account");

    assertInstanceOf(Finding.Wrong.class, finding);
  }

  @Test
  void nothingIsKnown_whenTheQuestionIsRefused() throws Exception {
    Fault.of("alias live", "").failing("lambda", "denied").cause(engine);

    Report report =
        new Doctor(target("atlas-engine"), TOOLS)
            .examine(check -> check.name().equals("alias live"));

    assertEquals(2, report.exitCode());
    assertInstanceOf(Finding.Unknown.class, report.find("alias live").orElseThrow());
  }

  @Test
  void afterIsUnknown_whenTheStackMayNotBeRead() throws Exception {
    Fault.of("stack", "").failing("cloudformation", "denied").cause(engine);

    Report report = new Doctor(target("atlas-engine"), TOOLS).examine(check -> false);

    assertEquals(2, report.exitCode());
    assertInstanceOf(Finding.Unknown.class, report.find("stack").orElseThrow());
  }

  @Test
  void nothingIsKnown_whenNobodyAnswers() throws Exception {
    Target target =
        new Target(
            Path.of("..").toRealPath(),
            "atlas-engine",
            "us-west-2",
            Map.of(),
            Optional.empty(),
            Optional.of(URI.create("http://127.0.0.1:1")));

    Report report = new Doctor(target, TOOLS).examine(check -> check.name().equals("account"));

    assertEquals(2, report.exitCode(), report::text);
    assertInstanceOf(Finding.Unknown.class, report.find("account").orElseThrow());
  }

  @Test
  void reportHasCauseRemedyAndSection_whenSomethingIsWrong() throws Exception {
    engine.account().alter("lambda", "GetAlias", "", Fault.set("/FunctionVersion", "$LATEST"));

    Report report =
        new Doctor(target("atlas-engine"), TOOLS)
            .examine(check -> check.name().equals("alias live"));

    assertEquals(1, report.exitCode());
    assertTrue(report.text().contains("wrong        alias live"), report::text);
    assertTrue(report.text().contains("(docs/operations.md#a-later-deployment)"), report::text);
    assertEquals("wrong", report.json().at("/checks/1/state").asText());
    assertEquals(1, report.json().path("exitCode").asInt());
  }
}
