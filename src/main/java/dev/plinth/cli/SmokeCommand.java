package dev.plinth.cli;

import dev.plinth.operations.Refused;
import dev.plinth.operations.watching.SmokeOptions;
import dev.plinth.operations.watching.SmokeTest;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "smoke",
    description = {
      "Tries out a deployed environment as its users do, and takes away what it wrote.",
      "Ends with 1 where something fails."
    },
    mixinStandardHelpOptions = true)
final class SmokeCommand implements Callable<Integer>, LooksOnly {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private EnvironmentOptions options;
  @Mixin private FindingsOptions findings;

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "Where it answers, if that is not what the outputs say.")
  private URI address;

  @Option(
      names = "--cdn-url",
      paramLabel = "URL",
      description = "Where its CDN answers, if that is not what the outputs say.")
  private URI cdnAddress;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "2",
      converter = Minutes.class,
      description = "How long to try again what fails, ${DEFAULT-VALUE} minutes; 0 tries once.")
  private Duration patience;

  @Option(
      names = "--silence",
      paramLabel = "MINUTES",
      defaultValue = "30",
      description = "How long a log may be silent, ${DEFAULT-VALUE} minutes.")
  private int silence;

  @Override
  public Integer call() {
    requireSense();
    var environment = options.open(plinth, spec.commandLine());
    var how =
        new SmokeOptions(
            Optional.ofNullable(address),
            Optional.ofNullable(cdnAddress),
            patience,
            Duration.ofMinutes(silence));
    var test = new SmokeTest(plinth.session(spec.commandLine()), environment, how);
    return findings.tell("smoke", test.carryOut(), spec.commandLine().getOut());
  }

  private void requireSense() {
    requireWebAddress("--url", address);
    requireWebAddress("--cdn-url", cdnAddress);
    if (silence < 1) {
      throw new Refused("--silence is %d: it takes 1 or more".formatted(silence));
    }
  }

  private static void requireWebAddress(String option, URI given) {
    if (given != null && (given.getHost() == null || !given.toString().matches("(?i)https?:.*"))) {
      throw new Refused(
          "%s is \"%s\": it takes an address with https:// or http://, such as https://chat.example.com"
              .formatted(option, given));
    }
  }
}
