package dev.plinth.cli;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.SynthesizedPlatform;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "synth",
    description = "Writes Terraform JSON to DIR/<platform>/<environment>/cdk.tf.json.",
    mixinStandardHelpOptions = true)
final class SynthCommand implements Callable<Integer> {
  private static final String FILE = "cdk.tf.json";

  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  @Parameters(arity = "0..1", description = "Platform; without it, every platform.")
  private String platform;

  @Parameters(arity = "0..1", description = "Environment; without it, all of the platform's.")
  private String environment;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "target/synth",
      description = "Where to write, ${DEFAULT-VALUE} unless told otherwise.")
  private Path directory;

  @Mixin private Overrides overrides;

  @Override
  public Integer call() throws IOException {
    var synthesis = new Synthesis(SettingsFiles.of(plinth.root()));
    var warned = new HashSet<String>();
    for (Target target : targets(synthesis)) {
      SynthesizedPlatform synthesized = synthesis.synthesize(target, overrides.values());
      Path file = directory.resolve(target.platform()).resolve(target.environment()).resolve(FILE);
      Files.createDirectories(file.getParent());
      Files.writeString(file, synthesized.json());
      spec.commandLine().getOut().println(file);
      // Environments of one account have some warnings in common.
      synthesized.warnings().stream()
          .filter(warned::add)
          .forEach(warning -> spec.commandLine().getErr().println("plinth: warning: " + warning));
    }
    return ExitCode.OK;
  }

  private List<Target> targets(Synthesis synthesis) {
    if (platform == null) {
      return synthesis.targets();
    }
    if (environment != null) {
      return List.of(new Target(platform, environment));
    }
    return PlatformTargets.of(synthesis, platform, "platform \"%s\" has no settings files");
  }
}
