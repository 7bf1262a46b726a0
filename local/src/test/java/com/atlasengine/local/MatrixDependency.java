package com.atlasengine.local;

import java.util.HashMap;
import java.util.Map;

/** What functions and workflows depend on, as the fault switch tells it apart. */
enum MatrixDependency {
  INTERACTIONS("dynamodb", "AtlasEngineInteractions"),
  CACHE("dynamodb", "AtlasEngine-ResponseCache"),
  SECRETS("secretsmanager", ""),
  LOGIN("salesforce", "/services/oauth2/"),
  SALESFORCE("salesforce", "/services/data/"),
  BEDROCK("bedrock", ""),
  CONNECT("connect", ""),
  SNS("sns", ""),
  STATES("states", ""),
  SQS("sqs", ""),
  EVENTS("events", "");

  private final String service;
  private final String about;

  MatrixDependency(String service, String about) {
    this.service = service;
    this.about = about;
  }

  /** The name of its requests' signature. */
  String service() {
    return service;
  }

  /** A fault of it that hits only who signs with this access key, where requests are signed. */
  Map<String, Object> fault(String kind, String caller) {
    Map<String, Object> fault = new HashMap<>(Map.of("kind", kind, "about", about));
    if (!service.equals("salesforce")) {
      fault.put("by", caller);
    }
    return fault;
  }
}
