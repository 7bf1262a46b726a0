package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.config.Env;
import com.atlasengine.core.content.Content;
import com.atlasengine.core.failure.PermanentFailure;
import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What an org wants of the records that the engine makes.
 *
 * @param leadMark marks the Leads that the engine made; {@code SALESFORCE_LEAD_MARK}, {@code
 *     LeadSource=Atlas Engine}
 * @param leadFields further fields of a new Lead by their API names; {@code
 *     SALESFORCE_LEAD_FIELDS}, a JSON object of texts, numbers and booleans; a {@code Company} is
 *     always among them, {@code Atlas Engine Demo} by default
 * @param campaignId the Campaign that a new Lead joins; {@code SALESFORCE_CAMPAIGN_ID}, none
 * @param caseOrigin the {@code Origin} of a Case; {@code SALESFORCE_CASE_ORIGIN}, {@code Phone}
 * @param duplicateRuleHeader the header {@code Sforce-Duplicate-Rule-Header}; {@code
 *     SALESFORCE_DUPLICATE_RULE_HEADER}, {@code allowSave=true}; not sent when it is {@code none}
 */
public record SalesforceSettings(
    LeadMark leadMark,
    Map<String, Object> leadFields,
    Optional<String> campaignId,
    String caseOrigin,
    Optional<String> duplicateRuleHeader,
    Content sales) {
  private static final String DEFAULT_MARK = "LeadSource=Atlas Engine";
  private static final String COMPANY = "Company";
  private static final String DEFAULT_COMPANY = "Atlas Engine Demo";
  private static final String NO_HEADER = "none";

  /** These come from the visitor and from the calls. */
  private static final Set<String> OWN_FIELDS =
      Set.of("FirstName", "LastName", "Phone", "Description");

  private static final Pattern FIELD = Pattern.compile("[A-Za-z]\\w*");
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?");
  private static final Pattern ORIGIN = Pattern.compile("[^\\p{Cntrl}]{1,40}");
  private static final Pattern HEADER =
      Pattern.compile(NO_HEADER + "|\\w+=(?:true|false)(?:; ?\\w+=(?:true|false))*");

  /** Keeps its own copy of the fields. */
  public SalesforceSettings {
    leadFields = Map.copyOf(leadFields);
  }

  /**
   * Reads the environment; the caller checks it.
   *
   * @param sales the content of the sales team's locale
   */
  public static SalesforceSettings from(Env env, Content sales) {
    LeadMark mark = env.parse("SALESFORCE_LEAD_MARK", DEFAULT_MARK, LeadMark::parse);
    return new SalesforceSettings(
        mark,
        env.parse("SALESFORCE_LEAD_FIELDS", "{}", json -> parseFields(json, mark)),
        env.optional("SALESFORCE_CAMPAIGN_ID")
            .map(id -> env.parse("SALESFORCE_CAMPAIGN_ID", "0".repeat(15), matching(ID))),
        env.parse("SALESFORCE_CASE_ORIGIN", "Phone", matching(ORIGIN)),
        Optional.of(
                env.parse("SALESFORCE_DUPLICATE_RULE_HEADER", "allowSave=true", matching(HEADER)))
            .filter(header -> !header.equals(NO_HEADER)),
        sales);
  }

  private static Function<String, Optional<String>> matching(Pattern pattern) {
    return text -> Optional.of(text).filter(pattern.asMatchPredicate());
  }

  /** The mark's field and the visitor's own are not for configuration. */
  private static Optional<Map<String, Object>> parseFields(String text, LeadMark mark) {
    Map<String, Object> fields = new LinkedHashMap<>(Map.of(COMPANY, DEFAULT_COMPANY));
    JsonNode json = readObject(text);
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      String name = field.getKey();
      boolean allowed =
          FIELD.matcher(name).matches() && !OWN_FIELDS.contains(name) && !name.equals(mark.field());
      if (!allowed || !field.getValue().isValueNode() || field.getValue().isNull()) {
        return Optional.empty();
      }
      fields.put(name, valueOf(field.getValue()));
    }
    return json.isObject() ? Optional.of(fields) : Optional.empty();
  }

  private static JsonNode readObject(String text) {
    try {
      return Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
    } catch (PermanentFailure e) {
      return MissingNode.getInstance();
    }
  }

  private static Object valueOf(JsonNode value) {
    if (value.isBoolean()) {
      return value.booleanValue();
    }
    return value.isNumber() ? value.numberValue() : value.textValue();
  }
}
