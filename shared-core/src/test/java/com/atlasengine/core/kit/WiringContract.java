package com.atlasengine.core.kit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.atlasengine.core.adapter.aws.ClientLifecycle;
import com.atlasengine.core.config.Env;
import com.atlasengine.core.lambda.UseCase;
import com.atlasengine.core.telemetry.Telemetry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * What every function's production wiring does. That {@code template.yaml} sets every variable that
 * the code reads is the cross-check's.
 */
public abstract class WiringContract {
  private final Factory factory;
  private final Map<String, String> complete;
  private final Map<String, String> incomplete;
  private final String message;

  /**
   * @param complete the variables as {@code template.yaml} sets them
   * @param incomplete variables of which several are missing or malformed
   * @param message what the failure says to the incomplete ones
   */
  protected WiringContract(
      Factory factory,
      Map<String, String> complete,
      Map<String, String> incomplete,
      String message) {
    this.factory = factory;
    this.complete = complete;
    this.incomplete = incomplete;
    this.message = message;
  }

  @Test
  void isComplete_whenTheEnvironmentIs() {
    assertNotNull(wire(complete));
  }

  @Test
  void namesAllThatIsWrong_whenTheEnvironmentIsNot() {
    assertEquals(
        message, assertThrows(IllegalStateException.class, () -> wire(incomplete)).getMessage());
  }

  private UseCase<?, ?> wire(Map<String, String> variables) {
    return factory.of(Env.of(variables), ClientLifecycle.direct(), Telemetry.NONE);
  }

  /** A function's {@code Wiring.of}. */
  @FunctionalInterface
  public interface Factory {
    /** The use case over the real adapters. */
    UseCase<?, ?> of(Env env, ClientLifecycle lifecycle, Telemetry telemetry);
  }
}
