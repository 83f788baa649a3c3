package dev.plinth.cli;

import dev.plinth.operations.localcloud.Demo;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "demo",
    description = "Deploys every platform with its production settings to a local cloud.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  @Option(names = "--down", description = "Takes the demo and its local cloud away.")
  private boolean down;

  @Override
  public Integer call() {
    var demo = new Demo(plinth.session(spec.commandLine()));
    if (down) {
      demo.down();
    } else {
      demo.up();
    }
    return ExitCode.OK;
  }
}
