package com.atlasengine.local.guest;

import com.atlasengine.local.http.AwsError;
import com.atlasengine.local.http.Exchange;
import com.atlasengine.local.http.Service;
import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The visitors' page below {@code /web/}: the files of {@code web/}, and {@code config.js}, which a
 * deployment makes of the stack's outputs. Both services that the page talks to are the engine.
 */
public final class WebPage implements Service {
  private static final String FILES = "/web/";
  private static final String CONFIG = "config.js";
  private static final Pattern NAME = Pattern.compile("[a-z]+\\.(html|css|js|svg)");
  private static final Map<String, String> CONTENT_TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  /** What the page may ask in the cloud; here both are the engine. */
  private static final Pattern ENDPOINTS =
      Pattern.compile("https://(cognito-identity|runtime-v2-lex)[.][a-z0-9.-]+");

  private final Path folder;
  private final byte[] config;
  private final String securityPolicy;

  /**
   * @param folder the one with the page's files
   * @param page what the template says of it
   * @param locales the bot's
   */
  public WebPage(Path folder, Template.VisitorPage page, List<String> locales) {
    this.folder = folder;
    this.config = config(page, locales).getBytes(StandardCharsets.UTF_8);
    this.securityPolicy = ENDPOINTS.matcher(page.securityPolicy()).replaceAll("'self'");
  }

  /** Without an address in front, the page asks where it comes from. */
  private static String config(Template.VisitorPage page, List<String> locales) {
    ObjectNode config =
        JsonNodeFactory.instance
            .objectNode()
            .put("region", Template.REGION)
            .put("identityPoolId", page.poolId())
            .put("botId", PhysicalIds.BOT_ID)
            .put("botAliasId", PhysicalIds.BOT_ALIAS_ID)
            .put("cognito", "")
            .put("lex", "");
    locales.forEach(config.putArray("locales")::add);
    return "export default " + config.toPrettyString() + ";\n";
  }

  @Override
  public String signingName() {
    return "web-page";
  }

  @Override
  public List<String> unsignedPaths() {
    return List.of(FILES);
  }

  @Override
  public void serve(Exchange exchange) throws IOException {
    String name = exchange.path().substring(FILES.length());
    String file = name.isEmpty() ? "index.html" : name;
    Optional<byte[]> content = exchange.method().equals("GET") ? read(file) : Optional.empty();
    exchange.respond(
        200, headers(file), content.orElseThrow(() -> notFound(exchange.method(), file)));
  }

  private Optional<byte[]> read(String name) throws IOException {
    if (name.equals(CONFIG)) {
      return Optional.of(config.clone());
    }
    Path file = folder.resolve(name);
    return NAME.matcher(name).matches() && Files.exists(file)
        ? Optional.of(Files.readAllBytes(file))
        : Optional.empty();
  }

  private Map<String, String> headers(String name) {
    String type = CONTENT_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
    return Map.of(
        "Content-Type", type,
        "Content-Security-Policy", securityPolicy,
        "X-Content-Type-Options", "nosniff",
        "Referrer-Policy", "no-referrer",
        "Cache-Control", "no-cache");
  }

  private static AwsError notFound(String method, String name) {
    return new AwsError(404, "NotFound", "the web page has nothing for " + method + " " + name);
  }
}
