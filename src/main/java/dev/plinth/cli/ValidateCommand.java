package dev.plinth.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Cloud;
import dev.plinth.operations.Inspection;
import dev.plinth.operations.Refused;
import dev.plinth.operations.Session;
import dev.plinth.operations.Validation;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "validate",
    description = {
      "Looks at everything that a deployment needs, and changes nothing: settings, rules,",
      "terraform and its opinion; for a named environment also credentials, state, permissions.",
      "Ends with 1 where a deployment would fail."
    },
    mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer>, LooksOnly {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "PLATFORM",
      description = "The platform; without it, all of them.")
  private String platform;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "ENVIRONMENT",
      description = "Its environment; without it, all of them.")
  private String environment;

  @Mixin private Overrides overrides;

  @Option(
      names = "--offline",
      description = "Leaves out what needs an account, such as for a pull request.")
  private boolean offline;

  @Option(
      names = "--local",
      description = "Looks at the local cloud instead of AWS, and starts it if need be.")
  private boolean local;

  @Option(names = "--json", description = "Tells it as JSON.")
  private boolean json;

  @Override
  public Integer call() {
    if (environment == null && !overrides.values().isEmpty()) {
      throw new Refused(
          "--set is for one environment: name it\n  plinth validate PLATFORM ENVIRONMENT");
    }
    PrintWriter out = spec.commandLine().getOut();
    var session =
        new Session(
            plinth.root(),
            out,
            spec.commandLine().getErr(),
            plinth.terminal().interactive() && !json);
    Cloud cloud = plinth.cloud(local);
    List<Inspection> found =
        new Validation(session, cloud, new PlatformRules(plinth.root()))
            .inspect(targets(), overrides.values(), offline || environment == null);
    if (json) {
      out.println(asJson(found));
    } else {
      print(found, out);
    }
    return found.stream().anyMatch(Inspection::isProblem) ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private List<Target> targets() {
    var synthesis = new Synthesis(SettingsFiles.of(plinth.root()));
    if (platform == null) {
      return synthesis.targets();
    }
    if (environment != null) {
      var target = new Target(platform, environment);
      // A name that is none is wrong usage, and no finding: reading it says so.
      if (!synthesis.targets(platform).contains(target)) {
        synthesis.deployment(target);
      }
      return List.of(target);
    }
    return PlatformTargets.of(synthesis, platform, "platform \"%s\" has no settings files");
  }

  private static void print(List<Inspection> found, PrintWriter out) {
    for (Inspection one : found) {
      List<String> lines = one.said().lines().toList();
      out.printf(
          "%-8s %-26s %-19s %s%n",
          one.verdict().name().toLowerCase(Locale.ROOT),
          one.place(),
          one.what(),
          lines.isEmpty() ? "" : lines.get(0));
      lines.stream().skip(1).forEach(line -> out.println("         " + line));
      one.remedy().lines().forEach(line -> out.println("         -> " + line));
    }
    long problems = found.stream().filter(Inspection::isProblem).count();
    out.println(
        problems == 0
            ? "nothing is in the way of a deployment"
            : "%d of %d would keep a deployment from succeeding".formatted(problems, found.size()));
  }

  private static String asJson(List<Inspection> found) {
    var mapper = new ObjectMapper();
    ArrayNode list = mapper.createArrayNode();
    for (Inspection one : found) {
      list.addObject()
          .put("place", one.place())
          .put("what", one.what())
          .put("verdict", one.verdict().name().toLowerCase(Locale.ROOT))
          .put("said", one.said())
          .put("remedy", one.remedy());
    }
    try {
      return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(list);
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
