package dev.plinth.operations;

import dev.plinth.environment.BootstrapSettings;
import dev.plinth.environment.Deployment;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Bootstrap;
import java.util.Map;

/** Which bootstrap stack makes the state bucket of an environment. */
final class StateBuckets {
  private final SettingsFiles files;

  StateBuckets(SettingsFiles files) {
    this.files = files;
  }

  /** The environment of the bootstrap stack, or how to come by one where there is none yet. */
  String environmentOf(Deployment deployment) {
    return files.environments(Bootstrap.NAME).stream()
        .filter(environment -> makes(environment, deployment))
        .findFirst()
        .orElse("ENVIRONMENT, with a settings file for " + deployment.stateBucket());
  }

  private boolean makes(String environment, Deployment deployment) {
    Deployment made =
        files.read(Bootstrap.NAME, environment, BootstrapSettings.class, Map.of()).deployment();
    return made.stateBucket().equals(deployment.stateBucket())
        && made.accountId().equals(deployment.accountId());
  }
}
