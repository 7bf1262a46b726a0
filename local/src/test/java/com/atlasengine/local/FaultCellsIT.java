package com.atlasengine.local;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.atlasengine.local.MatrixVisitor.Answer;
import com.atlasengine.local.http.ServedRequest;
import java.nio.file.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class FaultCellsIT {
  static final Map<String, Map<String, Object>> DEPENDENCIES = new LinkedHashMap<>();

  static {
    DEPENDENCIES.put("interactions", Map.of("service", "dynamodb", "about", "AtlasEngineInteractions"));
    DEPENDENCIES.put("cache", Map.of("service", "dynamodb", "about", "AtlasEngine-ResponseCache"));
    DEPENDENCIES.put("secrets", Map.of("service", "secretsmanager"));
    DEPENDENCIES.put("salesforce login", Map.of("service", "salesforce", "about", "/services/oauth2/"));
    DEPENDENCIES.put("salesforce", Map.of("service", "salesforce", "about", "/services/data/"));
    DEPENDENCIES.put("bedrock", Map.of("service", "bedrock"));
    DEPENDENCIES.put("connect", Map.of("service", "connect"));
    DEPENDENCIES.put("sns", Map.of("service", "sns"));
    DEPENDENCIES.put("states", Map.of("service", "states"));
    DEPENDENCIES.put("sqs", Map.of("service", "sqs"));
    DEPENDENCIES.put("events", Map.of("service", "events"));
  }

  static final List<String> KINDS = List.of("refused", "reset", "hang", "trickle", "malformed", "throttled", "broken", "down", "denied", "rejected", "expired");

  static final AtomicInteger IDS = new AtomicInteger();

  record Cell(MatrixUse use, String dependency, String kind) {}

  static String run(MatrixEngine engine, Cell cell) throws Exception {
    MatrixVisitor v = new MatrixVisitor(engine, IDS.incrementAndGet());
    MatrixUse use = cell.use();
    StringBuilder problems = new StringBuilder();
    use.prepare().accept(v);
    engine.functions.forget();
    Map<String, Object> dependency = DEPENDENCIES.get(cell.dependency());
    Map<String, Object> fault = new HashMap<>(Map.of("kind", cell.kind()));
    String service = dependency.get("service").toString();
    if (!service.equals("salesforce")) fault.put("by", use.caller());
    if (dependency.containsKey("about")) fault.put("about", dependency.get("about"));
    engine.fail(service, fault);
    engine.functions.limitTo(java.time.Duration.ofSeconds(4));
    long started = System.nanoTime();
    Answer answer = use.act().apply(v);
    long ms = (System.nanoTime() - started) / 1_000_000;
    int hits = Integer.MAX_VALUE;
    for (var f : engine.faults().path("scoped")) if (f.path("kind").asText().equals(cell.kind())) hits = f.path("remaining").asInt();
    for (var f : engine.faults()) if (f.path("kind").asText().equals(cell.kind())) hits = f.path("remaining").asInt();
    hits = Integer.MAX_VALUE - hits;
    engine.endFaults();
    engine.functions.limitTo(java.time.Duration.ofSeconds(60));
    Map<String, Integer> during = v.count(use.end().keySet());
    v.letTimePass();
    boolean acked = use.acknowledged().test(answer);
    Answer last = answer;
    int tries = 0;
    while (!use.acknowledged().test(last) && tries++ < 4) {
      v.turn++;
      last = use.act().apply(v);
    }
    if (!use.acknowledged().test(last)) problems.append(" NEVER:" + last.outcome() + " " + last.payload().toString());
    v.letTimePass();
    v.invoke("CreateLead", v.event("create-lead", "retry-pending"));
    Map<String, Integer> end = v.count(use.end().keySet());
    long until = System.nanoTime() + 8_000_000_000L;
    while (!end.equals(use.end()) && System.nanoTime() < until) {
      Thread.sleep(50);
      end = v.count(use.end().keySet());
    }
    if (!end.equals(use.end())) problems.append(" END:" + end);
    use.act().apply(v);
    end = v.count(use.end().keySet());
    if (!end.equals(use.end())) problems.append(" TWICE:" + end);
    return "%s\t%s\t%s\t%s\t%d ms\thits=%d\tacked=%s\tduring=%s tries=%d \"%s\" %s".formatted(use, cell.dependency(), cell.kind(), answer.outcome(), ms, hits, acked, during, tries, answer.text(), problems.isEmpty() ? "" : "\tPROBLEM" + problems);
  }

  @Test
  void all() throws Exception {
    long t = System.nanoTime();
    int lanes = Integer.getInteger("lanes", 8);
    BlockingQueue<MatrixEngine> engines = new LinkedBlockingQueue<>();
    Map<String, String> params = Map.of("DeletionProof", "LastName", "DailyDialBudget", "100000", "HourlyDialBudget", "100000", "DailyModelTokens", "1000000000");
    List<String> out = Collections.synchronizedList(new ArrayList<>());
    // baseline
    MatrixEngine first = new MatrixEngine(params);
    Map<MatrixUse, Set<String>> uses = new LinkedHashMap<>();
    Set<String> seen = ConcurrentHashMap.newKeySet();
    MatrixUse[] current = new MatrixUse[1];
    first.watch(s -> {
      seen.add(s.service() + " " + s.accessKey() + " " + s.operation());
    });
    engines.add(first);
    for (int i = 1; i < lanes; i++) engines.add(new MatrixEngine(params));
    System.out.println("engines " + (System.nanoTime() - t) / 1000000);
    List<Cell> cells = new ArrayList<>();
    String only = System.getProperty("only", "");
    for (MatrixUse use : MatrixUses.all()) {
      MatrixVisitor v = new MatrixVisitor(first, IDS.incrementAndGet());
      use.prepare().accept(v);
      first.functions.forget();
      seen.clear();
      Answer a = use.act().apply(v);
      first.endFaults();
      System.out.println(use + " -> " + a.outcome() + " " + use.acknowledged().test(a) + " " + v.count(use.end().keySet()) + " " + new TreeSet<>(seen) + (a.isFine() && use.acknowledged().test(a) ? "" : a.payload()));
      for (String d : DEPENDENCIES.keySet()) for (String k : KINDS) if ((use + "/" + d + "/" + k).matches(".*(" + only + ").*")) cells.add(new Cell(use, d, k));
    }
    System.out.println("baseline " + (System.nanoTime() - t) / 1000000);
    try (ExecutorService pool = Executors.newFixedThreadPool(lanes)) {
      for (Cell cell : cells) {
        pool.submit(() -> {
          MatrixEngine e = engines.take();
          try {
            out.add(run(e, cell));
          } catch (Throwable x) {
            x.printStackTrace();
            out.add(cell + "\tPROBLEM " + x);
          } finally {
            e.endFaults();
            engines.add(e);
          }
          return null;
        });
      }
    }
    Collections.sort(out);
    Files.write(Path.of("/tmp/x/cells.txt"), out);
    System.out.println("done " + cells.size() + " " + (System.nanoTime() - t) / 1000000);
  }
}
