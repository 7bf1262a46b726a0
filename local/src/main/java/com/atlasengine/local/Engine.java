package com.atlasengine.local;

import com.atlasengine.local.api.ApiCheck;
import com.atlasengine.local.bedrock.BedrockService;
import com.atlasengine.local.console.Console;
import com.atlasengine.local.content.BotWriter;
import com.atlasengine.local.content.ContentFolder;
import com.atlasengine.local.dynamodb.DynamoDb;
import com.atlasengine.local.guest.GuestCheck;
import com.atlasengine.local.guest.GuestRights;
import com.atlasengine.local.guest.Guests;
import com.atlasengine.local.guest.IdentityPool;
import com.atlasengine.local.guest.WebPage;
import com.atlasengine.local.http.Gateway;
import com.atlasengine.local.http.ServedRequest;
import com.atlasengine.local.iam.RoleCheck;
import com.atlasengine.local.lambda.FunctionPool;
import com.atlasengine.local.lambda.FunctionProcesses;
import com.atlasengine.local.lambda.FunctionRunner;
import com.atlasengine.local.lambda.Lambda;
import com.atlasengine.local.lambda.RuntimeApi;
import com.atlasengine.local.lex.BotDefinition;
import com.atlasengine.local.logs.CloudWatchLogs;
import com.atlasengine.local.manage.Account;
import com.atlasengine.local.manage.Management;
import com.atlasengine.local.sqs.Sqs;
import com.atlasengine.local.template.StackDescription;
import com.atlasengine.local.template.Template;
import com.atlasengine.local.timing.LatencyProfile;
import com.atlasengine.local.xray.XRay;
import com.atlasengine.local.xray.XRayDaemon;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The whole engine: the template's resources behind one port. Closing it ends all it started. */
public final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  /** Latencies are drawn in the same order in every run. */
  private static final long LATENCY_SEED = 1;

  private final Deque<AutoCloseable> closeables = new ArrayDeque<>();
  private final EngineOptions options;
  private final Gateway gateway;
  private final BedrockService bedrock;
  private final Template template;
  private final FunctionRunner functionRunner;
  private final XRayDaemon xray;
  private final RoleCheck roles;
  private final Management management;
  private final LiveFeed live = new LiveFeed();

  private Engine(EngineOptions options) throws Exception {
    this.options = options;
    LatencyProfile latency = LatencyProfile.byName(options.latency(), LATENCY_SEED);
    this.gateway = closeWithEngine(new Gateway(options.port()));
    gateway.setStarting(true);
    try {
      this.bedrock = closeWithEngine(options.bedrock().open(latency));
      this.template = readTemplate();
      requireFunctionsBuilt();
      FutureTask<DynamoDb> tables = startAsync(() -> new DynamoDb(template, latency));
      this.xray = closeWithEngine(new XRayDaemon());
      Sqs queues = new Sqs(template.queues(), Clock.systemUTC());
      this.functionRunner = createRunner(queues);
      Services services =
          closeWithEngine(
              new Services(template, functionRunner, queues, bedrock, latency, endpoint()));
      this.roles = new RoleCheck(template, services.stepFunctions()::stateMachineOfToken);
      services.stepFunctions().checkInvocationsWith(roles::checkInvocation);
      this.management =
          new Management(
              options.template(),
              template,
              StackDescription.read(options.template(), parameters(), endpoint()));
      services.all().stream().map(management::over).forEach(gateway::register);
      Switchboard switchboard = new Switchboard(gateway, latency, functionRunner);
      gateway.register(new Control(template, switchboard, xray, services));
      Lambda lambda = new Lambda(template.functions(), functionRunner);
      gateway.register(management.over(lambda));
      DynamoDb database = closeWithEngine(awaitStart(tables));
      gateway.register(management.over(database));
      registerObserved();
      management.others(Set.copyOf(gateway.serviceNames())).forEach(gateway::register);
      live.watch(xray, functionRunner, queues);
      live.watch(services, switchboard);
      live.watch(database, lambda);
      gateway.register(new Console(closeWithEngine(live.feed())));
      openWebPage(roles);
      gateway.setStarting(false);
      if (options.schedules()) {
        services.schedules().start();
      }
    } catch (Exception e) {
      close();
      throw e;
    }
  }

  /** What is deployed, and what is known of how it runs. */
  private void registerObserved() {
    CloudWatchLogs logs = new CloudWatchLogs(Observed.groups(template.functions()));
    XRay traces = new XRay(xray);
    functionRunner.watchInvocations(new Observed(logs, traces));
    gateway.register(management.over(logs));
    gateway.register(traces);
  }

  /** With it come guests, of whom the engine knows what they sign with and what they may do. */
  private void openWebPage(ApiCheck.CallCheck others) {
    Optional<Template.VisitorPage> page = template.visitorPage();
    if (page.isEmpty()) {
      gateway.checkWith(new ApiCheck(others));
      return;
    }
    Guests guests = new Guests(Clock.systemUTC());
    gateway.register(new IdentityPool(page.get(), guests));
    gateway.register(new WebPage(webFolder(), page.get(), locales()));
    gateway.checkWith(
        new GuestCheck(guests, new ApiCheck(new GuestRights(guests, page.get(), others))));
  }

  private Path webFolder() {
    return options.template().toAbsolutePath().resolveSibling("web");
  }

  private List<String> locales() {
    return template.bot().map(bot -> BotDefinition.locales(bot.properties())).orElse(List.of());
  }

  private Template readTemplate() throws IOException {
    Template written = Template.read(options.template(), parameters(), endpoint());
    if (options.content().isEmpty()) {
      return written;
    }
    ContentFolder content = new ContentFolder(options.content().get().toAbsolutePath());
    List<String> locales = content.locales();
    return written.with(
        Map.of(
            "CONTENT_DIRECTORY", content.path().toString(),
            "CONTENT_LOCALES", String.join(",", locales),
            "SALES_LOCALE", salesLocale(written, locales)),
        new BotWriter(content.files()).describe());
  }

  private static String salesLocale(Template written, List<String> locales) {
    return written.functions().stream()
        .flatMap(function -> Stream.ofNullable(function.environment().get("SALES_LOCALE")))
        .filter(locales::contains)
        .findFirst()
        .orElse(locales.getFirst());
  }

  /** The template's parameters that are not left at their defaults. */
  public Map<String, String> parameters() {
    Map<String, String> parameters = new HashMap<>(Services.localParameters());
    parameters.putAll(options.parameters());
    return parameters;
  }

  private void requireFunctionsBuilt() {
    for (Template.Function function : template.functions()) {
      if (!Files.exists(function.code())) {
        throw new IllegalArgumentException(
            function.name() + " is not built: there is no " + function.code());
      }
    }
  }

  /**
   * Starts an engine and returns when it serves.
   *
   * @throws java.net.BindException when the port is in use
   * @throws IllegalArgumentException when the template cannot be run here, saying why
   * @throws com.atlasengine.local.bedrock.ModelUnavailableException when the model that is to word
   *     the answers is not there
   */
  public static Engine start(EngineOptions options) throws Exception {
    return new Engine(options);
  }

  private FunctionRunner createRunner(Sqs queues) throws IOException {
    Path folder = Files.createTempDirectory("atlas-engine");
    RuntimeApi api = closeWithEngine(new RuntimeApi(Clock.systemUTC()));
    FunctionProcesses processes =
        new FunctionProcesses(
            api,
            folder,
            new FunctionProcesses.Settings(
                endpoint(),
                xray.address(),
                options.initialization(),
                options.threads(),
                options.flags()));
    return closeWithEngine(
        new FunctionRunner(
            template.functions(),
            processes::start,
            options.processes(),
            (function, queue, body, attributes) -> {
              roles.checkFailedEvent(function, queue);
              queues.send(queue, body, attributes);
            },
            Duration.ofSeconds(1)));
  }

  private static <T> FutureTask<T> startAsync(Callable<T> part) {
    FutureTask<T> task = new FutureTask<>(part);
    Thread.ofPlatform().daemon().start(task);
    return task;
  }

  private static <T> T awaitStart(FutureTask<T> task) throws Exception {
    try {
      return task.get();
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception cause ? cause : e;
    }
  }

  private <T extends AutoCloseable> T closeWithEngine(T part) {
    closeables.push(part);
    return part;
  }

  /** The URL of the engine's port. */
  public URI endpoint() {
    return gateway.endpoint();
  }

  /** The template that the engine runs. */
  public Template template() {
    return template;
  }

  /** For the terminal: what words the answers. */
  public String model() {
    return bedrock.describe();
  }

  /** Calls the watcher after each request to the engine's port. */
  public void watch(Consumer<ServedRequest> watcher) {
    gateway.watch(watcher);
  }

  /**
   * Starts processes of a function ahead of need, at most as many as it may have. With {@code
   * snap-start} each runs to its snapshot and waits there.
   *
   * @param function its name or ARN
   * @return whether they were ready within the time
   */
  public boolean prepare(String function, int processes, Duration timeout)
      throws InterruptedException {
    FunctionPool pool = functionRunner.pool(function);
    pool.prepare(processes);
    return pool.awaitPrepared(processes, timeout);
  }

  /**
   * Ends a function's processes, restored or not; the next invocation starts another.
   *
   * @param function its name or ARN
   */
  public void endProcesses(String function) {
    functionRunner.pool(function).endAll();
  }

  /** The names of the functions, in the template's order. */
  public List<String> functionNames() {
    return template.functions().stream().map(Template.Function::name).toList();
  }

  /** The X-Ray segments of a trace so far, in the order they arrived; none when it is unknown. */
  public List<JsonNode> segments(String traceId) {
    return xray.segments(traceId);
  }

  /** Calls the watcher with each line that a function prints, and the function's name. */
  public void watchOutput(BiConsumer<String, String> watcher) {
    functionRunner.watch(watcher);
  }

  /** The functions of the template. */
  public FunctionRunner runner() {
    return functionRunner;
  }

  /** What the roles of functions and workflows allow. */
  RoleCheck roles() {
    return roles;
  }

  /** What is otherwise in the account than the template says: nothing, unless a test says so. */
  public Account account() {
    return management.account();
  }

  /** The X-Ray daemon, which keeps the segments that the functions send. */
  XRayDaemon xray() {
    return xray;
  }

  /** Stops all parts, last started first; logs each part that fails to stop. */
  @Override
  public void close() {
    for (AutoCloseable part : closeables) {
      try {
        part.close();
      } catch (Exception e) {
        LOG.warn("{} did not stop", part.getClass().getSimpleName(), e);
      }
    }
    closeables.clear();
  }
}
