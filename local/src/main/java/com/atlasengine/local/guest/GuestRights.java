package com.atlasengine.local.guest;

import com.atlasengine.local.api.ApiCall;
import com.atlasengine.local.api.ApiCheck;
import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import java.util.Map;

/**
 * Refuses what the guests' role does not allow.
 *
 * @param next checks what others ask for
 */
public record GuestRights(Guests guests, Template.VisitorPage page, ApiCheck.CallCheck next)
    implements ApiCheck.CallCheck {
  @Override
  public void check(String accessKey, ApiCall call) {
    if (!guests.isGuest(accessKey)) {
      next.check(accessKey, call);
      return;
    }
    String action = call.service() + ":" + call.operation();
    String resource = resource(call);
    if (!page.guests().allows(action, resource, Map.of())) {
      throw new AwsError(
          403,
          "AccessDeniedException",
          "User: arn:aws:sts::%s:assumed-role/%s/CognitoIdentityCredentials is not authorized to perform: %s on resource: %s because no identity-based policy allows the %s action"
              .formatted(Template.ACCOUNT, page.roleName(), action, resource, action));
    }
  }

  /** Guests have a policy for Lex alone, whose resource is the bot's alias. */
  private static String resource(ApiCall call) {
    return call.service().equals("lex")
        ? PhysicalIds.arn(
            "lex",
            "bot-alias/"
                + call.input().path("botId").asText()
                + "/"
                + call.input().path("botAliasId").asText())
        : "*";
  }
}
