package com.atlasengine.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.SnapStartResponse;

/** The functions: what their alias points at, and whether that is ready. */
final class FunctionChecks {
  private static final String DEPLOY = "a-later-deployment";

  private FunctionChecks() {}

  static List<Check> all() {
    return List.of(
        Check.after(
            "alias live",
            DEPLOY,
            "Deploy with ./atlas deploy, which publishes a version and points live at it.",
            FunctionChecks::aliases),
        Check.after(
            "versions ready",
            DEPLOY,
            "Wait two minutes and ask again; if it stays so, deploy again.",
            FunctionChecks::versions),
        Check.after(
            "snapshots",
            DEPLOY,
            "Deploy with ./atlas deploy: the live version has to be published with SnapStart.",
            FunctionChecks::snapshots),
        Check.after(
            "provisioned concurrency",
            "throttling",
            "Wait until Lambda has made the environments; if it cannot, raise the quota.",
            FunctionChecks::provisioned),
        Check.after(
            "reservations",
            "throttling",
            "Set the reserved concurrency as template.yaml has it, or deploy again.",
            FunctionChecks::reservations),
        Check.after(
            "variables",
            "with-the-sam-cli-alone",
            "Deploy with ./atlas deploy: the live version still has the old values.",
            FunctionChecks::variables));
  }

  private static Finding aliases(Deployment deployment) throws Exception {
    Causes causes = new Causes();
    List<DeployedFunction> functions = DeployedFunction.all(deployment);
    for (DeployedFunction function : functions) {
      String version = function.liveVersion(deployment);
      causes.unless(
          version.matches("\\d+"),
          function.name() + ":live points at " + version + ", which is no published version");
    }
    return causes.orOk(functions.size() + " functions, each at a published version");
  }

  private static Finding versions(Deployment deployment) throws Exception {
    Causes causes = new Causes();
    for (DeployedFunction function : DeployedFunction.all(deployment)) {
      GetFunctionConfigurationResponse live = function.liveConfiguration(deployment);
      String name = function.name() + ":" + live.version();
      String state = live.stateAsString();
      String reason = Optional.ofNullable(live.stateReason()).map(why -> ": " + why).orElse("");
      causes.unless("Active".equals(state), name + " is " + state + reason);
      String update = live.lastUpdateStatusAsString();
      causes.unless(
          update == null || update.equals("Successful"), name + ": its last update is " + update);
    }
    return causes.orOk("all are Active");
  }

  private static Finding snapshots(Deployment deployment) throws Exception {
    Causes causes = new Causes();
    for (DeployedFunction function : DeployedFunction.all(deployment)) {
      if (!declaredSnapshot(function).equals("PublishedVersions")) {
        continue;
      }
      GetFunctionConfigurationResponse live = function.liveConfiguration(deployment);
      SnapStartResponse snapshot = live.snapStart();
      boolean ready =
          snapshot != null
              && snapshot.applyOnAsString().equals("PublishedVersions")
              && "On".equals(snapshot.optimizationStatusAsString());
      causes.unless(
          ready, function.name() + ":" + live.version() + " has no snapshot: SnapStart is off");
    }
    return causes.orOk("those that should start from a snapshot do");
  }

  private static String declaredSnapshot(DeployedFunction function) {
    return function.declared().path("SnapStart").path("ApplyOn").asText("None");
  }

  private static Finding provisioned(Deployment deployment) {
    Causes causes = new Causes();
    for (DeployedFunction function : DeployedFunction.all(deployment)) {
      if (function.declared().has("ProvisionedConcurrencyConfig")) {
        String status =
            deployment
                .aws()
                .functions()
                .getProvisionedConcurrencyConfig(
                    request ->
                        request.functionName(function.name()).qualifier(DeployedFunction.ALIAS))
                .statusAsString();
        causes.unless(status.equals("READY"), function.name() + ":live is " + status);
      }
    }
    return causes.orOk(
        deployment.parameter("Concurrency").equals("Provisioned") ? "READY" : "none is wanted");
  }

  private static Finding reservations(Deployment deployment) {
    Causes causes = new Causes();
    for (DeployedFunction function : DeployedFunction.all(deployment)) {
      Integer actual =
          deployment
              .aws()
              .functions()
              .getFunctionConcurrency(request -> request.functionName(function.name()))
              .reservedConcurrentExecutions();
      String declared = function.declared().path("ReservedConcurrentExecutions").asText("none");
      String found = actual == null ? "none" : actual.toString();
      causes.unless(
          declared.equals(found),
          function.name() + " has a reservation of " + found + " in place of " + declared);
    }
    return causes.orOk("as the template has them");
  }

  private static Finding variables(Deployment deployment) throws Exception {
    Causes causes = new Causes();
    for (DeployedFunction function : DeployedFunction.all(deployment)) {
      GetFunctionConfigurationResponse live = function.liveConfiguration(deployment);
      Map<String, String> actual =
          live.environment() == null ? Map.of() : live.environment().variables();
      JsonNode declared = function.declared().path("Environment").path("Variables");
      declared.properties().stream()
          .filter(each -> isThePersons(each.getValue().asText()))
          .filter(each -> !each.getValue().asText().equals(actual.get(each.getKey())))
          .forEach(
              each ->
                  causes.unless(
                      false,
                      function.name()
                          + ":live has another "
                          + each.getKey()
                          + " than the stack's parameters"));
    }
    return causes.orOk("the live versions have the parameters' values");
  }

  /** ARNs and URLs hold the account; the template is read without knowing it. */
  private static boolean isThePersons(String value) {
    return !value.contains("arn:aws") && !value.contains("://");
  }
}
