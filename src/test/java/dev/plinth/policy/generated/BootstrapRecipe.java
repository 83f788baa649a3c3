package dev.plinth.policy.generated;

import dev.plinth.environment.BootstrapSettings;
import java.util.Map;

/** Accounts' places for their state. */
final class BootstrapRecipe extends Recipe {
  BootstrapRecipe() {
    super("bootstrap", BootstrapSettings.class, Places.narrowings(), Map.of());
  }

  @Override
  void arrange(Draft draft) {
    Values settings = draft.settings();
    settings.set("state_region", settings.text("region"));
    Places.keepApart(draft);
  }

  @Override
  Map<String, String> impossible() {
    return Map.of();
  }
}
