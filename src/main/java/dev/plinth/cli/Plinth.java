package dev.plinth.cli;

import dev.plinth.operations.Cloud;
import dev.plinth.operations.Program;
import dev.plinth.operations.Selection;
import dev.plinth.operations.Session;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** The root of the command line: {@code plinth COMMAND}. */
@Command(
    name = "plinth",
    version = "plinth " + Program.VERSION + " (cdktf 0.21.0, aws provider 5.100.0)",
    description = "Deploys production platforms to AWS from typed Java, by way of Terraform JSON.",
    mixinStandardHelpOptions = true,
    subcommands = {
      DemoCommand.class,
      SwitchCommand.class,
      SynthCommand.class,
      CheckCommand.class,
      DocsCommand.class,
      ValidateCommand.class,
      PlanCommand.class,
      DeployCommand.class,
      RollbackCommand.class,
      DestroyCommand.class,
      StatusCommand.class,
      OutputsCommand.class,
      HealthCommand.class,
      WatchCommand.class,
      SmokeCommand.class,
      SleepCommand.class,
      WakeCommand.class,
      ImagesCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      DriftCommand.class,
      UnlockCommand.class,
      LoadtestCommand.class,
      RecoverCommand.class,
      DrillCommand.class,
      VectorsCommand.class,
      LocalCommand.class,
      CdktfAppCommand.class
    },
    footer = {
      "",
      "Exit codes: 0 done, 1 the work failed, 2 wrong usage or settings.",
      "`plinth COMMAND --help` says more about a command."
    })
public final class Plinth implements Runnable {
  private final Path root;
  private final Terminal terminal;

  @Spec private CommandSpec spec;

  Plinth(Path root, Terminal terminal) {
    this.root = root;
    this.terminal = terminal;
  }

  /** Runs a command; the exit code is the process's. */
  public static void main(String[] arguments) {
    // The launcher names the checkout; a JVM started by hand is taken to be in it.
    Path root = Path.of(System.getProperty("plinth.home", "")).toAbsolutePath();
    var input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    CommandLine commandLine = commandLine(root, new Terminal(System.console() != null, input));
    commandLine.setOut(writer(FileDescriptor.out));
    commandLine.setErr(writer(FileDescriptor.err));
    System.exit(commandLine.execute(arguments));
  }

  /** The command line over a checkout. */
  static CommandLine commandLine(Path root, Terminal terminal) {
    var failures = new Failures(root);
    return new CommandLine(new Plinth(root, terminal))
        .setExecutionStrategy(parsed -> run(parsed, failures))
        .setExecutionExceptionHandler(failures)
        .setParameterExceptionHandler(failures);
  }

  private static int run(ParseResult parsed, Failures failures) {
    List<CommandLine> commands = parsed.asCommandLineList();
    TargetParameters.belongTo(commands.get(commands.size() - 1).getCommandSpec());
    return failures.run(parsed);
  }

  /** The checkout: where the settings files and the working directories are. */
  Path root() {
    return root;
  }

  /** The environment that this checkout, or this shell, works on. */
  Selection selection() {
    return Selection.of(root, System.getenv());
  }

  Terminal terminal() {
    return terminal;
  }

  /** What a command works with in this checkout. */
  Session session(CommandLine commandLine) {
    return new Session(root, commandLine.getOut(), commandLine.getErr(), terminal.interactive());
  }

  /** The AWS that a command works on: the local cloud is started if need be. */
  Cloud cloud(boolean local) {
    return local ? LocalCloudServer.of(root).start() : Cloud.aws();
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  private static PrintWriter writer(FileDescriptor descriptor) {
    var bytes = new FileOutputStream(descriptor);
    return new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), true);
  }
}
