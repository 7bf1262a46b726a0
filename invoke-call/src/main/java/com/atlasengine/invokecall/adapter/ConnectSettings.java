package com.atlasengine.invokecall.adapter;

import com.atlasengine.core.config.Env;
import java.util.Optional;

/**
 * The instance that calls, and as whom.
 *
 * @param instanceId {@code INSTANCE_ID}
 * @param contactFlowId {@code CONTACT_FLOW_ID}, the flow that hands the call to Lex
 * @param sourcePhoneNumber {@code SOURCE_PHONE_NUMBER}, E.164, the number that is shown; the
 *     queue's own when empty
 * @param queueId {@code QUEUE_ID}; needed when there is no number
 */
public record ConnectSettings(
    String instanceId,
    String contactFlowId,
    Optional<String> sourcePhoneNumber,
    Optional<String> queueId) {
  /** Reads the environment; a missing variable is reported by {@link Env#check()}. */
  public static ConnectSettings from(Env env) {
    Optional<String> number = env.optional("SOURCE_PHONE_NUMBER");
    return new ConnectSettings(
        env.required("INSTANCE_ID"),
        env.required("CONTACT_FLOW_ID"),
        number,
        number.isPresent() ? env.optional("QUEUE_ID") : Optional.of(env.required("QUEUE_ID")));
  }

  @Override
  public String toString() {
    return "ConnectSettings[" + instanceId + "]";
  }
}
