package dev.plinth.policy.generated;

import dev.plinth.environment.BootstrapSettings;
import java.util.Map;

/** Accounts' places for their state. */
final class BootstrapRecipe extends Recipe {
  private static final int LONGEST_BUCKET_NAME = 63;

  BootstrapRecipe() {
    super("bootstrap", BootstrapSettings.class, Places.narrowings(), Map.of());
  }

  @Override
  void arrange(Draft draft) {
    Values settings = draft.settings();
    settings.set("state_region", settings.text("region"));
    settings.settle(
        () -> settings.isEmpty("replica_region") || hasPlaceForReplica(settings),
        "replica_region",
        "state_bucket");
    Places.keepApart(draft);
  }

  @Override
  Map<String, String> impossible() {
    return Map.of();
  }

  private static boolean hasPlaceForReplica(Values settings) {
    return !settings.text("replica_region").equals(settings.text("region"))
        && (settings.text("state_bucket") + "-replica").length() <= LONGEST_BUCKET_NAME;
  }
}
