package com.atlasengine.local.doctor;

import java.util.List;

/** Whether CloudFormation has done what it was told, and whether somebody changed it since. */
final class StackChecks {
  private StackChecks() {}

  static List<Check> all() {
    return List.of(
        Check.after(
            "stack status",
            "a-later-deployment",
            "Read the stack's events in CloudFormation; then deploy again.",
            StackChecks::status),
        Check.after(
            "resources",
            "a-later-deployment",
            "Deploy this checkout with ./atlas deploy.",
            StackChecks::resources),
        Check.after(
            "drift",
            "a-later-deployment",
            "Undo by hand what was changed by hand, or deploy again.",
            StackChecks::drift));
  }

  private static Finding status(Deployment deployment) {
    String status = deployment.deployed().status();
    if (status.endsWith("_IN_PROGRESS")) {
      return new Finding.Unknown(status + ": a deployment is under way");
    }
    Causes causes =
        new Causes()
            .unless(
                List.of("CREATE_COMPLETE", "UPDATE_COMPLETE", "IMPORT_COMPLETE").contains(status),
                "the stack is " + status);
    deployment.deployed().resources().stream()
        .filter(resource -> resource.status().endsWith("_FAILED"))
        .forEach(
            resource -> causes.unless(false, resource.logicalId() + " is " + resource.status()));
    return causes.orOk(status);
  }

  private static Finding resources(Deployment deployment) {
    Causes causes = new Causes();
    deployment.declared().resources().stream()
        .filter(resource -> !resource.type().endsWith("Version"))
        .filter(resource -> deployment.deployed().find(resource.logicalId()).isEmpty())
        .forEach(
            resource ->
                causes.unless(
                    false,
                    "the stack has no " + resource.logicalId() + " (" + resource.type() + ")"));
    return causes.orOk(deployment.deployed().resources().size() + " are there");
  }

  private static Finding drift(Deployment deployment) {
    String drift = deployment.deployed().drift();
    return new Causes()
        .unless(!drift.equals("DRIFTED"), "CloudFormation found changes by hand: DRIFTED")
        .orOk(drift.isEmpty() ? "CloudFormation never looked" : drift);
  }
}
