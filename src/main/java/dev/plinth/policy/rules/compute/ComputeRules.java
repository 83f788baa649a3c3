package dev.plinth.policy.rules.compute;

import dev.plinth.policy.Topic;
import java.util.List;

/** What runs: instances, tasks, functions. */
public final class ComputeRules {
  /** The rules, by their names. */
  public static final Topic TOPIC =
      new Topic(
          "Compute",
          List.of(
              new AsgReplacesSickInstances(),
              new AsgScalesWithLoad(),
              new AsgSpansZones(),
              new AsgUsesLaunchTemplate(),
              new EcsContainerChecksHealth(),
              new EcsContainerLogs(),
              new EcsContainerUnprivileged(),
              new EcsDeploymentKeepsServing(),
              new EcsDeploymentRollsBack(),
              new EcsImageFixed(),
              new EcsInsightsOn(),
              new EcsPlatformVersionLatest(),
              new EcsRootFilesystemReadOnly(),
              new EcsSecretsInjected(),
              new EcsServiceHasTasks(),
              new EcsServiceScalesWithLoad(),
              new EcsServiceUnique(),
              new EcsServiceWithoutPublicAddress(),
              new EcsShellsRecorded(),
              new EcsStopTimeoutWithinLimit(),
              new EcsTaskHasOwnNetwork(),
              new EcsTaskHasOwnProcesses(),
              new EcsTaskRolesApart(),
              new EcsTaskSizedForFargate(),
              new InstanceLogsStreamed(),
              new InstanceMetadataByToken(),
              new InstanceVolumesEncrypted(),
              new InstanceWithoutPublicAddress(),
              new LambdaFailuresKept(),
              new LambdaRuntimeSupported(),
              new LambdaSecretsEncrypted(),
              new LambdaTraced(),
              new ScalingKeepsItsCount(),
              new ServiceHasAllParts(),
              new ServiceRunsItsLanguage(),
              new SshTakesKeysOnly(),
              new UserDataInstallsOllama()));

  private ComputeRules() {}
}
