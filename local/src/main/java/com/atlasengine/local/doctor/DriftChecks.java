package com.atlasengine.local.doctor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;

/** Whether what is deployed is what this checkout would deploy. */
final class DriftChecks {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String DEPLOY = "a-later-deployment";
  private static final String REMEDY =
      "Deploy this checkout with ./atlas deploy, or look at the right one.";

  private DriftChecks() {}

  static List<Check> all() {
    return List.of(
        Check.after("parameters", DEPLOY, REMEDY, DriftChecks::parameters),
        Check.after("template", DEPLOY, REMEDY, DriftChecks::template),
        Check.after("nested templates", DEPLOY, REMEDY, DriftChecks::nested),
        Check.after("definitions", DEPLOY, REMEDY, DriftChecks::definitions),
        Check.after(
            "revision",
            "with-the-sam-cli-alone",
            "Deploy this checkout, or give the doctor the parameters that ./atlas deploy was"
                + " given.",
            DriftChecks::revision));
  }

  private static Finding parameters(Deployment deployment) {
    Map<String, String> deployed = deployment.deployed().parameters();
    Causes causes = new Causes();
    new TreeMap<>(deployment.target().parameters())
        .forEach(
            (name, value) ->
                causes.unless(
                    value.equals(deployed.get(name)),
                    name + " is another one in the stack than a deployment would give"));
    deployment.declared().parameters().keySet().stream()
        .filter(name -> !deployed.containsKey(name))
        .sorted()
        .forEach(name -> causes.unless(false, "the stack has no parameter " + name));
    return causes.orOk(deployed.size() + " parameters");
  }

  private static Finding template(Deployment deployment) throws IOException {
    return compare(deployment, deployment.template(), deployment.target().stackName());
  }

  private static Finding nested(Deployment deployment) throws IOException {
    Causes causes = new Causes();
    for (Map.Entry<String, Path> each : deployment.declared().applications().entrySet()) {
      String stack = deployment.deployed().physicalId(each.getKey());
      if (compare(deployment, each.getValue(), stack) instanceof Finding.Wrong wrong) {
        wrong.causes().forEach(cause -> causes.unless(false, each.getKey() + ": " + cause));
      }
    }
    return causes.orOk(deployment.declared().applications().size() + " are the same");
  }

  private static Finding compare(Deployment deployment, Path file, String stack)
      throws IOException {
    String deployed =
        deployment
            .aws()
            .stacks()
            .getTemplate(request -> request.stackName(stack).templateStage(TemplateStage.ORIGINAL))
            .templateBody();
    Set<String> different = TemplateComparison.differences(Files.readString(file), deployed);
    Causes causes = new Causes();
    different.forEach(name -> causes.unless(false, name + " is another one in the stack"));
    return causes.orOk("the same as in the checkout");
  }

  /** A state machine's definition, with what CloudFormation has put into it. */
  private static Finding definitions(Deployment deployment) throws IOException {
    Causes causes = new Causes();
    List<DeployedStack.Resource> machines =
        deployment.deployed().ofType("AWS::StepFunctions::StateMachine").toList();
    for (DeployedStack.Resource machine : machines) {
      JsonNode uri =
          deployment
              .declared()
              .find(machine.logicalId())
              .map(declared -> declared.properties().path("DefinitionUri"))
              .orElseThrow();
      JsonNode own =
          JSON.readTree(Files.readString(deployment.target().root().resolve(uri.asText())));
      JsonNode deployed =
          JSON.readTree(
              deployment
                  .aws()
                  .workflows()
                  .describeStateMachine(request -> request.stateMachineArn(machine.physicalId()))
                  .definition());
      causes.unless(
          DefinitionComparison.isMadeOf(own, deployed),
          machine.logicalId() + " has another definition");
    }
    return causes.orOk(machines.size() + " are the same");
  }

  private static Finding revision(Deployment deployment) {
    String deployed = deployment.deployed().parameters().getOrDefault("Revision", "");
    if (deployment.target().revision().isEmpty()) {
      return new Finding.Unknown("nothing is built here to compare with");
    }
    String own = deployment.target().revision().get();
    return new Causes()
        .unless(
            own.equals(deployed),
            "the stack runs " + shorten(deployed) + ", this is " + shorten(own))
        .orOk(shorten(own));
  }

  private static String shorten(String digest) {
    return digest.isEmpty() ? "no revision" : digest.substring(0, Math.min(12, digest.length()));
  }
}
