package dev.plinth.cli;

import dev.plinth.operations.Refused;
import dev.plinth.operations.watching.MetricsWatch;
import dev.plinth.operations.watching.ScalingWatch;
import dev.plinth.operations.watching.Screen;
import dev.plinth.operations.watching.Watch;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "watch",
    description = {
      "Watches a deployed environment: a table on a terminal, and JSON lines elsewhere.",
      "Ctrl-C ends it."
    },
    mixinStandardHelpOptions = true)
final class WatchCommand implements Runnable, LooksOnly {
  private static final int SHORTEST_PERIOD = 60;

  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "one of scaling and metrics is missing");
  }

  @Command(
      description = "How instances and tasks scale: sizes, health, load, activities, alarms.",
      mixinStandardHelpOptions = true)
  int scaling(@Mixin EnvironmentOptions options, @Mixin WatchOptions how) {
    var watch = new ScalingWatch(options.open(plinth, spec.commandLine()));
    return run(how, watch::sample, ScalingJson::of, ScalingTable::of);
  }

  @Command(
      description = {
        "The last values of the metrics on the dashboards and under the alarms.",
        "What the alarms would go off for is marked."
      },
      mixinStandardHelpOptions = true)
  int metrics(
      @Mixin EnvironmentOptions options,
      @Mixin WatchOptions how,
      @Option(
              names = "--period",
              paramLabel = "SECONDS",
              defaultValue = "300",
              description = "What one value is of: a multiple of 60, ${DEFAULT-VALUE} unless told.")
          int period,
      @Option(
              names = "--only",
              paramLabel = "TEXT",
              defaultValue = "",
              description = "Those with this in their name alone, such as \"time\" or a service.")
          String only) {
    if (period < SHORTEST_PERIOD || period % SHORTEST_PERIOD != 0) {
      throw new Refused(
          "--period is %d: it takes a multiple of %d".formatted(period, SHORTEST_PERIOD));
    }
    var watch =
        new MetricsWatch(
            options.open(plinth, spec.commandLine()), Duration.ofSeconds(period), only);
    return run(how, watch::sample, MetricsJson::of, MetricsTable::of);
  }

  private <S> int run(
      WatchOptions how, Supplier<S> sampling, Function<S, String> line, TableOf<S> table) {
    CommandLine commandLine = spec.commandLine();
    boolean live = plinth.terminal().interactive() && !how.json();
    ColorScheme colors = commandLine.getColorScheme();
    Screen<S> screen =
        live
            ? new LiveScreen<>(
                commandLine.getOut(), sample -> table.of(sample, colors), WindowSize::now)
            : new LinesScreen<>(commandLine.getOut(), line);
    new Watch<S>(how.pace()).run(sampling, screen);
    return ExitCode.OK;
  }

  /** Draws a sample in colours. */
  @FunctionalInterface
  private interface TableOf<S> {
    String of(S sample, ColorScheme colors);
  }
}
