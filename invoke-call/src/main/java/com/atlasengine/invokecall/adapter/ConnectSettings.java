package com.atlasengine.invokecall.adapter;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.model.ContactFlowId;
import java.util.Optional;

/**
 * The instance that calls, and as whom.
 *
 * @param instanceId {@code INSTANCE_ID}
 * @param contactFlowId {@code CONTACT_FLOW_ID}, the flow that hands the call to Lex when a request
 *     names none
 * @param sourcePhoneNumber {@code SOURCE_PHONE_NUMBER}, E.164, the number that is shown; the
 *     queue's own when empty
 * @param queueId {@code QUEUE_ID}; needed when there is no number
 * @param machineDetection {@code ANSWER_MACHINE_DETECTION}, {@code on} or {@code off}, the default:
 *     whether Connect tells a voicemail from a person; the account needs outbound campaigns for it
 */
public record ConnectSettings(
    String instanceId,
    String contactFlowId,
    Optional<String> sourcePhoneNumber,
    Optional<String> queueId,
    boolean machineDetection) {
  /** Reads the environment; a missing variable is reported by {@link Env#check()}. */
  public static ConnectSettings from(Env env) {
    Optional<String> number = env.optional("SOURCE_PHONE_NUMBER");
    return new ConnectSettings(
        env.required("INSTANCE_ID"),
        env.required("CONTACT_FLOW_ID"),
        number,
        number.isPresent() ? env.optional("QUEUE_ID") : Optional.of(env.required("QUEUE_ID")),
        env.parse("ANSWER_MACHINE_DETECTION", "off", ConnectSettings::parseSwitch));
  }

  ConnectSettings through(ContactFlowId flow) {
    return new ConnectSettings(
        instanceId, flow.value(), sourcePhoneNumber, queueId, machineDetection);
  }

  private static Optional<Boolean> parseSwitch(String text) {
    return switch (text) {
      case "on" -> Optional.of(true);
      case "off" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  @Override
  public String toString() {
    return "ConnectSettings[" + instanceId + "]";
  }
}
