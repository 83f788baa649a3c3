package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What is broken gets requests until somebody notices. */
public final class TargetGroupChecksInTime implements DocumentRule {
  private static final List<String> NUMBERS =
      List.of("interval", "timeout", "healthy_threshold", "unhealthy_threshold");

  private static final int SHORTEST_INTERVAL = 5;
  private static final int FEWEST_ANSWERS = 2;
  private static final int MOST_ANSWERS = 10;
  private static final int SECONDS_UNTIL_NOTICED = 180;

  @Override
  public String title() {
    return "Target groups say how often they ask and how many answers decide";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Requests go to a broken target for minutes, or one slow answer takes a"
        + " healthy one out.";
  }

  @Override
  public String remedy() {
    return "Set interval, timeout below it, healthy_threshold and unhealthy_threshold,"
        + " so that two to five failures within three minutes decide.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(41), Source.microservices(38));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_lb_target_group": {"web": {"port": 8080, "protocol": "HTTP",
          "health_check": {"path": "/health", "interval": 300, "timeout": 60,
            "healthy_threshold": 2, "unhealthy_threshold": 10}}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_lb_target_group": {"web": {"port": 8080, "protocol": "HTTP",
          "health_check": {"path": "/health", "interval": 30, "timeout": 5,
            "healthy_threshold": 2, "unhealthy_threshold": 3}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Balancers.targetGroups(document)
        .flatMap(
            targets ->
                targets.blocks("health_check").isEmpty()
                    ? Stream.of(finding(targets, "it has no health_check"))
                    : targets.blocks("health_check").stream()
                        .flatMap(check -> check(targets, check)));
  }

  private Stream<Finding> check(Resource targets, Block check) {
    Optional<String> missing =
        NUMBERS.stream().filter(name -> check.number(name).isEmpty()).findFirst();
    return missing.isPresent()
        ? Stream.of(finding(targets, check, missing.get(), missing.get() + " is not set"))
        : wrong(check).map(what -> finding(targets, what));
  }

  private static Stream<String> wrong(Block check) {
    int interval = check.number("interval").getAsInt();
    int failures = check.number("unhealthy_threshold").getAsInt();
    if (interval < SHORTEST_INTERVAL || check.number("timeout").getAsInt() >= interval) {
      return Stream.of("timeout is not below interval, or interval below 5 seconds");
    }
    if (!isThreshold(failures) || !isThreshold(check.number("healthy_threshold").getAsInt())) {
      return Stream.of("a threshold is not between 2 and 10");
    }
    return interval * failures > SECONDS_UNTIL_NOTICED
        ? Stream.of("a failure is noticed after %d seconds".formatted(interval * failures))
        : Stream.empty();
  }

  private static boolean isThreshold(int answers) {
    return FEWEST_ANSWERS <= answers && answers <= MOST_ANSWERS;
  }
}
