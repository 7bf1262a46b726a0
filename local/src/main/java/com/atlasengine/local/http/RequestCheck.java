package com.atlasengine.local.http;

/** Looks at each signed request before its service does. */
@FunctionalInterface
public interface RequestCheck {
  /**
   * @param service the service that the signature names
   * @param accessKey the access key that signed it
   * @throws AwsError what the service answers instead
   */
  void check(String service, String accessKey, Exchange exchange);
}
