package com.atlasengine.local.doctor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.bedrock.BedrockClient;
import software.amazon.awssdk.services.bedrock.model.GetFoundationModelAvailabilityResponse;
import software.amazon.awssdk.services.bedrock.model.InferenceProfileModel;
import software.amazon.awssdk.services.bedrockruntime.model.BedrockRuntimeException;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.ThrottlingException;

/** Bedrock: whether both models answer, wherever their profiles send a request. */
final class ModelChecks {
  private static final String MODELS = "1-models";
  private static final String ACCESS =
      "Get access to the model in the Bedrock console, in this region.";

  /** A turn takes 700 tokens; below 30 turns a minute, a few visitors are too many. */
  private static final int MIN_TOKENS_A_MINUTE = 21_000;

  private static final Message HELLO =
      Message.builder().role(ConversationRole.USER).content(ContentBlock.fromText("Hi")).build();

  private ModelChecks() {}

  static List<Check> all() {
    return List.of(
        Check.before("fast model", MODELS, ACCESS, deployment -> answers(deployment, "Fast")),
        Check.before("strong model", MODELS, ACCESS, deployment -> answers(deployment, "Strong")),
        Check.before(
            "fast model's regions",
            MODELS,
            "Get access to the model in each region that the profile spreads to.",
            deployment -> regions(deployment, "Fast")),
        Check.before(
            "strong model's regions",
            MODELS,
            "Get access to the model in each region that the profile spreads to.",
            deployment -> regions(deployment, "Strong")),
        Check.before(
            "tokens per minute",
            MODELS,
            "Ask for more tokens per minute of the fast model in Service Quotas.",
            ModelChecks::tokens),
        Check.before(
            "guardrail",
            MODELS,
            "Give GuardrailId and GuardrailVersion of a guardrail that is ready, or none.",
            ModelChecks::guardrail));
  }

  /** One token, from where the functions would get it. */
  private static Finding answers(Deployment deployment, String which) {
    String model = deployment.parameter(which + "ModelId");
    try {
      deployment
          .aws()
          .models()
          .converse(
              request ->
                  request
                      .modelId(model)
                      .inferenceConfig(config -> config.maxTokens(1))
                      .messages(HELLO));
      return new Finding.Ok(model + " answers");
    } catch (ThrottlingException e) {
      return new Finding.Unknown(model + " is throttled: " + e.awsErrorDetails().errorMessage());
    } catch (BedrockRuntimeException e) {
      String message = String.valueOf(e.awsErrorDetails().errorMessage());
      boolean callersOwn = e.statusCode() >= 500 || message.contains("not authorized to perform");
      return callersOwn ? Doctor.explain(e) : Finding.wrong(model + ": " + message);
    }
  }

  private static Finding regions(Deployment deployment, String which) {
    String profile = deployment.parameter(which + "ModelId");
    String model = deployment.parameter(which + "FoundationModelId");
    if (profile.equals(model)) {
      return access(deployment, model, Set.of(deployment.target().region()));
    }
    List<String> arns =
        deployment
            .aws()
            .modelsOf(deployment.target().region())
            .getInferenceProfile(request -> request.inferenceProfileIdentifier(profile))
            .models()
            .stream()
            .map(InferenceProfileModel::modelArn)
            .toList();
    Optional<String> other = arns.stream().filter(arn -> !arn.endsWith("/" + model)).findFirst();
    return other
        .map(
            arn ->
                Finding.wrong(
                    "%s leads to %s; %sFoundationModelId is %s, so the functions may not call it"
                        .formatted(profile, arn, which, model)))
        .orElseGet(() -> access(deployment, model, regionsOf(deployment, arns)));
  }

  /** A global profile's ARN names no region. */
  private static Set<String> regionsOf(Deployment deployment, List<String> arns) {
    return arns.stream()
        .map(arn -> arn.split(":", -1)[3])
        .map(region -> region.isEmpty() ? deployment.target().region() : region)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Finding access(Deployment deployment, String model, Set<String> regions) {
    Causes causes = new Causes();
    for (String region : regions) {
      BedrockClient client = deployment.aws().modelsOf(region);
      GetFoundationModelAvailabilityResponse found =
          client.getFoundationModelAvailability(request -> request.modelId(model));
      boolean available =
          "AUTHORIZED".equals(found.authorizationStatusAsString())
              && "AVAILABLE".equals(found.entitlementAvailabilityAsString())
              && "AVAILABLE".equals(found.agreementAvailability().statusAsString());
      causes.unless(available, "there is no access to " + model + " in " + region);
    }
    return causes.orOk("access in " + String.join(", ", regions));
  }

  private static Finding tokens(Deployment deployment) {
    String model = deployment.parameter("FastModelId");
    Set<String> words = wordsOfModel(deployment.parameter("FastFoundationModelId"));
    Map<String, Double> quotas = Quotas.find(deployment, "bedrock", "tokens per minute");
    boolean crossRegion = !model.equals(deployment.parameter("FastFoundationModelId"));
    return quotas.entrySet().stream()
        .filter(quota -> words(quota.getKey()).containsAll(words))
        .filter(quota -> quota.getKey().toLowerCase(Locale.ROOT).contains("cross") == crossRegion)
        .filter(quota -> words(quota.getKey()).contains("global") == model.startsWith("global."))
        .findFirst()
        .map(
            quota ->
                new Causes()
                    .unless(
                        quota.getValue() >= MIN_TOKENS_A_MINUTE,
                        "%s is %.0f; a turn takes 700, so have at least %d"
                            .formatted(quota.getKey(), quota.getValue(), MIN_TOKENS_A_MINUTE))
                    .orOk("%s is %.0f".formatted(quota.getKey(), quota.getValue())))
        .orElseGet(() -> new Finding.Unknown("no quota names " + model));
  }

  /** {@code anthropic.claude-haiku-4-5-20251001-v1:0} is Claude Haiku 4.5 in a quota's name. */
  private static Set<String> wordsOfModel(String id) {
    String plain =
        id.replaceFirst("^[a-z0-9]+\\.", "")
            .replaceFirst("-\\d{8}.*", "")
            .replaceFirst("(-v\\d+)?(:\\d+)?$", "")
            .replaceFirst("(\\d)-(\\d)", "$1.$2");
    return words(plain.replace('-', ' '));
  }

  private static Set<String> words(String text) {
    return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^a-z0-9.]+", -1))
        .filter(word -> !word.isEmpty())
        .collect(Collectors.toSet());
  }

  private static Finding guardrail(Deployment deployment) {
    String id = deployment.parameter("GuardrailId");
    if (id.isEmpty() && deployment.parameter("Stage").equals("prod")) {
      return Finding.wrong("prod is not deployed without GuardrailId, which may be none");
    }
    if (id.isEmpty() || id.equals("none")) {
      return new Finding.Ok("none is wanted");
    }
    String version = deployment.parameter("GuardrailVersion");
    String status =
        deployment
            .aws()
            .modelsOf(deployment.target().region())
            .getGuardrail(request -> request.guardrailIdentifier(id).guardrailVersion(version))
            .statusAsString();
    return new Causes()
        .unless("READY".equals(status), id + " version " + version + " is " + status)
        .orOk(id + " version " + version);
  }
}
