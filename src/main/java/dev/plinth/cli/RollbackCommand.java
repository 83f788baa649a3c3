package dev.plinth.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.plinth.operations.GoodConfiguration;
import dev.plinth.operations.Lifecycle;
import dev.plinth.operations.Request;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "rollback",
    description = {
      "Takes a platform back to a configuration that was deployed and found healthy:",
      "plans, asks, applies, and waits until the platform answers."
    },
    mixinStandardHelpOptions = true)
final class RollbackCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;
  @Mixin private RunPlace place;
  @Mixin private ApprovalOptions approval;

  @Option(
      names = "--to",
      paramLabel = "VERSION",
      description = "Which configuration; without it, the last that is not in place.")
  private Integer version;

  @Option(names = "--list", description = "Lists the configurations, and changes nothing.")
  private boolean listed;

  @Option(names = "--json", description = "Lists them as JSON, and changes nothing.")
  private boolean json;

  @Option(
      names = "--wait",
      paramLabel = "MINUTES",
      defaultValue = "20",
      converter = Minutes.class,
      description = "How long to wait for healthy targets, ${DEFAULT-VALUE} minutes.")
  private Duration patience;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Lifecycle lifecycle = place.lifecycle(plinth, spec.commandLine());
    Request request = place.request().withPatience(patience);
    if (json) {
      out.println(asJson(lifecycle.goodConfigurations(request.target())));
    } else if (listed) {
      print(lifecycle.goodConfigurations(request.target()), out);
    } else {
      lifecycle.rollback(
          request, Optional.ofNullable(version), approval.over(out, plinth.terminal()));
    }
    return ExitCode.OK;
  }

  private static void print(List<GoodConfiguration> found, PrintWriter out) {
    if (found.isEmpty()) {
      out.println("none: no deployment was found healthy yet");
      return;
    }
    out.println("version  found healthy         commit        deployed by");
    for (GoodConfiguration one : found) {
      out.printf(
          "%7d  %-20s  %-12s  %s%n",
          one.version(),
          one.keptAt(),
          one.commit().map(RollbackCommand::brief).orElse("-"),
          one.keptBy());
    }
  }

  /** As git shows it; what was changed on top of a commit keeps its sign. */
  private static String brief(String commit) {
    return commit.replaceFirst("^([0-9a-f]{10})[0-9a-f]*", "$1");
  }

  private static String asJson(List<GoodConfiguration> found) {
    var mapper = new ObjectMapper();
    ArrayNode list = mapper.createArrayNode();
    for (GoodConfiguration one : found) {
      list.addObject()
          .put("version", one.version())
          .put("kept_at", one.keptAt().toString())
          .put("kept_by", one.keptBy())
          .put("commit", one.commit().orElse(null))
          .put("serial", one.serial())
          .put("plinth", one.plinth());
    }
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
