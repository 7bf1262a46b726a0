package com.atlasengine.local.iam;

import com.atlasengine.local.api.ApiCall;
import com.atlasengine.local.api.ApiCheck;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.template.Policy;
import com.atlasengine.local.template.Template;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Refuses what the role of a function or a state machine does not allow, as IAM does. Either's
 * access key is its name. Whoever else asks may do anything, and so may one whose role is not the
 * template's own.
 */
public final class RoleCheck implements ApiCheck.CallCheck {
  private static final Logger LOG = LoggerFactory.getLogger(RoleCheck.class);

  private final Map<String, Policy> policiesByCaller;
  private final ItemRequests items;
  private final RequestTable requests;
  private final Set<Use> uses = ConcurrentHashMap.newKeySet();

  /**
   * @param stateMachineOfToken the ARN of the state machine that a task token is from
   * @throws IllegalArgumentException when a function and a state machine have the same name
   */
  public RoleCheck(Template template, Function<String, Optional<String>> stateMachineOfToken) {
    policiesByCaller = policies(template);
    items = new ItemRequests(template.tables());
    requests = new RequestTable(new ResourceNames(template.secrets(), stateMachineOfToken));
  }

  /** What each caller may do. */
  static Map<String, Policy> policies(Template template) {
    Map<String, Policy> found = new HashMap<>();
    template.functions().forEach(f -> f.policy().ifPresent(policy -> found.put(f.name(), policy)));
    template.stateMachines().forEach(m -> m.policy().ifPresent(p -> add(found, m.name(), p)));
    return found;
  }

  private static void add(Map<String, Policy> found, String name, Policy policy) {
    if (found.put(name, policy) != null) {
      throw new IllegalArgumentException(name + " is a function and a state machine");
    }
  }

  /**
   * A permission that a request needed and had.
   *
   * @param caller the name of the function or state machine
   */
  public record Use(String caller, Policy.Grant grant) implements Comparable<Use> {
    /** In one line: who, the statement, the action, the resource, the values of a condition. */
    public String line() {
      String values = String.join(" and ", grant.values());
      return String.join(" | ", caller, grant.sid(), grant.action(), grant.resource())
          + (values.isEmpty() ? "" : " | " + values);
    }

    @Override
    public int compareTo(Use other) {
      return line().compareTo(other.line());
    }
  }

  /** What was needed so far. */
  public Set<Use> uses() {
    return new TreeSet<>(uses);
  }

  @Override
  public void check(String accessKey, ApiCall call) {
    if (policiesByCaller.containsKey(accessKey)) {
      List<Requirement> needed =
          call.service().equals("dynamodb")
              ? items.requirements(call.operation(), call.input())
              : requests.requirements(call);
      needed.forEach(each -> check(accessKey, call.service(), each));
    }
  }

  /**
   * Checks an invocation that is not requested over the wire.
   *
   * @param caller the name of a function or a state machine
   * @param function a name or an ARN, with a qualifier or without
   * @throws AwsError {@code AccessDeniedException} (403)
   */
  public void checkInvocation(String caller, String function) {
    check(
        caller,
        "lambda",
        new Requirement("lambda:InvokeFunction", ResourceNames.function(function, "")));
  }

  /**
   * Checks that a function may keep an event that it failed on.
   *
   * @param queue the queue's ARN
   * @throws AwsError {@code AccessDeniedException} (403)
   */
  public void checkFailedEvent(String function, String queue) {
    check(function, "sqs", new Requirement("sqs:SendMessage", queue));
  }

  private void check(String caller, String service, Requirement needed) {
    Policy policy = policiesByCaller.get(caller);
    if (policy == null) {
      return;
    }
    Optional<Policy.Grant> grant =
        policy.find(needed.action(), needed.resource(), needed.context());
    if (grant.isEmpty()) {
      LOG.warn("{}'s role does not allow {} on {}", caller, needed.action(), needed.resource());
      throw AwsError.denied(service, describe(caller, needed));
    }
    uses.add(new Use(caller, grant.get()));
  }

  private static String describe(String caller, Requirement needed) {
    return "User: arn:aws:sts::%s:assumed-role/%s/%s is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
        .formatted(
            Template.ACCOUNT, caller, caller, needed.action(), needed.resource(), needed.action());
  }
}
