package dev.plinth.platforms;

import dev.plinth.environment.BootstrapSettings;
import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.environment.microservices.MicroservicesSettings;
import dev.plinth.environment.ollama.OllamaSettings;
import dev.plinth.environment.troubleshooter.TroubleshooterSettings;
import dev.plinth.platforms.microservices.MicroservicesPlatform;
import dev.plinth.platforms.ollama.OllamaPlatform;
import dev.plinth.platforms.troubleshooter.TroubleshooterPlatform;
import java.util.List;
import java.util.function.BiFunction;
import software.constructs.Construct;

/** The platforms there are. A new one is an entry here and a folder of settings files. */
public final class PlatformCatalog {
  private static final List<Entry<?>> ENTRIES =
      List.of(
          new Entry<>(Bootstrap.NAME, BootstrapSettings.class, Bootstrap::new),
          new Entry<>(OllamaPlatform.NAME, OllamaSettings.class, OllamaPlatform::new),
          new Entry<>(
              MicroservicesPlatform.NAME, MicroservicesSettings.class, MicroservicesPlatform::new),
          new Entry<>(
              TroubleshooterPlatform.NAME,
              TroubleshooterSettings.class,
              TroubleshooterPlatform::new));

  private PlatformCatalog() {}

  /** Names in the order in which they are deployed. */
  public static List<String> names() {
    return ENTRIES.stream().<String>map(Entry::name).toList();
  }

  static Entry<?> named(String name) {
    return ENTRIES.stream()
        .filter(entry -> entry.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new UnknownPlatform(name));
  }

  record Entry<S extends EnvironmentSettings>(
      String name, Class<S> settings, BiFunction<Construct, S, Platform> build) {}
}
