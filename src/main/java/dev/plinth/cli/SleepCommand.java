package dev.plinth.cli;

import dev.plinth.operations.saving.Sleep;
import dev.plinth.operations.saving.WakeTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "sleep",
    description = "Says what will stop, asks, and puts an environment to sleep. Never production.",
    mixinStandardHelpOptions = true)
final class SleepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private EnvironmentOptions options;
  @Mixin private ApprovalOptions approval;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description =
          "When AWS wakes it, such as 06:00 or 2026-01-05T06:00 (UTC); a database runs on then."
              + " Otherwise it sleeps until `plinth wake`.")
  private String until;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "10",
      converter = Minutes.class,
      description = "How long the last requests may take, ${DEFAULT-VALUE} minutes.")
  private Duration patience;

  @Option(
      names = "--schedule",
      description = "Says when it sleeps and wakes by itself, and where that is set.")
  private boolean schedule;

  @Override
  public Integer call() {
    var session = plinth.session(spec.commandLine());
    Sleep.requireMaySleep(session, options.target());
    Optional<Instant> wakesAt = Optional.ofNullable(until).map(this::time);
    var sleep = new Sleep(session, options.open(plinth, spec.commandLine()));
    if (schedule) {
      sleep.saySchedule();
    } else {
      sleep.begin(wakesAt, patience, approval.over(session.out(), plinth.terminal()));
    }
    return ExitCode.OK;
  }

  private Instant time(String text) {
    try {
      return WakeTime.parse(text, Instant.now());
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), "--until: " + wrong.getMessage(), wrong);
    }
  }
}
