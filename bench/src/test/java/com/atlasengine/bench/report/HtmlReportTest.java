package com.atlasengine.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.bench.cost.CostReport;
import com.atlasengine.bench.cost.Prices;
import com.atlasengine.bench.cost.Usage;
import com.atlasengine.bench.measure.CpuLoad;
import com.atlasengine.bench.measure.TokenCount;
import com.atlasengine.bench.replay.ReplayResult;
import com.atlasengine.local.timing.Distribution;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");
  private static final Pattern LOADED =
      Pattern.compile("<(?:script|link|img|iframe)[^>]*(?:src|href)\\s*=|@import|url\\(");

  private static String page;

  @BeforeAll
  static void write() throws Exception {
    page = HtmlReport.renderPage(report());
  }

  private static Report report() throws Exception {
    CpuLoad cpu = new CpuLoad(0.2, 0.5, new Distribution(), List.of());
    ReplayResult replay =
        new ReplayResult(
            "ours", Duration.ofSeconds(1), List.of(), List.of(), List.of("</script>"), cpu);
    SystemReport system = SystemReport.of(replay, Map.of(), Map.of(), new TokenCount(0, 0));
    Usage none = new Usage(Map.of());
    CostReport cost = CostReport.of(Prices.read(), 1, none, none, none);
    Report.Machine machine = new Report.Machine("2026-01-05T10:00:00Z", 2, "25", "Linux");
    return new Report(
        1,
        machine,
        system,
        system,
        cost,
        List.of(),
        List.of(),
        TargetChecks.of(system, system, cost, List.of(), List.of()));
  }

  @Test
  void page_loadsNothingFromElsewhere() {
    String own = page.replaceFirst("(?s)<script>.*?</script>", "");
    assertFalse(LOADED.matcher(own).find());
    assertFalse(own.contains("http://"), "no address in the page itself");
    assertFalse(own.contains("https://"), "no address in the page itself");
  }

  @Test
  void library_isInThePage() {
    assertTrue(page.contains("echarts.init"));
    assertTrue(page.length() > 500_000, "the library is about a megabyte");
    assertFalse(page.contains("/*ECHARTS*/"));
  }

  @Test
  void numbers_areInThePage_whateverTheyContain() throws Exception {
    Matcher data = DATA.matcher(page);
    assertTrue(data.find());
    JsonNode read = new ObjectMapper().readTree(data.group(1));
    assertEquals("2026-01-05T10:00:00Z", read.path("machine").path("when").asText());
    assertEquals(1, read.path("ours").path("errors").path("</script>").asInt());
  }
}
