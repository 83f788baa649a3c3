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
              new DownloadsVerified(),
              new FilesNotOpenToAll(),
              new ImagesNotRunAsRoot(),
              new ImagesPinned(),
              new LoadTestChecksResponses(),
              new LoadTestNamesOllama(),
              new LoadTestPagesDescribeOllama(),
              new MonitoringScriptNamesOllama(),
              new NoHiddenCharacters(),
              new NoSecretInDocument(),
              new NoSecretInFiles(),
              new ProductionDeployScriptAsks(),
              new ScriptsStopAtErrors(),
              new SecretsNotEchoed(),
              new StateNotCommitted(),
              new TlsVerified(),
              new WorkflowActionsPinned(),
              new WorkflowDeploysThroughEnvironment(),
              new WorkflowKeepsForeignCodeApart(),
              new WorkflowPermissionsLeast(),
              new WorkflowRunsNoForeignText(),
              new WorkflowTakesShortCredentials()));

  private RepositoryRules() {}
}
