package dev.plinth.platforms;

import com.hashicorp.cdktf.App;
import com.hashicorp.cdktf.AppConfig;
import dev.plinth.environment.Deployment;
import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.environment.SettingsFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Turns settings files into Terraform JSON.
 *
 * <p>One process synthesizes any number of platforms, one after the other: jsii, which CDKTF stands
 * on, is not safe for threads.
 */
public final class Synthesis {
  private static final String FILE = "cdk.tf.json";

  private final SettingsFiles files;

  public Synthesis(SettingsFiles files) {
    this.files = files;
  }

  /** Every platform in every environment that has a settings file, in a stable order. */
  public List<Target> targets() {
    return PlatformCatalog.names().stream().flatMap(name -> targets(name).stream()).toList();
  }

  /** The environments of one platform. */
  public List<Target> targets(String platform) {
    return files.environments(platform).stream()
        .map(environment -> new Target(platform, environment))
        .toList();
  }

  /**
   * Where a platform is deployed in one environment.
   *
   * @throws dev.plinth.environment.InvalidSettings if the file is not allowed
   */
  public Deployment deployment(Target target) {
    Class<? extends EnvironmentSettings> type = PlatformCatalog.named(target.platform()).settings();
    return files.read(target.platform(), target.environment(), type, Map.of()).deployment();
  }

  /**
   * Synthesizes one platform in one environment.
   *
   * @param overrides settings to use instead of the file's, key to text
   * @throws dev.plinth.environment.InvalidSettings if the file or an override is not allowed
   */
  public SynthesizedPlatform synthesize(Target target, Map<String, String> overrides) {
    return synthesize(PlatformCatalog.named(target.platform()), target, overrides);
  }

  private <S extends EnvironmentSettings> SynthesizedPlatform synthesize(
      PlatformCatalog.Entry<S> platform, Target target, Map<String, String> overrides) {
    Path folder = temporaryFolder();
    // Node starts while the settings are read; jsii itself is used by one thread at a time.
    var starting =
        CompletableFuture.supplyAsync(
            () -> new App(AppConfig.builder().outdir(folder.toString()).build()));
    try {
      S settings =
          files.read(target.platform(), target.environment(), platform.settings(), overrides);
      App app = starting.join();
      platform.build().apply(app, settings);
      app.synth();
      String written =
          Files.readString(folder.resolve("stacks").resolve(target.platform()).resolve(FILE));
      return new SynthesizedPlatform(
          target,
          settings.deployment(),
          TerraformJson.withoutConstructPaths(written),
          files.warnings(target.platform(), settings));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } finally {
      starting.handle((app, failure) -> app).join();
      delete(folder);
    }
  }

  /**
   * Adds each platform that has the environment to an app of the cdktf command line, which decides
   * where the output goes.
   *
   * @return the warnings of all of them
   */
  public List<String> synthesizeFor(App app, String environment) {
    List<String> warnings =
        PlatformCatalog.names().stream()
            .filter(platform -> files.environments(platform).contains(environment))
            .flatMap(platform -> add(PlatformCatalog.named(platform), app, environment).stream())
            .toList();
    app.synth();
    return warnings;
  }

  private <S extends EnvironmentSettings> List<String> add(
      PlatformCatalog.Entry<S> platform, App app, String environment) {
    S settings = files.read(platform.name(), environment, platform.settings(), Map.of());
    platform.build().apply(app, settings);
    return files.warnings(platform.name(), settings);
  }

  private static Path temporaryFolder() {
    try {
      return Files.createTempDirectory("plinth-synth-");
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static void delete(Path folder) {
    try (var paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
