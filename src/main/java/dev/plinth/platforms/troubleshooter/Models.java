package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.Statement;
import dev.plinth.environment.troubleshooter.ModelSettings;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
  private static final String GLOBAL = "global.";

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
    Set<String> ofProfiles = new LinkedHashSet<>();
    settings.bedrockInferenceProfileIds().forEach(id -> ofProfiles.addAll(modelsOf(id)));

    var rights = new ArrayList<Statement>();
    if (!models.isEmpty()) {
      rights.add(Statement.allow("Models", ASK, models));
    }
    if (!profiles.isEmpty()) {
      rights.add(Statement.allow("Profiles", ASK, profiles));
      rights.add(
          Statement.allow("ModelsOfProfiles", ASK, List.copyOf(ofProfiles))
              .when(
                  "StringEquals", "bedrock:InferenceProfileArn", profiles.toArray(String[]::new)));
    }
    rights.add(
        nothingBut(
            Stream.of(models, profiles, ofProfiles).flatMap(arns -> arns.stream()).distinct()));
    return rights;
  }

  private static Statement nothingBut(Stream<String> named) {
    var arns = named.toList();
    return arns.isEmpty()
        ? Statement.deny("NoOtherModels", ASK_IN_ANY_WAY, List.of("*"))
        : Statement.denyAllBut("NoOtherModels", ASK_IN_ANY_WAY, arns);
  }

  private String profile(String id) {
    return platform.home().arn("bedrock", "inference-profile/" + id);
  }

  /**
   * The profile asks its model in each of its regions. A global one asks it here and in a place
   * without a name, which is all the others.
   */
  private List<String> modelsOf(String profile) {
    String id = profile.substring(profile.indexOf('.') + 1);
    List<String> regions =
        profile.startsWith(GLOBAL)
            ? List.of(platform.home().region(), "")
            : settings.bedrockProfileRegions();
    return regions.stream().map(region -> model(region, id)).toList();
  }

  private static String model(String region, String id) {
    return "arn:aws:bedrock:%s::foundation-model/%s".formatted(region, id);
  }
}
