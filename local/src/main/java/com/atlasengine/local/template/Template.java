package com.atlasengine.local.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code template.yaml} and the templates it nests declare, with every reference resolved to
 * what it is on this machine: region {@code us-west-2}, account {@code 000000000000}, stack {@code
 * atlas-engine}. Resources whose condition is false are not there.
 */
public record Template(
    List<Function> functions,
    List<Table> tables,
    List<Topic> topics,
    List<Subscription> subscriptions,
    List<Queue> queues,
    List<Rule> rules,
    List<StateMachine> stateMachines,
    List<Secret> secrets,
    Optional<Bot> bot,
    List<Flow> flows,
    Optional<VisitorPage> visitorPage) {

  public static final String REGION = "us-west-2";
  public static final String ACCOUNT = "000000000000";
  public static final String STACK = "atlas-engine";

  public Template {
    functions = List.copyOf(functions);
    tables = List.copyOf(tables);
    topics = List.copyOf(topics);
    subscriptions = List.copyOf(subscriptions);
    queues = List.copyOf(queues);
    rules = List.copyOf(rules);
    stateMachines = List.copyOf(stateMachines);
    secrets = List.copyOf(secrets);
    flows = List.copyOf(flows);
  }

  /**
   * Reads a template.
   *
   * @param parameters values for the template's parameters; the others have their defaults
   * @param endpoint where the engine is reached; queue URLs start with it
   * @throws IllegalArgumentException when the template uses something that is not understood here,
   *     named in the message
   */
  public static Template read(Path file, Map<String, String> parameters, URI endpoint)
      throws IOException {
    return new TemplateReader(file, parameters, endpoint).read();
  }

  /** The same with more variables for every function, and other locales of the bot. */
  public Template with(Map<String, String> environment, JsonNode botLocales) {
    return new Template(
        functions.stream().map(function -> function.with(environment)).toList(),
        tables,
        topics,
        subscriptions,
        queues,
        rules,
        stateMachines,
        secrets,
        bot.map(each -> each.withLocales(botLocales)),
        flows,
        visitorPage);
  }

  /**
   * A Lambda function.
   *
   * @param code the jar, absolute
   * @param handler the handler class, with {@code ::method} where the template has it
   * @param alias the published alias, such as {@code live}
   * @param deadLetterArn the queue or topic of events that failed for good
   * @param onFailureArn the destination of failed asynchronous invocations, which get an envelope
   * @param retries how often a failed asynchronous invocation is tried again
   * @param reservedConcurrency how many invocations may run at once; empty for any number
   * @param policy what its role allows; empty when the role is not the template's own
   */
  public record Function(
      String logicalId,
      String name,
      String arn,
      Path code,
      String handler,
      int memoryMb,
      Duration timeout,
      Map<String, String> environment,
      Optional<String> alias,
      Optional<String> deadLetterArn,
      Optional<String> onFailureArn,
      int retries,
      Optional<Integer> reservedConcurrency,
      Optional<Policy> policy) {
    public Function {
      environment = Map.copyOf(environment);
    }

    private Function with(Map<String, String> more) {
      Map<String, String> all = new HashMap<>(environment);
      all.putAll(more);
      return new Function(
          logicalId,
          name,
          arn,
          code,
          handler,
          memoryMb,
          timeout,
          all,
          alias,
          deadLetterArn,
          onFailureArn,
          retries,
          reservedConcurrency,
          policy);
    }
  }

  /**
   * A DynamoDB table.
   *
   * @param properties the template's properties, resolved: what CreateTable takes and a bit more
   * @param ttlAttribute the attribute, epoch seconds, after which an item may go
   */
  public record Table(
      String logicalId, String name, JsonNode properties, Optional<String> ttlAttribute) {}

  /** An SNS topic. */
  public record Topic(String logicalId, String name, String arn) {}

  /**
   * Who gets what is published to a topic.
   *
   * @param protocol {@code lambda}, {@code sqs}, {@code email} …
   * @param endpoint the ARN or address
   * @param deadLetterArn the queue of messages that could not be delivered
   */
  public record Subscription(
      String topicArn, String protocol, String endpoint, Optional<String> deadLetterArn) {}

  /**
   * An SQS queue.
   *
   * @param url as clients address it: below the engine's endpoint
   */
  public record Queue(String logicalId, String name, String arn, String url) {}

  /**
   * An EventBridge rule: either on a schedule or on events.
   *
   * @param schedule {@code rate(…)} or {@code cron(…)}
   * @param pattern the event pattern
   */
  public record Rule(
      String name, Optional<String> schedule, Optional<JsonNode> pattern, List<Target> targets) {
    public Rule {
      targets = List.copyOf(targets);
    }
  }

  /**
   * What a rule starts.
   *
   * @param arn a function, with or without alias, or a state machine
   * @param input the constant JSON it gets instead of the event
   * @param deadLetterArn the queue of events that could not be delivered
   */
  public record Target(String arn, Optional<String> input, Optional<String> deadLetterArn) {}

  /**
   * A state machine.
   *
   * @param type {@code STANDARD} or {@code EXPRESS}
   * @param definition the states, JSON, substitutions done
   * @param policy what its role allows; empty when the role is not the template's own
   */
  public record StateMachine(
      String logicalId,
      String name,
      String arn,
      String type,
      String definition,
      Optional<Policy> policy) {}

  /**
   * A secret.
   *
   * @param value its value, when the template has one
   * @param generate what to make a value by: {@code GenerateSecretString}'s properties
   */
  public record Secret(
      String logicalId,
      String name,
      String arn,
      Optional<String> value,
      Optional<JsonNode> generate) {}

  /**
   * A flow of Connect.
   *
   * @param type as Connect names it, such as {@code CONTACT_FLOW}
   * @param content the flow in Connect's flow language, JSON, references resolved
   */
  public record Flow(String name, String arn, String type, String content) {
    private static final String OF_A_CALL = "CONTACT_FLOW";

    private boolean isOfACall() {
      return type.equals(OF_A_CALL);
    }
  }

  /**
   * The page that visitors talk from.
   *
   * @param poolId the identity pool whose guests they are
   * @param roleName the guests' role
   * @param guests what that role allows
   * @param securityPolicy the {@code Content-Security-Policy} that the page is sent with
   */
  public record VisitorPage(String poolId, String roleName, Policy guests, String securityPolicy) {}

  /** The flow that a call goes through, when the template makes it. */
  public Optional<Flow> callFlow() {
    return flows.stream().filter(Flow::isOfACall).findFirst();
  }

  /**
   * The Lex bot.
   *
   * @param properties the resolved properties of {@code AWS::Lex::Bot}
   * @param codeHookArn the function its alias calls
   */
  public record Bot(String logicalId, JsonNode properties, Optional<String> codeHookArn) {
    private Bot withLocales(JsonNode locales) {
      ObjectNode changed = properties.deepCopy();
      changed.set("BotLocales", locales);
      return new Bot(logicalId, changed, codeHookArn);
    }
  }
}
