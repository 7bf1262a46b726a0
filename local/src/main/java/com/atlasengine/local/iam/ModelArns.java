package com.atlasengine.local.iam;

import com.atlasengine.local.template.PhysicalIds;
import com.atlasengine.local.template.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a model's id names for IAM: a foundation model of the region, or an inference profile and
 * its foundation model in each region that the profile may choose.
 */
final class ModelArns {
  /** The regions of the profiles, by the start of their ids; empty for no region's own model. */
  private static final Map<String, List<String>> REGIONS =
      Map.of(
          "us", List.of("us-east-1", "us-east-2", "us-west-2"),
          "eu", List.of("eu-central-1", "eu-north-1", "eu-south-1", "eu-west-1", "eu-west-3"),
          "jp", List.of("ap-northeast-1", "ap-northeast-3"),
          "au", List.of("ap-southeast-2", "ap-southeast-4"),
          "apac", List.of("ap-northeast-1", "ap-south-1", "ap-southeast-1", "ap-southeast-2"),
          "global", List.of(Template.REGION, ""));

  private ModelArns() {}

  static List<String> of(String idOrArn) {
    if (idOrArn.startsWith("arn:") && !idOrArn.contains(":inference-profile/")) {
      return List.of(idOrArn);
    }
    String id = idOrArn.substring(idOrArn.lastIndexOf('/') + 1);
    int dot = id.indexOf('.');
    List<String> regions = REGIONS.get(id.substring(0, Math.max(dot, 0)));
    if (regions == null) {
      return List.of(foundationModel(Template.REGION, id));
    }
    List<String> needed = new ArrayList<>();
    needed.add(PhysicalIds.arn("bedrock", "inference-profile/" + id));
    regions.forEach(region -> needed.add(foundationModel(region, id.substring(dot + 1))));
    return needed;
  }

  private static String foundationModel(String region, String id) {
    return "arn:aws:bedrock:" + region + "::foundation-model/" + id;
  }
}
