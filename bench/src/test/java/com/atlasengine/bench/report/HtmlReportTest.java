package com.atlasengine.bench.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.atlasengine.bench.cost.CostReport;
import com.atlasengine.bench.cost.Prices;
import com.atlasengine.bench.cost.Usage;
import com.atlasengine.bench.measure.CpuLoad;
import com.atlasengine.bench.measure.TokenCount;
import com.atlasengine.bench.micro.MicroResult;
import com.atlasengine.bench.micro.TelemetryMode;
import com.atlasengine.bench.replay.ReplayResult;
import com.atlasengine.local.timing.Distribution;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  private static final Pattern DATA =
      Pattern.compile("<script type=\"application/json\" id=\"data\">(.*?)</script>");
  private static final Pattern LOADED =
      Pattern.compile("<(?:script|link|img|iframe)[^>]*(?:src|href)\\s*=|@import|url\\(");

  private static final Pattern MIN_SHARE = Pattern.compile("MIN_LABELLED_SHARE = ([0-9.]+);");

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
    List<MicroResult> micro =
        Stream.of(TelemetryMode.values())
            .map(mode -> new MicroResult("cached", mode, 90, 80, 2, 17_000))
            .toList();
    return new Report(
        1,
        machine,
        system,
        system,
        cost,
        List.of(),
        micro,
        TargetChecks.of(system, system, cost, List.of(), micro));
  }

  @Test
  void page_loadsNothingFromElsewhere() {
    String own = page.replaceFirst("(?s)<script>.*?</script>", "");
    assertFalse(LOADED.matcher(own).find());
    assertFalse(own.contains("http://"), "no address in the page itself");
    assertFalse(own.contains("https://"), "no address in the page itself");
  }

  @Test
  void barsLie_whateverTheyCompare() {
    String script = ownScript();
    assertTrue(script.contains("xAxis: valueAxis(axis), yAxis: category"));
    assertFalse(script.contains("xAxis: category"), "upright bars leave long names no room");
    assertEquals(1, count(script, "type: 'category'"), "one place makes all bars");
  }

  @Test
  void thinSlice_hasNoLabel() {
    Matcher least = MIN_SHARE.matcher(ownScript());
    assertTrue(least.find());
    assertTrue(Double.parseDouble(least.group(1)) >= 0.05, "no room for a label below that");
    assertTrue(ownScript().contains("show: value / all >= MIN_LABELLED_SHARE"));
    assertEquals(1, count(ownScript(), "type: 'pie'"), "one place makes all doughnuts");
  }

  @Test
  void page_fitsATelephone() {
    assertTrue(page.contains("name=\"viewport\" content=\"width=device-width"));
    assertTrue(ownScript().contains("media: [{query: NARROW"));
  }

  @Test
  void everyTelemetryMode_isAnnouncedByTheNameOfItsFigures() throws Exception {
    Matcher data = DATA.matcher(page);
    assertTrue(data.find());
    for (JsonNode micro : new ObjectMapper().readTree(data.group(1)).path("micro")) {
      TelemetryMode mode = TelemetryMode.valueOf(micro.path("telemetry").asText());
      assertTrue(ownScript().contains(mode + ": ['" + mode.label() + "'"), mode.label());
    }
  }

  private static String ownScript() {
    return page.substring(page.lastIndexOf("<script>"));
  }

  private static int count(String text, String part) {
    return text.split(Pattern.quote(part), -1).length - 1;
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
