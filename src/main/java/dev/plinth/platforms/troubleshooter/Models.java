package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.access.Statement;
import dev.plinth.environment.troubleshooter.ModelSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The models of Bedrock that programs may ask, and no other, whatever another policy of theirs may
 * allow.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/inference-profiles-prereq.html">What
 *     an inference profile needs</a>
 */
final class Models {
  /** The operations of Converse are allowed and denied by the same names. */
  private static final List<String> ASK =
      List.of("bedrock:InvokeModel", "bedrock:InvokeModelWithResponseStream");

  private static final List<String> ASK_IN_ANY_WAY = List.of("bedrock:InvokeModel*");

  private final TroubleshooterPlatform platform;
  private final ModelSettings settings;

  Models(TroubleshooterPlatform platform) {
    this.platform = platform;
    settings = platform.settings().models();
  }

  List<Statement> ask() {
    String region = platform.home().region();
    var models = settings.bedrockModelIds().stream().map(id -> model(region, id)).toList();
    var profiles = settings.bedrockInferenceProfileIds().stream().map(this::profile).toList();
    var ofProfiles =
        settings.bedrockInferenceProfileIds().stream().flatMap(this::modelsOf).distinct().toList();

    var rights = new ArrayList<Statement>();
    if (!models.isEmpty()) {
      rights.add(Statement.allow("Models", ASK, models));
    }
    if (!profiles.isEmpty()) {
      rights.add(Statement.allow("Profiles", ASK, profiles));
      rights.add(
          Statement.allow("ModelsOfProfiles", ASK, ofProfiles)
              .when(
                  "StringEquals", "bedrock:InferenceProfileArn", profiles.toArray(String[]::new)));
    }
    rights.add(
        Statement.denyAllBut(
            "NoOtherModels",
            ASK_IN_ANY_WAY,
            Stream.of(models, profiles, ofProfiles).flatMap(List::stream).distinct().toList()));
    return rights;
  }

  private String profile(String id) {
    return platform.home().arn("bedrock", "inference-profile/" + id);
  }

  /**
   * The profile asks its model in each of its regions, and IAM asks for each by its name. A global
   * one asks where the request comes from, or in a region that IAM is not told.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/bedrock/latest/userguide/global-cross-region-inference.html">What
   *     a global profile needs</a>
   */
  private Stream<String> modelsOf(String profile) {
    String id = profile.substring(profile.indexOf('.') + 1);
    return ModelSettings.isGlobal(profile)
        ? Stream.of(model(platform.home().region(), id), model("", id))
        : settings.bedrockProfileRegions().stream().map(region -> model(region, id));
  }

  private static String model(String region, String id) {
    return "arn:aws:bedrock:%s::foundation-model/%s".formatted(region, id);
  }
}
