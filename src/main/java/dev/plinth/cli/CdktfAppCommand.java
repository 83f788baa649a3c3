package dev.plinth.cli;

import com.hashicorp.cdktf.App;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Refused;
import dev.plinth.platforms.PlatformCatalog;
import dev.plinth.platforms.Synthesis;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** What {@code cdktf.json} names as the app: synthesizes into the folder that cdktf chose. */
@Command(
    name = "cdktf-app",
    hidden = true,
    description =
        "Synthesizes the environment that TF_WORKSPACE names, for the cdktf command line.",
    mixinStandardHelpOptions = true)
final class CdktfAppCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  @Override
  public Integer call() {
    SettingsFiles files = SettingsFiles.of(plinth.root());
    String environment = System.getenv("TF_WORKSPACE");
    if (environment == null || !environments(files).contains(environment)) {
      throw new Refused(
          "TF_WORKSPACE is %s; it chooses the environment and may be: %s"
              .formatted(
                  environment == null ? "not set" : "\"" + environment + "\"",
                  String.join(", ", environments(files))));
    }
    new Synthesis(files)
        .synthesizeFor(new App(), environment)
        .forEach(warning -> spec.commandLine().getErr().println("plinth: warning: " + warning));
    return ExitCode.OK;
  }

  private static List<String> environments(SettingsFiles files) {
    return PlatformCatalog.names().stream()
        .flatMap(platform -> files.environments(platform).stream())
        .distinct()
        .sorted()
        .toList();
  }
}
