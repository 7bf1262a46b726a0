package com.atlasengine.local.doctor;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.AppliedLevelEnum;
import software.amazon.awssdk.services.servicequotas.model.ServiceQuota;

/** Reads Service Quotas by names, because their codes differ between accounts and models. */
final class Quotas {
  private Quotas() {}

  /**
   * The quotas of a service whose name has these words: those that hold for the account or one of
   * its resources, else AWS's defaults.
   */
  static Map<String, Double> find(Deployment deployment, String service, String words) {
    ServiceQuotasClient client = deployment.aws().quotas();
    Map<String, Double> applied =
        named(
            client
                .listServiceQuotasPaginator(
                    request ->
                        request.serviceCode(service).quotaAppliedAtLevel(AppliedLevelEnum.ALL))
                .quotas(),
            words);
    return applied.isEmpty()
        ? named(
            client
                .listAWSDefaultServiceQuotasPaginator(request -> request.serviceCode(service))
                .quotas(),
            words)
        : applied;
  }

  private static Map<String, Double> named(Iterable<ServiceQuota> quotas, String words) {
    Map<String, Double> found = new TreeMap<>();
    for (ServiceQuota quota : quotas) {
      if (quota.quotaName().toLowerCase(Locale.ROOT).contains(words)) {
        found.merge(quota.quotaName(), quota.value(), Math::max);
      }
    }
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
                            Locale.ROOT, "%s is %.0f; %s", quota.getKey(), quota.getValue(), why))
                    .orOk(
                        String.format(Locale.ROOT, "%s is %.0f", quota.getKey(), quota.getValue())))
        .orElseGet(() -> new Finding.Unknown("Service Quotas knows no '" + words + "'"));
  }
}
