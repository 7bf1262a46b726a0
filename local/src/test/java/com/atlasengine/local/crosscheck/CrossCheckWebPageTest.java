package com.atlasengine.local.crosscheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The visitors' page, what serves it, and what {@code ./atlas deploy} tells it. */
class CrossCheckWebPageTest {
  private static final TemplateSource PAGE = TemplateSource.read("web-page.yaml");
  private static final Pattern SETTING = Pattern.compile("(?:config|this\\.config)\\.(\\w+)");

  @Test
  void nothingIsMade_unlessThePageIsOn() {
    PAGE.template()
        .path("Resources")
        .properties()
        .forEach(e -> assertEquals("HasWebPage", e.getValue().path("Condition").asText(), e + ""));
    assertEquals(
        "off", TemplateSource.read().template().at("/Parameters/WebPage/Default").asText());
  }

  @Test
  void thePageAsksTheTwoServicesAndNobodyElse() {
    String policy = policy();

    assertTrue(policy.startsWith("default-src 'none'; script-src 'self'; style-src 'self';"));
    assertTrue(
        policy.contains(
            "connect-src https://cognito-identity.${AWS::Region}.${AWS::URLSuffix} "
                + "https://runtime-v2-lex.${AWS::Region}.${AWS::URLSuffix};"),
        policy);
    assertFalse(policy.contains("unsafe"), policy);
  }

  private static String policy() {
    JsonNode headers =
        PAGE.properties("WebPageHeaders")
            .at("/ResponseHeadersPolicyConfig/SecurityHeadersConfig/ContentSecurityPolicy");
    assertTrue(headers.path("Override").asBoolean());
    return headers.at("/ContentSecurityPolicy/Fn::Sub").asText();
  }

  @Test
  void thePageRunsNothingInline() throws IOException {
    String markup = TemplateSource.file("web/index.html");

    assertFalse(
        Pattern.compile("<script(?![^>]* src=)|<style| style=| on[a-z]+=").matcher(markup).find());
    try (Stream<Path> files = Files.list(TemplateSource.ROOT.resolve("web"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".js")).toList()) {
        String script = Files.readString(file);
        assertFalse(script.contains("innerHTML"), file + " writes what the bot says as markup");
        assertFalse(Pattern.compile("localStorage|sessionStorage|cookie").matcher(script).find());
      }
    }
  }

  @Test
  void theBucketIsPrivate_andOnlyTheDistributionReadsIt() {
    JsonNode bucket = PAGE.properties("WebPageBucket");
    bucket.path("PublicAccessBlockConfiguration").forEach(block -> assertTrue(block.asBoolean()));
    assertEquals(4, bucket.path("PublicAccessBlockConfiguration").size());
    assertEquals(
        "WebPageOriginAccess",
        PAGE.properties("WebPageDistribution")
            .at("/DistributionConfig/Origins/0/OriginAccessControlId/Fn::GetAtt/0")
            .asText());
  }

  /** By the stack's outputs, as the fake of AWS has them. */
  @Test
  void deployTellsThePageAllThatItReads(@TempDir Path programs) throws Exception {
    String config = config(programs);
    Set<String> read =
        Stream.of("guest.js", "page.js")
            .flatMap(name -> SETTING.matcher(TemplateSource.file("web/" + name)).results())
            .map(match -> match.group(1))
            .filter(name -> !name.equals("js"))
            .collect(Collectors.toCollection(TreeSet::new));
    read.addAll(Set.of("lex", "region", "botId", "botAliasId"));

    assertTrue(config.startsWith("export default {"), config);
    JsonNode told =
        new com.fasterxml.jackson.databind.ObjectMapper()
            .readTree(config.substring("export default ".length()).strip().replace(";", ""));
    assertEquals(read, TemplateSource.names(told));
    assertEquals("value of VisitorPoolId", told.path("identityPoolId").asText());
    assertEquals("https://runtime-v2-lex.us-west-2.amazonaws.com", told.path("lex").asText());
    assertEquals("[\"en_US\",\"es_US\"]", told.path("locales").toString());
  }

  private static String config(Path programs) throws IOException, InterruptedException {
    Path aws = programs.resolve("aws");
    Files.writeString(
        aws,
        """
        #!/bin/bash
        case "$*" in
          *StackStatus*) echo UPDATE_COMPLETE ;;
          *Outputs*) for o in BotId BotAliasId VisitorPoolId; do printf '%s\tvalue of %s\n' $o $o; done ;;
        esac
        """);
    Files.setPosixFilePermissions(aws, PosixFilePermissions.fromString("rwx------"));
    String script = "set -- help; . ./atlas >/dev/null; STAGE=prod; read_stack; page_config";
    ProcessBuilder bash =
        new ProcessBuilder("bash", "-c", script).directory(TemplateSource.ROOT.toFile());
    bash.environment()
        .putAll(Map.of("PATH", programs + ":" + System.getenv().getOrDefault("PATH", "")));
    Process process = bash.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said;
  }
}
