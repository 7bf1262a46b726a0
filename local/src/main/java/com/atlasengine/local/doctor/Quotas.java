package com.atlasengine.local.doctor;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Reads Service Quotas by names, because their codes differ between accounts and models. */
final class Quotas {
  private Quotas() {}

  /** The quotas of a service whose name has these words. */
  static Map<String, Double> find(Deployment deployment, String service, String words) {
    Map<String, Double> found = new TreeMap<>();
    deployment
        .aws()
        .quotas()
        .listServiceQuotasPaginator(request -> request.serviceCode(service))
        .quotas()
        .stream()
        .filter(quota -> quota.quotaName().toLowerCase(Locale.ROOT).contains(words))
        .forEach(quota -> found.put(quota.quotaName(), quota.value()));
    return found;
  }

  /** Whether a quota is high enough; unknown when there is none of this name. */
  static Finding atLeast(
      Deployment deployment, String service, String words, double wanted, String why) {
    return find(deployment, service, words).entrySet().stream()
        .findFirst()
        .map(
            quota ->
                new Causes()
                    .unless(
                        quota.getValue() >= wanted,
                        String.format(
                            Locale.ROOT,
                            "%s is %.0f; %s",
                            quota.getKey(),
                            quota.getValue(),
                            why))
                    .orOk(
                        String.format(
                            Locale.ROOT, "%s is %.0f", quota.getKey(), quota.getValue())))
        .orElseGet(() -> new Finding.Unknown("Service Quotas knows no '" + words + "'"));
  }
}
