package dev.plinth.cli;

import dev.plinth.environment.SettingsFiles;
import dev.plinth.operations.Refused;
import dev.plinth.platforms.Synthesis;
import dev.plinth.platforms.Target;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Subject;
import dev.plinth.policy.rules.Rules;
import dev.plinth.review.FindingsReport;
import dev.plinth.review.FindingsReport.Judged;
import dev.plinth.terraform.InvalidDocument;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

@Command(
    name = "check",
    description = {
      "Holds Terraform JSON against the rules: that of a platform, or of anybody's files.",
      "Ends with 1 where something is found."
    },
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @ParentCommand private Plinth plinth;

  @Parameters(
      arity = "0..*",
      paramLabel = "PLATFORM [ENVIRONMENT] | FILE",
      description = "What to check; without it, every platform in every environment.")
  private List<String> subjects = List.of();

  @Option(names = "--json", description = "Writes a JSON list, for programs.")
  private boolean json;

  @Option(
      names = "--severity",
      paramLabel = "LEVEL",
      defaultValue = "LOW",
      description = "Least severity that makes the exit code 1: ${COMPLETION-CANDIDATES}.")
  private Severity threshold;

  @Option(
      names = "--explain",
      paramLabel = "RULE",
      description = "Says what a rule is for and what to do, and checks nothing.")
  private String explained;

  @Override
  public Integer call() {
    if (explained != null) {
      print(FindingsReport.explanation(rule(explained)));
      return ExitCode.OK;
    }
    List<Judged> judged = judged().toList();
    print(json ? FindingsReport.json(judged) : FindingsReport.text(judged));
    boolean found =
        judged.stream()
            .flatMap(document -> document.findings().stream())
            .anyMatch(finding -> finding.rule().severity().compareTo(threshold) >= 0);
    return found ? ExitCode.SOFTWARE : ExitCode.OK;
  }

  private void print(String text) {
    spec.commandLine().getOut().print(text);
    spec.commandLine().getOut().flush();
  }

  private Stream<Judged> judged() {
    List<Path> files = subjects.stream().map(Path::of).toList();
    if (files.stream().anyMatch(CheckCommand::isFile)) {
      return files.stream().map(file -> judged(file.toString(), read(file)));
    }
    var synthesis = new Synthesis(SettingsFiles.of(plinth.root()));
    return targets(synthesis).stream()
        .map(
            target ->
                judged(
                    target.toString(),
                    TerraformDocument.read(synthesis.synthesize(target, Map.of()).json())));
  }

  private static Judged judged(String name, TerraformDocument document) {
    return new Judged(name, Rules.check(new Subject(name, document), List.of()).toList());
  }

  private static boolean isFile(Path path) {
    return Files.isRegularFile(path) || path.toString().endsWith(".json");
  }

  private List<Target> targets(Synthesis synthesis) {
    return switch (subjects.size()) {
      case 0 -> synthesis.targets();
      case 1 ->
          PlatformTargets.of(
              synthesis,
              subjects.get(0),
              "\"%s\" is no file, and no platform that has settings files");
      case 2 -> List.of(new Target(subjects.get(0), subjects.get(1)));
      default ->
          throw new Refused(
              "a platform and an environment are checked at a time, or any number of files");
    };
  }

  private static TerraformDocument read(Path file) {
    try {
      return TerraformDocument.read(Files.readString(file));
    } catch (NoSuchFileException missing) {
      throw new Refused("%s: no such file".formatted(file));
    } catch (CharacterCodingException binary) {
      throw new Refused("%s: no text in UTF-8, as JSON is".formatted(file));
    } catch (IOException unreadable) {
      throw new Refused("%s: cannot be read: %s".formatted(file, unreadable.getMessage()));
    } catch (InvalidDocument invalid) {
      throw new Refused("%s: %s".formatted(file, invalid.getMessage()));
    }
  }

  private static Rule rule(String id) {
    return Rules.named(id)
        .orElseThrow(
            () ->
                new Refused(
                    "there is no rule \"%s\"; there are: %s"
                        .formatted(
                            id,
                            Rules.all().stream().map(Rule::id).collect(Collectors.joining(", ")))));
  }
}
