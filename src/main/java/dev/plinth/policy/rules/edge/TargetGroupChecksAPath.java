package dev.plinth.policy.rules.edge;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.PlatformOf;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Ask the program, not the port. */
public final class TargetGroupChecksAPath implements DocumentRule {
  /** Where Open WebUI and Ollama say how they are. */
  private static final Set<String> OF_OLLAMA = Set.of("/health", "/api/tags", "/api/version");

  @Override
  public String title() {
    return "Target groups ask a path of the program whether it is healthy";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Whatever answers at / counts as healthy, or a healthy program that has no /"
        + " is replaced for ever.";
  }

  @Override
  public String remedy() {
    return "Set health_check with the path at which the program says how it is.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(23), Source.microservices(33));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {"aws_lb_target_group": {"web": {"port": 8080, "protocol": "HTTP",
          "vpc_id": "${aws_vpc.main.id}"}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {"aws_lb_target_group": {"web": {"port": 8080, "protocol": "HTTP",
          "vpc_id": "${aws_vpc.main.id}", "health_check": {"path": "/health"}}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    boolean ollama = PlatformOf.is(document, "ollama");
    return Balancers.targetGroups(document)
        .flatMap(
            targets -> {
              List<Block> checks = targets.blocks("health_check");
              return checks.isEmpty()
                  ? Stream.of(finding(targets, "it has no health_check"))
                  : checks.stream()
                      .flatMap(
                          check -> wrong(check, ollama).map(what -> told(targets, check, what)));
            });
  }

  private static Stream<String> wrong(Block check, boolean ollama) {
    if (check.isFalse("enabled")) {
      return Stream.of("its health_check is not enabled");
    }
    Optional<String> path = check.text("path").filter(text -> text.startsWith("/"));
    if (path.isEmpty()) {
      return Stream.of("its health_check has no path");
    }
    return ollama && path.filter(OF_OLLAMA::contains).isEmpty()
        ? Stream.of("its health_check asks no path of Open WebUI or Ollama")
        : Stream.empty();
  }

  private Finding told(Resource targets, Block check, String what) {
    return finding(targets, check, "path", what);
  }
}
