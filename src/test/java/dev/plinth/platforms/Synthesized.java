package dev.plinth.platforms;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.terraform.TerraformDocument;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Platforms synthesized from the project's own settings files, each once: synthesis takes the
 * better part of a second, and one at a time, since jsii is not safe for threads.
 */
public final class Synthesized {
  private static final Synthesis SYNTHESIS = new Synthesis(SettingsFiles.of(Path.of("")));
  private static final Map<Request, String> DONE = new HashMap<>();

  private Synthesized() {}

  private record Request(Target target, Map<String, String> overrides) {}

  /** Every platform in every environment that has a settings file. */
  public static Stream<Target> targets() {
    return SYNTHESIS.targets().stream();
  }

  /** A platform in an environment, as it stands in the settings file. */
  public static TerraformDocument document(Target target) {
    return TerraformDocument.read(json(target));
  }

  /** The Ollama platform in an environment, with other settings given as {@code key=value}. */
  public static TerraformDocument ollama(String environment, String... overrides) {
    return document(new Target("ollama", environment), "ollama_", overrides);
  }

  /** The microservices platform in an environment, with other settings as {@code key=value}. */
  public static TerraformDocument microservices(String environment, String... overrides) {
    return document(new Target("microservices", environment), "", overrides);
  }

  /** The troubleshooter platform, with other settings given as {@code key=value}. */
  public static TerraformDocument troubleshooter(String... overrides) {
    return document(new Target("troubleshooter", "mvp"), "", overrides);
  }

  private static TerraformDocument document(Target target, String prefix, String... overrides) {
    var values = new TreeMap<String, String>();
    for (String override : overrides) {
      List<String> parts = List.of(override.split("=", 2));
      values.put(prefix + parts.get(0), parts.get(1));
    }
    return TerraformDocument.read(json(target, values));
  }

  static String json(Target target) {
    return json(target, Map.of());
  }

  /** The text, synthesized anew. */
  static String again(Target target) {
    return SYNTHESIS.synthesize(target, Map.of()).json();
  }

  static synchronized String json(Target target, Map<String, String> overrides) {
    return DONE.computeIfAbsent(
        new Request(target, overrides),
        request -> SYNTHESIS.synthesize(request.target(), request.overrides()).json());
  }
}
