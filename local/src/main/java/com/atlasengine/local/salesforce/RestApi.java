package com.atlasengine.local.salesforce;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The REST resources below {@code /services/data}: {@code sobjects}, {@code query}, {@code
 * queryAll} and deletion by {@code composite/sobjects}, versions 31.0 to 67.0. The caller is logged
 * in.
 */
final class RestApi {
  private static final Pattern VERSION = Pattern.compile("v(\\d{1,3})\\.0");
  private static final int MIN_VERSION = 31;
  private static final int MAX_VERSION = 67;
  private static final long DAILY_REQUESTS = 100_000;
  private static final String ROOT = "/services/data/";

  private final AtomicLong requestCount = new AtomicLong();
  private final RecordResource sobjects;
  private final QueryResource queries;
  private final RecordDeletions deletions;

  RestApi(Schema schema, Records records) {
    sobjects = new RecordResource(schema, records);
    queries = new QueryResource(new SoqlParser(schema), records);
    deletions = new RecordDeletions(schema, records);
  }

  /** Answers one request, refusals included. */
  RestResponse handle(RestRequest request) {
    requestCount.incrementAndGet();
    try {
      return route(request);
    } catch (SalesforceError e) {
      return RestResponse.ofError(e);
    }
  }

  /** The value of the {@code Sforce-Limit-Info} header. */
  String limitInfo() {
    return "api-usage=" + requestCount.get() + "/" + DAILY_REQUESTS;
  }

  private RestResponse route(RestRequest request) {
    List<String> path = segments(request.path());
    String version = requireVersion(path.getFirst());
    List<String> rest = path.subList(Math.min(2, path.size()), path.size());
    return switch (path.size() > 1 ? path.get(1) : "") {
      case "sobjects" -> sobjects.answer(version, rest, request);
      case "query" -> queries.answer(version, request, false);
      case "queryAll" -> queries.answer(version, request, true);
      case "composite" -> deletions.answer(rest, request);
      default -> throw SalesforceError.notFound();
    };
  }

  /** What follows {@code /services/data/}, decoded. */
  private static List<String> segments(String path) {
    if (!path.startsWith(ROOT)) {
      throw SalesforceError.notFound();
    }
    return Stream.of(path.substring(ROOT.length()).split("/"))
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
}
