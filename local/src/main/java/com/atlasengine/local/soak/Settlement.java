package com.atlasengine.local.soak;

import com.atlasengine.local.client.EngineClient;
import com.atlasengine.local.client.OrgQueries;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks what became of every promise. */
final class Settlement {
  private static final List<String> SCHEDULES =
      List.of("atlas-engine-create-lead-RetryPending", "atlas-engine-replay-calls");
  private static final Duration PAUSE = Duration.ofSeconds(1);

  /** Replayed letters wait 20 s, and a call that cannot be placed a minute more. */
  private static final int LOOKS = 180;

  private static final int NUMBERS_IN_A_QUERY = 40;

  private final EngineClient engine;
  private final OrgQueries org;

  Settlement(EngineClient engine) {
    this.engine = engine;
    this.org = new OrgQueries(engine);
  }

  /**
   * Lets the schedules run until every promise is kept.
   *
   * @return what was promised and is neither one call nor one open Task, each Lead that is there
   *     twice or not at all, and each callback that is not one Case; empty when all is well
   */
  List<String> findBroken(Ledger ledger) throws IOException, InterruptedException {
    List<String> broken = look(ledger);
    for (int i = 0; i < LOOKS && !broken.isEmpty(); i++) {
      for (String schedule : engine.schedules()) {
        if (SCHEDULES.stream().anyMatch(schedule::startsWith)) {
          engine.fire(schedule);
        }
      }
      Thread.sleep(PAUSE);
      broken = look(ledger);
    }
    return broken;
  }

  private List<String> look(Ledger ledger) throws IOException, InterruptedException {
    List<String> broken = new ArrayList<>(lookForCalls(ledger.promised()));
    for (String number : ledger.callbacks()) {
      int cases = org.query("SELECT Id FROM Case WHERE SuppliedPhone = '" + number + "'").size();
      if (cases != 1) {
        broken.add(cases + " Cases for a callback");
      }
    }
    return broken;
  }

  private List<String> lookForCalls(List<String> promised)
      throws IOException, InterruptedException {
    Map<String, Integer> calls = calls();
    List<String> broken = new ArrayList<>();
    for (int i = 0; i < promised.size(); i += NUMBERS_IN_A_QUERY) {
      List<String> some = promised.subList(i, Math.min(promised.size(), i + NUMBERS_IN_A_QUERY));
      Map<String, List<String>> leads = leads(some);
      Map<String, Integer> tasks = openTasks(leads);
      for (String number : some) {
        List<String> own = leads.getOrDefault(number, List.of());
        int rang = calls.getOrDefault(number, 0);
        int open = own.stream().mapToInt(lead -> tasks.getOrDefault(lead, 0)).sum();
        if (rang + open != 1 || own.size() != 1) {
          broken.add(rang + " calls, " + open + " open Tasks, " + own.size() + " Leads");
        }
      }
    }
    return broken;
  }

  private Map<String, Integer> calls() throws IOException, InterruptedException {
    Map<String, Integer> calls = new HashMap<>();
    engine
        .contacts()
        .forEach(contact -> calls.merge(contact.path("phone").asText(), 1, Integer::sum));
    return calls;
  }

  private Map<String, List<String>> leads(List<String> numbers)
      throws IOException, InterruptedException {
    Map<String, List<String>> leads = new HashMap<>();
    for (String number : numbers) {
      for (JsonNode lead : org.query("SELECT Id FROM Lead WHERE Phone = '" + number + "'")) {
        leads.computeIfAbsent(number, key -> new ArrayList<>()).add(lead.path("Id").asText());
      }
    }
    return leads;
  }

  private Map<String, Integer> openTasks(Map<String, List<String>> leads)
      throws IOException, InterruptedException {
    Map<String, Integer> tasks = new HashMap<>();
    for (String lead : leads.values().stream().flatMap(List::stream).toList()) {
      String soql = "SELECT Id FROM Task WHERE Status = 'Not Started' AND WhoId = '" + lead + "'";
      tasks.put(lead, org.query(soql).size());
    }
    return tasks;
  }
}
