package com.atlasengine.local.states;

import com.atlasengine.local.asl.definition.InvalidDefinition;
import com.atlasengine.local.asl.definition.StateMachine;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.template.PhysicalIds;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

/** The state machines of the account, by name. */
final class StateMachines {
  /** A name of 1 to 80 characters without spaces, brackets, wildcards and special characters. */
  private static final Pattern NAME =
      Pattern.compile("[^\\s<>{}\\[\\]?*\"#%\\\\^|~`$&,;:/\\p{Cntrl}]{1,80}");

  private final Map<String, StoredStateMachine> machines = new ConcurrentSkipListMap<>();

  /**
   * A state machine and when it was made.
   *
   * @param roleArn the role that was given for it; no permission is checked here
   */
  record StoredStateMachine(StateMachine machine, String roleArn, Instant createdAt) {}

  /**
   * Creates a state machine; creating an identical one again returns the existing one.
   *
   * @throws AwsError {@code InvalidName}, {@code InvalidDefinition}, {@code
   *     StateMachineAlreadyExists}
   */
  StoredStateMachine create(
      String name, StateMachine.Type type, String definition, String roleArn, Instant now) {
    checkName(name);
    StoredStateMachine created = new StoredStateMachine(read(name, type, definition), roleArn, now);
    StoredStateMachine there = machines.putIfAbsent(name, created);
    if (there == null) {
      return created;
    }
    if (there.machine().type() == type && there.machine().definition().equals(definition)) {
      return there;
    }
    throw error("StateMachineAlreadyExists", "State Machine Already Exists: '" + arn(name) + "'");
  }

  private static StateMachine read(String name, StateMachine.Type type, String definition) {
    try {
      return StateMachine.read(arn(name), name, type, definition);
    } catch (InvalidDefinition e) {
      throw error("InvalidDefinition", "Invalid State Machine Definition: '" + e.problem() + "'");
    }
  }

  static void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw error("InvalidName", "Invalid Name: '" + name + "'");
    }
  }

  /**
   * Finds a machine, also by the ARN of an alias or a version; all of them run the one there is.
   *
   * @throws AwsError {@code InvalidArn}, {@code StateMachineDoesNotExist}
   */
  StoredStateMachine findByArn(String arn) {
    String prefix = arn("");
    if (!arn.startsWith("arn:aws:states:") || !arn.contains(":stateMachine:")) {
      throw error("InvalidArn", "Invalid Arn: '" + arn + "'");
    }
    StoredStateMachine machine =
        arn.startsWith(prefix) ? machines.get(removeQualifier(arn, prefix)) : null;
    if (machine == null) {
      throw error("StateMachineDoesNotExist", "State Machine Does Not Exist: '" + arn + "'");
    }
    return machine;
  }

  private static String removeQualifier(String arn, String prefix) {
    int qualifier = arn.indexOf(':', prefix.length());
    return arn.substring(prefix.length(), qualifier < 0 ? arn.length() : qualifier);
  }

  List<StoredStateMachine> all() {
    return List.copyOf(machines.values());
  }

  static String arn(String name) {
    return PhysicalIds.arn("states", "stateMachine:" + name);
  }

  static AwsError error(String type, String message) {
    return new AwsError(400, type, message);
  }
}
