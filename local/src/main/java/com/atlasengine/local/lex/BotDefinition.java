package com.atlasengine.local.lex;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * The conversational bot, read from the properties of the template's {@code AWS::Lex::Bot} with
 * every reference already resolved.
 *
 * @param name the bot's name
 * @param localeId the locale, such as {@code en_US}
 * @param idleTtl how long a session is kept after its last turn
 * @param confidenceThreshold below it an utterance means no intent, 0..1
 * @param intents in the order of the template; exactly one is the fallback
 * @param slotTypes the bot's own slot types
 */
public record BotDefinition(
    String name,
    String localeId,
    Duration idleTtl,
    double confidenceThreshold,
    List<Intent> intents,
    List<SlotType> slotTypes) {

  private static final String FALLBACK = "AMAZON.FallbackIntent";

  public BotDefinition {
    intents = List.copyOf(intents);
    slotTypes = List.copyOf(slotTypes);
    if (intents.stream().filter(Intent::fallback).count() != 1) {
      throw new IllegalArgumentException("Bot " + name + " needs exactly one " + FALLBACK);
    }
  }

  /**
   * Reads the bot.
   *
   * @param properties the {@code Properties} of the resource
   * @throws IllegalArgumentException when the locale is not there, or a slot is of a type that is
   *     not served
   */
  public static BotDefinition from(JsonNode properties, String localeId) {
    JsonNode locale =
        stream(properties.path("BotLocales"))
            .filter(each -> localeId.equals(each.path("LocaleId").asText()))
            .findFirst()
            .orElseThrow(() -> new IllegalArgumentException("The bot has no locale " + localeId));
    BotDefinition bot =
        new BotDefinition(
            properties.path("Name").asText(),
            localeId,
            Duration.ofSeconds(properties.path("IdleSessionTTLInSeconds").asLong(300)),
            locale.path("NluConfidenceThreshold").asDouble(0.4),
            stream(locale.path("Intents")).map(Intent::from).toList(),
            stream(locale.path("SlotTypes")).map(SlotType::from).toList());
    bot.intents.stream().flatMap(i -> i.slots().stream()).forEach(bot::requireServed);
    return bot;
  }

  /** The locales that the bot has, in the order of the template. */
  public static List<String> locales(JsonNode properties) {
    return stream(properties.path("BotLocales"))
        .map(each -> each.path("LocaleId").asText())
        .toList();
  }

  private void requireServed(Slot slot) {
    if (!SlotReader.supports(slot.type()) && slotType(slot.type()).isEmpty()) {
      throw new IllegalArgumentException(
          "Slot " + slot.name() + ": the type " + slot.type() + " is not supported locally");
    }
  }

  Intent fallback() {
    return intents.stream().filter(Intent::fallback).findFirst().orElseThrow();
  }

  Optional<Intent> intent(String intentName) {
    return intents.stream().filter(each -> each.name().equals(intentName)).findFirst();
  }

  Optional<SlotType> slotType(String typeName) {
    return slotTypes.stream().filter(each -> each.name().equals(typeName)).findFirst();
  }

  /**
   * One intent.
   *
   * @param slots in order of elicitation
   * @param dialogHook whether the code hook is called on every turn while slots are filled
   * @param fulfillmentHook whether the code hook fulfils the intent
   * @param confirmation the question before fulfilment, if the bot itself asks one
   * @param declination what is said when that question is denied
   * @param closing what is said at the end when the code hook says nothing
   * @param succeeded what is said after a fulfilment that succeeded without a message
   * @param failed what is said after a fulfilment that failed without a message, or threw
   * @param timedOut what is said after a fulfilment that took too long
   */
  record Intent(
      String name,
      boolean fallback,
      List<String> utterances,
      List<Slot> slots,
      boolean dialogHook,
      boolean fulfillmentHook,
      Optional<PromptSpecification> confirmation,
      ArrayNode declination,
      ArrayNode closing,
      ArrayNode succeeded,
      ArrayNode failed,
      ArrayNode timedOut) {

    static Intent from(JsonNode node) {
      JsonNode fulfillment = node.path("FulfillmentCodeHook");
      JsonNode after = fulfillment.path("PostFulfillmentStatusSpecification");
      JsonNode confirmation = node.path("IntentConfirmationSetting");
      return new Intent(
          node.path("Name").asText(),
          FALLBACK.equals(node.path("ParentIntentSignature").asText()),
          stream(node.path("SampleUtterances")).map(u -> u.path("Utterance").asText()).toList(),
          orderedSlots(node),
          node.path("DialogCodeHook").path("Enabled").asBoolean(),
          fulfillment.path("Enabled").asBoolean(),
          PromptSpecification.active(confirmation),
          messages(confirmation.path("DeclinationResponse")),
          messages(node.path("IntentClosingSetting").path("ClosingResponse")),
          messages(after.path("SuccessResponse")),
          messages(after.path("FailureResponse")),
          messages(after.path("TimeoutResponse")));
    }

    private static List<Slot> orderedSlots(JsonNode intent) {
      List<String> order =
          stream(intent.path("SlotPriorities"))
              .sorted(Comparator.comparingInt(each -> each.path("Priority").asInt()))
              .map(each -> each.path("SlotName").asText())
              .toList();
      List<Slot> slots = new ArrayList<>(stream(intent.path("Slots")).map(Slot::from).toList());
      slots.sort(Comparator.comparingInt(each -> rank(order, each.name())));
      return List.copyOf(slots);
    }

    private static int rank(List<String> order, String slot) {
      int index = order.indexOf(slot);
      return index < 0 ? order.size() : index;
    }

    Optional<Slot> slot(String slotName) {
      return slots.stream().filter(each -> each.name().equals(slotName)).findFirst();
    }
  }

  /** One slot: its type's name, whether it must be filled, and the question that asks for it. */
  record Slot(String name, String type, boolean required, PromptSpecification prompt) {
    static Slot from(JsonNode node) {
      JsonNode elicitation = node.path("ValueElicitationSetting");
      return new Slot(
          node.path("Name").asText(),
          node.path("SlotTypeName").asText(),
          "Required".equals(elicitation.path("SlotConstraint").asText()),
          PromptSpecification.from(elicitation.path("PromptSpecification")));
    }
  }

  /** A question, and how often it is asked again when the answer is not understood. */
  record PromptSpecification(ArrayNode messages, int maxRetries) {
    static PromptSpecification from(JsonNode specification) {
      return new PromptSpecification(
          BotDefinition.messages(specification), specification.path("MaxRetries").asInt(0));
    }

    static Optional<PromptSpecification> active(JsonNode setting) {
      return setting.has("PromptSpecification") && setting.path("IsActive").asBoolean(true)
          ? Optional.of(from(setting.path("PromptSpecification")))
          : Optional.empty();
    }
  }

  /**
   * A slot type of the bot's own.
   *
   * @param acceptsAnyText whether any text is a value, or only those listed
   */
  record SlotType(String name, boolean acceptsAnyText, List<Value> values) {
    static SlotType from(JsonNode node) {
      String strategy = node.path("ValueSelectionSetting").path("ResolutionStrategy").asText();
      return new SlotType(
          node.path("Name").asText(),
          !"TOP_RESOLUTION".equals(strategy),
          stream(node.path("SlotTypeValues")).map(Value::from).toList());
    }
  }

  /** One value of a slot type and the other words for it. */
  record Value(String value, List<String> synonyms) {
    static Value from(JsonNode node) {
      return new Value(
          node.path("SampleValue").path("Value").asText(),
          stream(node.path("Synonyms")).map(each -> each.path("Value").asText()).toList());
    }

    boolean matches(String text) {
      return Stream.concat(Stream.of(value), synonyms.stream()).anyMatch(text::equalsIgnoreCase);
    }
  }

  private static ArrayNode messages(JsonNode specification) {
    ArrayNode messages = JsonNodeFactory.instance.arrayNode();
    for (JsonNode group : specification.path("MessageGroupsList")) {
      addMessage(messages, group.path("Message"));
    }
    return messages;
  }

  private static void addMessage(ArrayNode messages, JsonNode message) {
    for (String type : List.of("PlainText", "SSML", "CustomPayload")) {
      JsonNode content =
          message.path(type.equals("CustomPayload") ? type : type + "Message").path("Value");
      if (content.isTextual()) {
        messages.addObject().put("content", content.asText()).put("contentType", type);
      }
    }
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
