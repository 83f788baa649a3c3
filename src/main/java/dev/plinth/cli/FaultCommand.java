package dev.plinth.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.operations.OperationFailed;
import dev.plinth.operations.localcloud.LocalCloudFaults;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "fault",
    description = {
      "Has calls to the local cloud fail, to rehearse what to do then.",
      "Without a kind, what is to fail still."
    },
    mixinStandardHelpOptions = true)
final class FaultCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private LocalCommand local;

  @Parameters(
      arity = "0..1",
      paramLabel = "KIND",
      description = "throttled, denied, expired, unreachable, slow or error.")
  private String kind;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      description = "The service that fails, such as dynamodb; any, if left out.")
  private String service;

  @Option(
      names = "--action",
      paramLabel = "NAME",
      description = "The call that fails, such as DescribeTable; any, if left out.")
  private String action;

  @Option(names = "--region", paramLabel = "REGION", description = "Where; anywhere, if left out.")
  private String region;

  @Option(
      names = "--times",
      paramLabel = "NUMBER",
      defaultValue = "1",
      description = "How many calls fail, ${DEFAULT-VALUE} unless told; -1 for all of them.")
  private int times;

  @Option(
      names = "--delay",
      paramLabel = "SECONDS",
      description = "How long each call waits before that.")
  private Integer seconds;

  @Option(
      names = "--status",
      paramLabel = "NUMBER",
      description = "The HTTP status of an error, 500 unless told.")
  private Integer status;

  @Option(
      names = "--code",
      paramLabel = "NAME",
      description = "The code of an error, such as ValidationException.")
  private String code;

  @Option(names = "--message", paramLabel = "TEXT", description = "What an error says.")
  private String message;

  @Option(names = "--clear", description = "Has everything go right again.")
  private boolean clear;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    LocalCloudFaults faults = faults();
    if (clear) {
      faults.end();
    }
    if (kind != null) {
      faults.begin(fault());
    }
    JsonNode left = faults.all();
    for (JsonNode fault : left) {
      out.printf(
          "%s: %s:%s in %s, %s times, %s so far%n",
          fault.path("kind").asText(),
          fault.path("service").asText(),
          fault.path("action").asText(),
          fault.path("region").asText(),
          fault.path("times").asInt() < 0 ? "all" : fault.path("times").asText(),
          fault.path("struck").asText());
    }
    if (left.isEmpty()) {
      out.println("nothing is to fail");
    }
    return ExitCode.OK;
  }

  private LocalCloudFaults faults() {
    return LocalCloudServer.of(local.root())
        .cloud()
        .map(LocalCloudFaults::new)
        .orElseThrow(
            () -> new OperationFailed("no local cloud runs", "./plinth local up starts one"));
  }

  private Map<String, Object> fault() {
    var fault = new LinkedHashMap<String, Object>();
    fault.put("kind", kind);
    fault.put("service", service);
    fault.put("action", action);
    fault.put("region", region);
    fault.put("times", times);
    fault.put("delaySeconds", seconds);
    fault.put("status", status);
    fault.put("code", code);
    fault.put("message", message);
    fault.values().removeIf(value -> value == null);
    return fault;
  }
}
