package dev.plinth.cli;

import dev.plinth.environment.InvalidSettings;
import dev.plinth.operations.AwsFailure;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.Refused;
import dev.plinth.platforms.UnknownPlatform;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into a message on stderr and an exit code: the only place that does. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final String TRACE = ".plinth/last-failure.log";

  private final Path root;

  Failures(Path root) {
    this.root = root;
  }

  @Override
  public int handleParseException(ParameterException failure, String[] arguments) {
    CommandLine command = failure.getCommandLine();
    PrintWriter err = command.getErr();
    err.println("plinth: " + decapitalized(failure.getMessage().replaceFirst("^Error: ", "")));
    boolean suggested = UnmatchedArgumentException.printSuggestions(failure, err);
    if (!suggested && failure instanceof UnmatchedArgumentException) {
      nameParts(command, err);
    }
    err.printf("  see %s --help%n", command.getCommandSpec().qualifiedName());
    return ExitCode.USAGE;
  }

  /** Whoever leaves out which part of a command is meant does not know that it has parts. */
  private static void nameParts(CommandLine command, PrintWriter err) {
    var parts = command.getSubcommands().keySet();
    if (!parts.isEmpty() && command.getParent() != null) {
      err.printf(
          "  after %s comes one of: %s%n",
          command.getCommandName(), String.join(", ", new TreeSet<>(parts)));
    }
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult parseResult) {
    if (failure instanceof ParameterException usage) {
      return handleParseException(usage, new String[0]);
    }
    PrintWriter err = command.getErr();
    if (failure instanceof InvalidSettings
        || failure instanceof UnknownPlatform
        || failure instanceof Refused) {
      err.println("plinth: " + failure.getMessage());
      return ExitCode.USAGE;
    }
    Optional<OperationFailed> failed =
        failure instanceof OperationFailed known
            ? Optional.of(known)
            : AwsFailure.explained(failure);
    if (failed.isEmpty()) {
      return unexpected(failure, err);
    }
    err.println("plinth: " + failed.get().getMessage());
    return ExitCode.SOFTWARE;
  }

  /** Runs a command; what even Java did not expect is said in one line too. */
  int run(ParseResult parsed) {
    try {
      return new CommandLine.RunLast().execute(parsed);
    } catch (Error failure) {
      return unexpected(failure, parsed.commandSpec().commandLine().getErr());
    }
  }

  private int unexpected(Throwable failure, PrintWriter err) {
    err.printf("plinth: unexpected failure: %s%n", firstLine(failure));
    keepTrace(failure, err);
    return ExitCode.SOFTWARE;
  }

  private void keepTrace(Throwable failure, PrintWriter err) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace));
    Path file = root.resolve(TRACE);
    try {
      Files.createDirectories(file.getParent());
      Files.writeString(file, trace.toString());
      err.printf("  the details are in %s; please send them with your report%n", file);
    } catch (IOException unwritable) {
      err.printf("  the details could not be written to %s: %s%n", file, firstLine(unwritable));
    }
  }

  private static String firstLine(Throwable failure) {
    return failure.toString().lines().findFirst().orElse(failure.getClass().getName());
  }

  /** Picocli begins its sentences with a capital letter, our messages do not. */
  private static String decapitalized(String message) {
    return Character.toLowerCase(message.charAt(0)) + message.substring(1);
  }
}
