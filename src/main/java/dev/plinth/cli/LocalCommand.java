package dev.plinth.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import dev.plinth.operations.localcloud.LocalCloudState;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "local",
    description = "Starts and ends the local cloud: AWS as moto plays it, on this machine.",
    subcommands = FaultCommand.class,
    mixinStandardHelpOptions = true)
final class LocalCommand implements Runnable {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "one of up, down, reset, status and fault is missing");
  }

  @Command(
      description = "Starts it, if it does not run, and says where it answers.",
      mixinStandardHelpOptions = true)
  int up(
      @Option(
              names = "--endpoint",
              paramLabel = "URL",
              description = "Uses the emulator at this address, such as LocalStack, instead.")
          URI endpoint) {
    LocalCloud cloud = endpoint == null ? server().start() : server().use(endpoint);
    out().printf("up: %s%n", cloud.endpoint());
    return ExitCode.OK;
  }

  @Command(
      description = "Ends it, with everything deployed in it.",
      mixinStandardHelpOptions = true)
  int down() {
    out().println(server().stop() ? "down" : "it did not run");
    return ExitCode.OK;
  }

  @Command(description = "Takes away everything deployed in it.", mixinStandardHelpOptions = true)
  int reset() {
    server().reset();
    out().println("empty");
    return ExitCode.OK;
  }

  @Command(
      description = "Says where it answers; exit code 1 if it does not run.",
      mixinStandardHelpOptions = true)
  int status(@Option(names = "--json", description = "Prints the state as JSON.") boolean asJson)
      throws JsonProcessingException {
    Optional<LocalCloudState> state = server().status();
    if (asJson) {
      out().println(new ObjectMapper().writeValueAsString(state.orElse(null)));
    } else {
      state.ifPresentOrElse(this::print, () -> out().println("down"));
    }
    return state.isPresent() ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private void print(LocalCloudState state) {
    out().printf("up: %s%n", state.endpoint());
    if (state.isOurs()) {
      out().printf("process %d, log %s%n", state.pid(), state.log());
    }
  }

  /** The checkout that the local cloud belongs to. */
  Path root() {
    return plinth.root();
  }

  private LocalCloudServer server() {
    return LocalCloudServer.of(plinth.root());
  }

  private PrintWriter out() {
    return spec.commandLine().getOut();
  }
}
