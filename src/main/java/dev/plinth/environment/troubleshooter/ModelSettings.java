package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import java.util.List;
import java.util.Map;

/** The models of Bedrock that the service may ask, and no other. */
public record ModelSettings(
    @Setting("ids of models that are asked in the region")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(
            value = "[a-z0-9-]+\\.[A-Za-z0-9.:-]+",
            says = "a model's id such as amazon.titan-embed-text-v2:0")
        List<String> bedrockModelIds,
    @Setting("ids of inference profiles, which ask a model in one of several regions")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(
            value = "(us|eu|apac|au|jp|global)\\.[a-z0-9-]+\\.[A-Za-z0-9.:-]+",
            says =
                "the id of a profile of us, eu, apac, au, jp or global, such as"
                    + " us.anthropic.claude-sonnet-4-6")
        List<String> bedrockInferenceProfileIds,
    @Setting("regions that the inference profiles ask their models in, but for global ones")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(value = Allowed.REGION, says = "a region such as us-west-2")
        List<String> bedrockProfileRegions)
    implements Checked {
  /** What stands before an id in an ARN, with a region's name, quotes and a comma. */
  private static final int ARN = 50;

  private static final String MODELS = "bedrock_model_ids";
  private static final String REGIONS = "bedrock_profile_regions";

  /** What regions of a profile begin with, by what its id begins with, unless it is global. */
  private static final Map<String, List<String>> AREAS =
      Map.of(
          "us", List.of("us-", "ca-"),
          "eu", List.of("eu-"),
          "apac", List.of("ap-", "me-"),
          "au", List.of("ap-southeast-"),
          "jp", List.of("ap-northeast-"));

  @Override
  public void check(Problems problems) {
    if (bedrockModelIds.isEmpty() && bedrockInferenceProfileIds.isEmpty()) {
      problems.add(
          MODELS,
          bedrockModelIds,
          "at least one model, here or by a profile in bedrock_inference_profile_ids");
    }
    List<String> profiles = profilesOfRegions();
    if (profiles.isEmpty() && !bedrockProfileRegions.isEmpty()) {
      problems.add(
          REGIONS,
          bedrockProfileRegions,
          "[] where bedrock_inference_profile_ids has global ones alone, or none");
    }
    for (String profile : profiles) {
      if (bedrockProfileRegions.stream().noneMatch(region -> serves(profile, region))) {
        problems.add(
            REGIONS,
            bedrockProfileRegions,
            "a list with the regions of %s too: IAM asks for each by its name".formatted(profile));
      }
    }
    if (!profiles.isEmpty()) {
      bedrockProfileRegions.stream()
          .filter(region -> profiles.stream().noneMatch(profile -> serves(profile, region)))
          .forEach(
              region ->
                  problems.add(
                      REGIONS,
                      region,
                      "a region of one of %s".formatted(String.join(", ", profiles))));
    }
  }

  /**
   * Notes profiles that cannot be asked from a region. A request may be answered where it was sent,
   * so that region must be among those of the profiles. (Amazon Bedrock user guide, "Prerequisites
   * for inference profiles".)
   */
  void checkAskedFrom(Problems problems, String home) {
    profilesOfRegions().stream()
        .filter(profile -> !serves(profile, home))
        .forEach(
            profile ->
                problems.add(
                    "bedrock_inference_profile_ids",
                    profile,
                    "a profile that is asked from region, " + home));
    if (leavesOut(home)) {
      problems.add(REGIONS, bedrockProfileRegions, "a list with region too, %s".formatted(home));
    }
  }

  private boolean leavesOut(String home) {
    return !bedrockProfileRegions.isEmpty()
        && !bedrockProfileRegions.contains(home)
        && profilesOfRegions().stream().allMatch(profile -> serves(profile, home));
  }

  /**
   * About how many characters the policy of a role needs to name them all: each is allowed and left
   * out of a denial, and a profile is a condition too.
   */
  int namedIn() {
    int models = bedrockModelIds.stream().mapToInt(id -> 2 * (id.length() + ARN)).sum();
    int profiles =
        bedrockInferenceProfileIds.stream()
            .mapToInt(id -> (3 + 2 * bedrockProfileRegions.size()) * (id.length() + ARN))
            .sum();
    return models + profiles;
  }

  /** Whether a profile asks its model in whatever region there is. */
  public static boolean isGlobal(String profile) {
    return profile.startsWith("global.");
  }

  private List<String> profilesOfRegions() {
    return bedrockInferenceProfileIds.stream().filter(profile -> !isGlobal(profile)).toList();
  }

  private static boolean serves(String profile, String region) {
    return AREAS.get(profile.substring(0, profile.indexOf('.'))).stream()
        .anyMatch(region::startsWith);
  }
}
