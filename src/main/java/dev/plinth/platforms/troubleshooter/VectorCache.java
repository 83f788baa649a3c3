package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.databases.VectorCollection;
import dev.plinth.constructs.databases.VectorCollectionProps;
import dev.plinth.constructs.databases.VectorCollectionProps.Inside;
import dev.plinth.constructs.network.Network;
import dev.plinth.environment.troubleshooter.VectorSettings.Reach;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Answers, found by what their questions mean. */
final class VectorCache {
  private final TroubleshooterPlatform platform;
  private final VectorCollection collection;

  VectorCache(TroubleshooterPlatform platform, Keys keys, Network network, Firewall firewall) {
    this.platform = platform;
    var settings = platform.settings().vectors();
    collection =
        new VectorCollection(
            platform,
            "cache",
            new VectorCollectionProps(
                platform.name("cache"),
                keys.data(),
                settings.vectorStandbyReplicas(),
                settings.vectorIndexName(),
                Programs.roleArns(platform),
                settings.vectorAdministratorArns(),
                settings.vectorReach() == Reach.VPC
                    ? Optional.of(inside(network, firewall))
                    : Optional.empty()));
  }

  /** The collection, for policies. */
  String arn() {
    return collection.arn();
  }

  /** Where vectors are written and searched. */
  String endpoint() {
    return collection.endpoint();
  }

  /** The collection's name. */
  String name() {
    return collection.name();
  }

  /** What whoever makes the index must know, since Terraform makes the collection alone. */
  Map<String, Object> index() {
    var settings = platform.settings().vectors();
    return new TreeMap<>(
        Map.of(
            "collection", name(),
            "endpoint", endpoint(),
            "name", settings.vectorIndexName(),
            "dimensions", settings.vectorDimensions(),
            "similarity", word(settings.vectorSimilarity()),
            "reach", word(settings.vectorReach())));
  }

  private static String word(Enum<?> setting) {
    return setting.name().toLowerCase(Locale.ROOT);
  }

  private static Inside inside(Network network, Firewall firewall) {
    return new Inside(network.vpcId(), network.privateSubnets().ids(), firewall.vectors());
  }
}
