package com.atlasengine.local.guest;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Amazon Cognito's identity pool, as far as a guest needs it: {@code GetId} and {@code
 * GetCredentialsForIdentity}, both unsigned. It knows no logins.
 */
public final class IdentityPool implements Service {
  private static final String TARGET = "AWSCognitoIdentityService.";

  private final String id;
  private final Guests guests;
  private final Set<String> identities = ConcurrentHashMap.newKeySet();

  public IdentityPool(Template.VisitorPage page, Guests guests) {
    this.id = page.poolId();
    this.guests = guests;
  }

  @Override
  public String signingName() {
    return "cognito-identity";
  }

  @Override
  public Optional<String> unsignedTarget() {
    return Optional.of(TARGET);
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    String operation = exchange.operation().orElse("");
    exchange.respondJson(
        switch (operation) {
          case "GetId" -> getId(exchange.json());
          case "GetCredentialsForIdentity" -> getCredentials(exchange.json());
          default -> throw AwsError.unknownOperation(signingName(), operation);
        });
  }

  private JsonNode getId(JsonNode request) {
    refuseLogins(request);
    String pool = requireText(request, "IdentityPoolId");
    if (!pool.equals(id)) {
      throw notFound("IdentityPool '" + pool + "' not found.");
    }
    String identity = Template.REGION + ":" + UUID.randomUUID();
    identities.add(identity);
    return object().put("IdentityId", identity);
  }

  private JsonNode getCredentials(JsonNode request) {
    refuseLogins(request);
    String identity = requireText(request, "IdentityId");
    if (!identities.contains(identity)) {
      throw notFound("Identity '" + identity + "' not found.");
    }
    Guests.Credentials issued = guests.issue();
    ObjectNode answer = object().put("IdentityId", identity);
    answer
        .putObject("Credentials")
        .put("AccessKeyId", issued.accessKey())
        .put("SecretKey", issued.secret())
        .put("SessionToken", issued.sessionToken())
        .put("Expiration", (double) issued.expiration().getEpochSecond());
    return answer;
  }

  private static void refuseLogins(JsonNode request) {
    if (!request.path("Logins").isEmpty()) {
      throw new AwsError(
          400,
          "NotAuthorizedException",
          "Token is not from a supported provider of this identity pool.");
    }
  }

  private static String requireText(JsonNode request, String member) {
    String value = request.path(member).asText();
    if (value.isEmpty()) {
      throw new AwsError(
          400,
          "ValidationException",
          "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
              .formatted(Character.toLowerCase(member.charAt(0)) + member.substring(1)));
    }
    return value;
  }

  private static AwsError notFound(String message) {
    return new AwsError(400, "ResourceNotFoundException", message);
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
