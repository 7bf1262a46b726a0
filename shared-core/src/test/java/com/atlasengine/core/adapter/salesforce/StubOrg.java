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
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
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

/** An org that understands exactly the requests the adapter makes. */
public final class StubOrg {
  private static final Pattern EQUALS =
      Pattern.compile("(\\w+) = ('(?:[^'\\\\]|\\\\.)*'|true|false)");
  private static final String PREFIX = "/services/data/v62.0";

  private static final DateTimeFormatter MODIFIED =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSXX");
  private static final Map<String, String> PREFIXES =
      Map.of("Lead", "00Q", "Case", "500", "Task", "00T", "Contact", "003", "Account", "001");
  private static final Map<String, String> DEFAULTS =
      Map.of(
          "IsDeleted", "false",
          "IsConverted", "false",
          "LastModifiedDate", "2026-10-26T06:07:12.000+0000");

  /** Keys take long to make; two orgs with different ones are all the tests need. */
  private static final KeyPair KEYS = Jwts.SIG.RS256.keyPair().build();

  static final KeyPair OTHER_KEYS = Jwts.SIG.RS256.keyPair().build();

  private final KeyPair keys;
  private final Clock clock;
  private final Map<String, Map<String, String>> records = new LinkedHashMap<>();
  private final Map<String, Runnable> changes = new LinkedHashMap<>();
  private int loginCount;

  /** An org whose app has these keys. */
  StubOrg(KeyPair keys, Clock clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /** An org. */
  public StubOrg(Clock clock) {
    this(KEYS, clock);
  }

  /** The secret of its app, with its host as the login URL. */
  public Map<String, Object> secret(URI host) {
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
  public synchronized List<Map<String, String>> recordsOf(String type) {
    return records.values().stream()
        .filter(r -> type.equals(r.get("type")) && "false".equals(r.get("IsDeleted")))
        .toList();
  }

  /** How often somebody logged in. */
  public synchronized int loginCount() {
    return loginCount;
  }

  /** Adds a record as somebody in sales does, and returns its id. */
  public synchronized String add(String type, Map<String, String> fields) {
    String id = PREFIXES.getOrDefault(type, "a00") + "%012dAAA".formatted(records.size() + 1);
    Map<String, String> record = new LinkedHashMap<>(Map.of("Id", id, "type", type));
    record.putAll(DEFAULTS);
    record.putAll(fields);
    records.put(id, record);
    return id;
  }

  /** Deletes a record; it stays in the recycle bin. */
  public synchronized void delete(String id) {
    record(id).put("IsDeleted", "true");
  }

  /** Merges a record into another. */
  public synchronized void merge(String loser, String master) {
    delete(loser);
    record(loser).put("MasterRecordId", master);
  }

  /** Converts a Lead into these. */
  public synchronized void convert(String lead, String contact, String account) {
    record(lead)
        .putAll(
            Map.of(
                "IsConverted",
                "true",
                "ConvertedContactId",
                contact,
                "ConvertedAccountId",
                account));
  }

  /** Somebody in sales changes a record now. */
  public synchronized void edit(String id, Map<String, String> fields) {
    record(id).putAll(fields);
    record(id).put("LastModifiedDate", modified());
  }

  /** Runs this before the next request of this method and path prefix is served. */
  public synchronized void before(String methodAndPath, Runnable change) {
    changes.put(methodAndPath, change);
  }

  private Map<String, String> record(String id) {
    return records.getOrDefault(id, Map.of());
  }

  private String modified() {
    return MODIFIED.format(clock.instant().atOffset(ZoneOffset.UTC));
  }

  /** Ends the session. */
  public synchronized void expireSession() {
    loginCount += 100;
  }

  /** Answers a request. */
  public synchronized StubResponse respond(StubRequest request) {
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
    String operation = request.method() + " " + path;
    changes.keySet().stream()
        .filter(operation::startsWith)
        .findFirst()
        .map(changes::remove)
        .ifPresent(Runnable::run);
    String[] parts = path.split("/", -1);
    return switch (request.method() + " " + parts[1]) {
      case "GET query" -> query(parameter(request, "q"), "false");
      case "GET queryAll" -> query(parameter(request, "q"), "");
      case "POST sobjects" -> create(parts[2], request.json());
      case "PATCH sobjects" -> update(parts[3], request);
      case "DELETE composite" -> deleteAll(parameter(request, "ids"));
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

  /** Compares texts without case; a condition on a missing field is false. */
  private StubResponse query(String soql, String deleted) {
    String type = soql.replaceFirst(".* FROM (\\w+) .*", "$1");
    Predicate<Map<String, String>> matches =
        r ->
            type.equals(r.get("type")) && (deleted.isEmpty() || deleted.equals(r.get("IsDeleted")));
    Matcher condition = EQUALS.matcher(soql);
    while (condition.find()) {
      String field = condition.group(1);
      String value = condition.group(2).replaceAll("^'|'$", "").replaceAll("\\\\(.)", "$1");
      matches = matches.and(r -> value.equalsIgnoreCase(r.get(field)));
    }
    String[] fields = soql.replaceFirst("SELECT (.*) FROM .*", "$1").split(", ", -1);
    List<Map<String, Object>> found =
        records.values().stream().filter(matches).map(r -> select(r, fields)).toList();
    return StubResponse.json(
        200, Json.writeString(Map.of("totalSize", found.size(), "records", found)));
  }

  private static Map<String, Object> select(Map<String, String> record, String... fields) {
    Map<String, Object> selected = new LinkedHashMap<>();
    for (String field : fields) {
      String value = record.get(field);
      if (value != null) {
        selected.put(field, field.startsWith("Is") ? (Object) Boolean.parseBoolean(value) : value);
      }
    }
    return selected;
  }

  private StubResponse create(String type, JsonNode fields) {
    String refusal = refusalOfReference(fields.path("WhoId").asText(""));
    if (!refusal.isEmpty()) {
      return refuse(400, refusal);
    }
    Map<String, String> values = new LinkedHashMap<>();
    fields.properties().forEach(f -> values.put(f.getKey(), f.getValue().asText()));
    return StubResponse.json(
        201, "{\"id\":\"" + add(type, values) + "\",\"success\":true,\"errors\":[]}");
  }

  private String refusalOfReference(String id) {
    Map<String, String> record = record(id);
    if ("true".equals(record.get("IsDeleted"))) {
      return "ENTITY_IS_DELETED";
    }
    return "true".equals(record.get("IsConverted")) ? "CANNOT_UPDATE_CONVERTED_LEAD" : "";
  }

  private StubResponse update(String id, StubRequest request) {
    Map<String, String> record = records.get(id);
    String refusal = refusalOfReference(id);
    if (record == null || refusal.equals("ENTITY_IS_DELETED")) {
      return refuse(404, record == null ? "NOT_FOUND" : refusal);
    }
    if (!refusal.isEmpty()) {
      return refuse(400, refusal);
    }
    Instant since =
        Instant.from(
            DateTimeFormatter.RFC_1123_DATE_TIME.parse(
                request.header().apply("If-Unmodified-Since")));
    if (OffsetDateTime.parse(record.getOrDefault("LastModifiedDate", ""), MODIFIED)
        .toInstant()
        .isAfter(since)) {
      return refuse(412, "PRECONDITION_FAILED");
    }
    request.json().properties().forEach(f -> record.put(f.getKey(), f.getValue().asText()));
    return new StubResponse(204, Map.of("Sforce-Limit-Info", "api-usage=25/100"), out -> {});
  }

  private StubResponse deleteAll(String ids) {
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

  /** A refusal as Salesforce writes it. */
  public static StubResponse refuse(int status, String code) {
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
