package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Topic;
import java.util.List;

/** Scripts, documentation, load tests. */
public final class RepositoryRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Repository",
          List.of(
              new DeployScriptChecksPrerequisites(),
              new DeployScriptNamesOllama(),
              new DeployScriptSaysWhereOllamaAnswers(),
              new DeployScriptShowsEnvironment(),
              new DeployScriptTakesEnvironment(),
              new DeployScriptTellsRemedies(),
              new DeployScriptVerifiesHealth(),
              new DestroyScriptAsks(),
              new DocumentationNamesOllama(),
              new DocumentedCommandsRun(),
              new LoadTestChecksResponses(),
              new LoadTestNamesOllama(),
              new LoadTestPagesDescribeOllama(),
              new MonitoringScriptNamesOllama(),
              new ProductionDeployScriptAsks()));

  private RepositoryRules() {}
}
