package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.lambda.FunctionPool;
import com.atlasengine.local.lambda.Functions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Functions started with SnapStart's lifecycle. */
class SnapshotTest {
  private static Engine engine;

  @BeforeAll
  static void start() throws Exception {
    engine = Engine.start(TestEngine.options().withInitialization("snap-start"));
  }

  @AfterAll
  static void stop() {
    engine.close();
  }

  private static String answer(String function, String order) {
    Functions.Result result = engine.runner().invoke(function, '"' + order + '"', "");
    assertTrue(result.error().isEmpty(), result.payload());
    return result.payload().replace("\"", "");
  }

  @Test
  void hooks_ranAroundTheSnapshot_whenAFunctionIsRestored() {
    assertEquals("checkpointed restored", answer("greeter", "hooks"));
  }

  @Test
  void credentials_comeFromTheirEndpoint_whenAFunctionIsRestored() {
    assertEquals("null", answer("greeter", "env AWS_ACCESS_KEY_ID"));
    String address = answer("greeter", "env AWS_CONTAINER_CREDENTIALS_FULL_URI");
    assertTrue(answer("greeter", "get " + address).contains("SecretAccessKey"), address);
  }

  @Test
  void snapshot_waitsForItsInvocation_whenPreparedAhead() throws Exception {
    FunctionPool pool = engine.runner().pool("hasty");
    pool.prepare(1);
    assertTrue(pool.awaitPrepared(1, Duration.ofSeconds(60)), "a snapshot is there");
    assertEquals(1, pool.size());
    assertNotEquals("", answer("hasty", "pid"));
    assertEquals(1, pool.size(), "the prepared one answered");
  }

  @Test
  void nothing_isPrepared_whenItHasBeenEnded() throws Exception {
    assertNotEquals("", answer("greeter", "pid"));
    FunctionPool pool = engine.runner().pool("greeter");
    assertTrue(pool.awaitPrepared(1, Duration.ofSeconds(60)), "the one that answered is free");
    engine.endProcesses("greeter");
    assertFalse(pool.awaitPrepared(1, Duration.ofMillis(20)));
  }

  @Test
  void another_answers_whenTheOneBeforeWasEnded() {
    String before = answer("greeter", "pid");
    engine.endProcesses("greeter");
    assertNotEquals(before, answer("greeter", "pid"));
  }
}
