package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Repository;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A script that calls Terraform or CDKTF to change what is live. One that calls {@code ./plinth} is
 * none: that asks and checks by itself.
 *
 * @param run its lines in the order in which they run
 * @param change the place of the first change among them
 */
record DeployScript(Repository.File file, List<Repository.Line> run, int change) {
  private static final Pattern DEPLOY =
      Pattern.compile(
          "\\b(terraform|tofu|terragrunt)\\b[^|;&\"']*\\sapply\\b(?!.*\\s-destroy\\b)|\\bcdktf\\s+deploy\\b");
  private static final Pattern DESTROY =
      Pattern.compile(
          "\\b(terraform|tofu|terragrunt)\\b[^|;&\"']*\\s(destroy\\b|apply\\b.*\\s-destroy\\b)"
              + "|\\bcdktf\\s+destroy\\b");
  private static final Pattern MESSAGE =
      Pattern.compile(
          "(?:^|[;&|{]|\\bthen\\s)\\s*(?:(echo|printf|log|info|say|Write-(?:Host|Output))"
              + "|fail|die|warn|Write-\\w+)\\b.*");

  /** Terraform asks by itself unless it is told not to, or is given a plan. */
  private static final Pattern ASKS_BY_ITSELF =
      Pattern.compile("\\b(apply|destroy|deploy)\\b(?!.*-{1,2}auto-approve)(?!.*-input=false)");

  private static final Pattern PLAN_GIVEN =
      Pattern.compile("\\bapply\\b(\\s+-\\S+)*\\s+[\"']?[\\w$./{][^|;&<>-]*");
  private static final Pattern QUESTION =
      Pattern.compile("(^|[;&|!({]|\\bwhile)\\s*read\\b|\\bRead-Host\\b");

  private static final Pattern OLLAMA =
      Pattern.compile("ollama|crud[-_]app|education[-_]portal", Pattern.CASE_INSENSITIVE);

  /** Those that deploy. */
  static Stream<DeployScript> deploying(Repository repository) {
    return of(repository, DEPLOY);
  }

  /** Those that destroy. */
  static Stream<DeployScript> destroying(Repository repository) {
    return of(repository, DESTROY);
  }

  private static Stream<DeployScript> of(Repository repository, Pattern command) {
    return Shell.scripts(repository)
        .filter(file -> command.matcher(file.text()).find())
        .flatMap(
            file -> {
              List<Repository.Line> run = Shell.run(file);
              return IntStream.range(0, run.size())
                  .filter(index -> command.matcher(code(run.get(index).text())).find())
                  .limit(1)
                  .mapToObj(index -> new DeployScript(file, run, index));
            });
  }

  /** A line without what it only says. */
  private static String code(String line) {
    return MESSAGE.matcher(line).replaceFirst("");
  }

  /** The line that changes something. */
  Repository.Line line() {
    return run.get(change);
  }

  /** What runs before. */
  List<Repository.Line> before() {
    return run.subList(0, change);
  }

  /** What runs after. */
  List<Repository.Line> after() {
    return run.subList(change + 1, run.size());
  }

  /** Whether somebody is asked before the change. */
  boolean asks() {
    String command = line().text();
    return any(before(), QUESTION)
        || ASKS_BY_ITSELF.matcher(command).find() && !PLAN_GIVEN.matcher(command).find();
  }

  /** Whether it is about the Ollama platform, under whatever name. */
  boolean isOllama() {
    return OLLAMA.matcher(file.path() + file.text()).find();
  }

  /** What lines say to people, errors apart. */
  static Stream<String> messages(List<Repository.Line> lines) {
    return lines.stream()
        .flatMap(line -> MESSAGE.matcher(line.text()).results())
        .filter(message -> message.group(1) != null)
        .map(MatchResult::group);
  }

  static boolean any(List<Repository.Line> lines, Pattern pattern) {
    return lines.stream().anyMatch(line -> pattern.matcher(line.text()).find());
  }
}
