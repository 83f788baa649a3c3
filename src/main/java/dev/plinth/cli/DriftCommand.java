package dev.plinth.cli;

import dev.plinth.operations.Drift;
import dev.plinth.operations.Request;
import dev.plinth.operations.Session;
import dev.plinth.review.plan.DriftReport;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "drift",
    description = {
      "Compares AWS with what was applied last, and changes nothing.",
      "Exit code 1 if anything differs."
    },
    mixinStandardHelpOptions = true)
final class DriftCommand implements Callable<Integer>, LooksOnly {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private EnvironmentOptions options;

  @Option(names = "--json", description = "Prints JSON.")
  private boolean asJson;

  @Option(
      names = "--all",
      description = "Shows as well what differs in attributes that no configuration speaks of.")
  private boolean all;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    var session = new Session(plinth.root(), asJson ? err : out, err, false);
    var request = Request.of(options.target());
    Drift.Comparison comparison = new Drift(session, options.cloud(plinth)).compare(request);
    DriftReport report = DriftReport.of(comparison.plan());
    var shown = new ShownDrift(request.target(), comparison, report, all);
    if (asJson) {
      out.println(shown.json());
    } else {
      shown.lines().forEach(out::println);
    }
    return report.resources().isEmpty() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
