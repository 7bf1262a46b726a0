package com.atlasengine.core.adapter.salesforce;

import com.atlasengine.core.adapter.aws.StubServer.StubRequest;
import com.atlasengine.core.adapter.aws.StubServer.StubResponse;
import com.atlasengine.core.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import io.jsonwebtoken.Claims;
import io.jsonwebtoken.JwtException;
import io.jsonwebtoken.Jwts;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An org with Leads and Cases that understands exactly the requests the adapter makes. */
final class StubOrg {
  private static final Pattern EQUALS = Pattern.compile("(\\w+) = '((?:[^'\\\\]|\\\\.)*)'");
  private static final String PREFIX = "/services/data/v62.0";

  /** Keys take long to make; two orgs with different ones are all the tests need. */
  private static final KeyPair KEYS = Jwts.SIG.RS256.keyPair().build();

  static final KeyPair OTHER_KEYS = Jwts.SIG.RS256.keyPair().build();

  private final KeyPair keys;
  private final Clock clock;
  private final Map<String, Map<String, String>> records = new LinkedHashMap<>();
  private int loginCount;

  StubOrg(KeyPair keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  StubOrg(Clock clock) {
    this(KEYS, clock);
  }

  /** The secret of its app, with its host as the login URL. */
  Map<String, Object> secret(URI host) {
    String key = Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded());
    return Map.of(
        "username",
        "engine@example.com",
        "client_id",
        "app-1",
        "private_key",
        "-----BEGIN PRIVATE KEY-----\n" + key + "\n-----END PRIVATE KEY-----\n",
        "login_url",
        host + "/");
  }

  /** Its records of one type, oldest first. */
  synchronized List<Map<String, String>> recordsOf(String type) {
    return records.values().stream().filter(r -> type.equals(r.get("type"))).toList();
  }

  /** How often somebody logged in. */
  synchronized int loginCount() {
    return loginCount;
  }

  /** Ends the session. */
  synchronized void expireSession() {
    loginCount += 100;
  }

  synchronized StubResponse respond(StubRequest request) {
    String path = request.uri().getPath();
    if (path.equals("/services/oauth2/token")) {
      return logIn(request);
    }
    if (!request.header().apply("Authorization").equals("Bearer session-" + loginCount)) {
      return refuse(401, "INVALID_SESSION_ID");
    }
    return serve(request, path.substring(PREFIX.length()));
  }

  private StubResponse serve(StubRequest request, String path) {
    String[] parts = path.split("/", -1);
    return switch (request.method() + " " + parts[1]) {
      case "GET query" -> query(parameter(request, "q"));
      case "POST sobjects" -> create(parts[2], request.json());
      case "PATCH sobjects" -> update(parts[3], request.json());
      case "DELETE composite" -> delete(parameter(request, "ids"));
      default -> refuse(404, "NOT_FOUND");
    };
  }

  private StubResponse logIn(StubRequest request) {
    String assertion = form(request.body()).getOrDefault("assertion", "");
    try {
      Claims claims =
          Jwts.parser()
              .clock(() -> Date.from(clock.instant()))
              .verifyWith(keys.getPublic())
              .requireIssuer("app-1")
              .requireSubject("engine@example.com")
              .build()
              .parseSignedClaims(assertion)
              .getPayload();
      Instant latest = clock.instant().plus(Duration.ofMinutes(3));
      String host = "http://" + request.header().apply("Host");
      if (claims.getAudience().contains(host)
          && !claims.getExpiration().toInstant().isAfter(latest)) {
        loginCount++;
        return StubResponse.json(
            200,
            Json.writeString(
                Map.of("access_token", "session-" + loginCount, "instance_url", host)));
      }
    } catch (JwtException | IllegalArgumentException e) {
      // refused below
    }
    return StubResponse.json(
        400, "{\"error\":\"invalid_grant\",\"error_description\":\"for engine@example.com\"}");
  }

  private StubResponse query(String soql) {
    String type = soql.replaceFirst(".* FROM (\\w+) .*", "$1");
    Predicate<Map<String, String>> matches = r -> type.equals(r.get("type"));
    Matcher condition = EQUALS.matcher(soql);
    while (condition.find()) {
      String field = condition.group(1);
      String value = condition.group(2).replaceAll("\\\\(.)", "$1");
      matches = matches.and(r -> value.equalsIgnoreCase(r.get(field)));
    }
    List<Map<String, String>> found =
        records.values().stream()
            .filter(matches)
            .map(r -> Map.of("Id", r.getOrDefault("Id", "")))
            .toList();
    return StubResponse.json(
        200, Json.writeString(Map.of("totalSize", found.size(), "records", found)));
  }

  private StubResponse create(String type, JsonNode fields) {
    String id = (type.equals("Lead") ? "00Q" : "500") + "%015d".formatted(records.size() + 1);
    Map<String, String> record = new LinkedHashMap<>(Map.of("Id", id, "type", type));
    fields.properties().forEach(f -> record.put(f.getKey(), f.getValue().asText()));
    records.put(id, record);
    return StubResponse.json(201, "{\"id\":\"" + id + "\",\"success\":true,\"errors\":[]}");
  }

  private StubResponse update(String id, JsonNode fields) {
    Map<String, String> record = records.get(id);
    if (record == null) {
      return refuse(404, "NOT_FOUND");
    }
    fields.properties().forEach(f -> record.put(f.getKey(), f.getValue().asText()));
    return new StubResponse(204, Map.of("Sforce-Limit-Info", "api-usage=25/100"), out -> {});
  }

  private StubResponse delete(String ids) {
    return StubResponse.json(
        200,
        Arrays.stream(ids.split(",", -1))
            .map(id -> records.remove(id) == null ? failed(id) : deleted(id))
            .collect(Collectors.joining(",", "[", "]")));
  }

  private static String deleted(String id) {
    return "{\"id\":\"" + id + "\",\"success\":true,\"errors\":[]}";
  }

  private static String failed(String id) {
    return "{\"id\":\""
        + id
        + "\",\"success\":false,\"errors\":[{\"statusCode\":\"ENTITY_IS_DELETED\"}]}";
  }

  static StubResponse refuse(int status, String code) {
    return StubResponse.json(
        status, "[{\"errorCode\":\"" + code + "\",\"message\":\"about +12065550123\"}]");
  }

  private static String parameter(StubRequest request, String name) {
    return form(request.uri().getRawQuery()).getOrDefault(name, "");
  }

  private static Map<String, String> form(String encoded) {
    return Arrays.stream(encoded.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }
}
