package com.atlasengine.local.salesforce;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The REST resources below {@code /services/data}: {@code sobjects}, {@code query}, {@code
 * queryAll}, {@code composite} and {@code limits}, versions 31.0 to 67.0. The caller is logged in.
 */
public final class RestApi {
  private static final Pattern VERSION = Pattern.compile("v(\\d{1,3})\\.0");
  private static final int MIN_VERSION = 31;
  private static final int MAX_VERSION = 67;
  private static final long DAILY_REQUESTS = 100_000;
  private static final String ROOT = "/services/data";

  private final AtomicLong requestCount = new AtomicLong();
  private final Records records;
  private final RecordResource sobjects;
  private final QueryResource queries;
  private final Composite composite;
  private final RecordCollections collections;

  /** An empty org. */
  public RestApi(Clock clock) {
    Schema schema = new Schema();
    records = new Records(clock);
    sobjects = new RecordResource(schema, records);
    queries = new QueryResource(new SoqlParser(schema, clock), records);
    composite = new Composite(records, this::route);
    collections = new RecordCollections(schema, records);
  }

  /** Answers one request, refusals included. */
  public RestResponse handle(RestRequest request) {
    requestCount.incrementAndGet();
    return route(request);
  }

  /** The value of the {@code Sforce-Limit-Info} header. */
  public String limitInfo() {
    return "api-usage=" + requestCount.get() + "/" + DAILY_REQUESTS;
  }

  /** The versions, which anybody may ask for. */
  public static RestResponse versions() {
    var versions = JsonNodeFactory.instance.arrayNode();
    for (int version = MIN_VERSION; version <= MAX_VERSION; version++) {
      versions
          .addObject()
          .put("label", release(version))
          .put("url", ROOT + "/v" + version + ".0")
          .put("version", version + ".0");
    }
    return RestResponse.ok(versions);
  }

  /** Takes records out of the recycle bin for good; returns the ids of those that were in it. */
  List<String> purge(List<String> ids) {
    return records.purge(ids);
  }

  private RestResponse route(RestRequest request) {
    try {
      List<String> path = segments(request.path());
      String version = requireVersion(path.getFirst());
      List<String> rest = path.subList(Math.min(2, path.size()), path.size());
      return switch (path.size() > 1 ? path.get(1) : "") {
        case "" -> resources(version);
        case "sobjects" -> sobjects.answer(version, rest, request);
        case "query" -> queries.answer(version, rest, request, false);
        case "queryAll" -> queries.answer(version, rest, request, true);
        case "limits" -> limits();
        case "composite" -> composite(version, rest, request);
        default -> throw SalesforceError.notFound();
      };
    } catch (SalesforceError e) {
      return RestResponse.ofError(e);
    }
  }

  private RestResponse composite(String version, List<String> rest, RestRequest request) {
    return switch (rest.isEmpty() ? "" : rest.getFirst()) {
      case "" -> composite.run(request);
      case "sobjects" -> collections.answer(version, rest.subList(1, rest.size()), request);
      default -> throw SalesforceError.unsupported("composite/" + rest.getFirst());
    };
  }

  /** What follows {@code /services/data/}, decoded. */
  private static List<String> segments(String path) {
    if (!path.startsWith(ROOT + "/")) {
      throw SalesforceError.notFound();
    }
    return Stream.of(path.substring(ROOT.length() + 1).split("/"))
        .map(segment -> URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8))
        .toList();
  }

  private static String requireVersion(String segment) {
    Matcher version = VERSION.matcher(segment);
    int number = version.matches() ? Integer.parseInt(version.group(1)) : MAX_VERSION + 1;
    if (number > MAX_VERSION) {
      throw SalesforceError.notFound();
    }
    if (number < MIN_VERSION) {
      throw new SalesforceError(410, "GONE", "The requested resource is no longer available");
    }
    return segment;
  }

  private static RestResponse resources(String version) {
    ObjectNode resources = JsonNodeFactory.instance.objectNode();
    for (String name : List.of("sobjects", "query", "queryAll", "composite", "limits")) {
      resources.put(name, ROOT + "/" + version + "/" + name);
    }
    return RestResponse.ok(resources);
  }

  private RestResponse limits() {
    ObjectNode limits = JsonNodeFactory.instance.objectNode();
    limits
        .putObject("DailyApiRequests")
        .put("Max", DAILY_REQUESTS)
        .put("Remaining", Math.max(0, DAILY_REQUESTS - requestCount.get()));
    limits.putObject("DataStorageMB").put("Max", 5).put("Remaining", 5);
    return RestResponse.ok(limits);
  }

  /** Three releases a year: version 33 was Spring '15, 34 Summer '15, 35 Winter '16. */
  private static String release(int version) {
    return switch (version % 3) {
      case 0 -> "Spring '" + (version / 3 + 4);
      case 1 -> "Summer '" + (version / 3 + 4);
      default -> "Winter '" + (version / 3 + 5);
    };
  }

  /** Whether a query parameter or a body's field says so. */
  static boolean flag(JsonNode body, Optional<String> parameter, String name) {
    return parameter.map(Boolean::parseBoolean).orElse(body.path(name).asBoolean());
  }
}
