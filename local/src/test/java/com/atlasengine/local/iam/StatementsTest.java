package com.atlasengine.local.iam;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.local.template.Policy;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.template.Wildcard;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Nobody may do more than the tests of the whole engine do, and each statement is needed. */
class StatementsTest {
  /** The instance of the local engine. */
  private static final String INSTANCE = "11111111-2222-4333-8444-555555555555";

  private static Map<String, Policy> policies;

  @BeforeAll
  static void readTheTemplate() throws IOException {
    policies =
        RoleCheck.policies(
            Template.read(
                Path.of("../template.yaml"),
                Map.of("ConnectInstanceId", INSTANCE, "ConnectContactFlowId", INSTANCE),
                URI.create("http://127.0.0.1:1")));
  }

  /** A line of {@code permissions-in-use.txt}: who, statement, action, resource, key. */
  private record Permission(String text, String caller, String sid, Requirement needed) {
    static Permission of(String line) {
      String[] parts = line.split(" \\| ", -1);
      Set<String> keys =
          parts.length < 5
              ? Set.of()
              : Stream.of(parts[4].split(" and ", -1))
                  .map(Permission::example)
                  .collect(Collectors.toSet());
      return new Permission(
          line,
          parts[0],
          parts[1],
          new Requirement(parts[2], example(parts[3]), Map.of("dynamodb:LeadingKeys", keys)));
    }

    private static String example(String pattern) {
      return pattern.replace("*", "any");
    }

    boolean isAllowedBy(Policy policy) {
      return policy.allows(needed.action(), needed.resource(), needed.context());
    }

    String withoutKey() {
      return String.join(" | ", List.of(text.split(" \\| ", -1)).subList(0, 4));
    }
  }

  /** What is written down of a caller, used or not, but for what stands for anything. */
  private static List<Permission> written(String caller) {
    return Stream.concat(PermissionsInUse.used().stream(), PermissionsInUse.unused().stream())
        .filter(line -> !line.startsWith("*"))
        .map(Permission::of)
        .filter(p -> p.caller().equals(caller))
        .toList();
  }

  /** Each action of each statement with each of its resources. */
  private static Set<String> granted() {
    Set<String> granted = new TreeSet<>();
    policies.forEach(
        (caller, policy) ->
            policy
                .statements()
                .forEach(
                    s ->
                        s.actions()
                            .forEach(
                                a -> s.resources().forEach(r -> add(granted, caller, s, a, r)))));
    return granted;
  }

  private static void add(
      Set<String> granted, String caller, Policy.Statement s, Wildcard action, Wildcard resource) {
    granted.add(String.join(" | ", caller, s.sid(), action.text(), resource.text()));
  }

  @Test
  void allThatIsUsed_isAllowed() {
    assertTrue(PermissionsInUse.used().size() > 50);
    for (String line : PermissionsInUse.used()) {
      Permission used = Permission.of(line);
      assertTrue(used.isAllowedBy(Objects.requireNonNull(policies.get(used.caller()), line)), line);
    }
  }

  @Test
  void allThatIsAllowed_isUsed_orHasAReasonNotToBe() {
    Set<String> left = granted();
    List<String> strange = new ArrayList<>();
    PermissionsInUse.used().stream()
        .map(line -> Permission.of(line).withoutKey())
        .distinct()
        .filter(line -> !left.remove(line))
        .forEach(strange::add);
    for (String line : PermissionsInUse.unused()) {
      if (!left.removeIf(each -> fits(line, each))) {
        strange.add(line);
      }
    }
    assertEquals(List.of(), strange, "in permissions-in-use.txt, but not allowed or there twice");
    assertEquals(Set.of(), left, "allowed, but not in permissions-in-use.txt");
  }

  private static boolean fits(String line, String granted) {
    String[] asked = line.split(" \\| ", -1);
    String[] there = granted.split(" \\| ", -1);
    for (int i = 0; i < 4; i++) {
      if (!asked[i].equals("*") && !asked[i].equals(there[i])) {
        return false;
      }
    }
    return true;
  }

  @Test
  void aCallThatIsMade_isRefused_whenAnyOneStatementIsRemoved() {
    Set<String> kept = new TreeSet<>();
    for (Map.Entry<String, Policy> entry : policies.entrySet()) {
      for (Policy.Statement statement : entry.getValue().statements()) {
        List<Permission> itsOwn =
            written(entry.getKey()).stream().filter(p -> p.sid().equals(statement.sid())).toList();
        Policy without = without(entry.getValue(), statement);
        for (Permission permission : itsOwn) {
          assertFalse(permission.isAllowedBy(without), permission.text());
        }
        if (itsOwn.isEmpty()) {
          kept.add(statement.sid());
        }
      }
    }
    assertEquals(Set.of("AWSXrayWriteOnlyAccess", "WriteLogs"), kept);
  }

  private static Policy without(Policy policy, Policy.Statement statement) {
    List<Policy.Statement> left = new ArrayList<>(policy.statements());
    assertTrue(left.remove(statement));
    return new Policy(left);
  }
}
