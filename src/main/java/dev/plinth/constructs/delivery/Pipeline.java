package dev.plinth.constructs.delivery;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.codepipeline.Codepipeline;
import com.hashicorp.cdktf.providers.aws.codepipeline.CodepipelineArtifactStore;
import com.hashicorp.cdktf.providers.aws.codepipeline.CodepipelineArtifactStoreEncryptionKey;
import com.hashicorp.cdktf.providers.aws.codepipeline.CodepipelineStage;
import com.hashicorp.cdktf.providers.aws.codepipeline.CodepipelineStageAction;
import com.hashicorp.cdktf.providers.aws.codepipeline.CodepipelineTrigger;
import com.hashicorp.cdktf.providers.aws.codepipeline.CodepipelineTriggerGitConfiguration;
import com.hashicorp.cdktf.providers.aws.codepipeline.CodepipelineTriggerGitConfigurationPush;
import com.hashicorp.cdktf.providers.aws.codepipeline.CodepipelineTriggerGitConfigurationPushBranches;
import dev.plinth.constructs.delivery.PipelineProps.Approval;
import dev.plinth.constructs.delivery.PipelineProps.Deployment;
import dev.plinth.constructs.delivery.PipelineProps.Source;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * The way of sources to running tasks: source, build, approval, deployment. Where two pushes meet,
 * the older one gives way between the stages, so that no old version follows a new one.
 */
public final class Pipeline extends Construct {
  /** The action that tells what was built: other actions refer to it in {@code #{…}}. */
  public static final String SOURCE_VARIABLES = "SourceVariables";

  /** What the build exports: other actions refer to it in {@code #{…}}. */
  public static final String BUILD_VARIABLES = "BuildVariables";

  static final String BUILD_ARTIFACT = "build";

  private static final String SOURCE_ACTION = "Source";
  private static final String SOURCE_ARTIFACT = "source";
  private static final String BUILT_BRANCH =
      "[{\"name\":\"BRANCH_NAME\",\"type\":\"PLAINTEXT\",\"value\":\"#{%s.BranchName}\"}]"
          .formatted(SOURCE_VARIABLES);
  private static final int MINUTES_OF_A_DAY = 24 * 60;

  /** CodePipeline keeps no more of a pipeline's name in the keys of its artifacts. */
  private static final int LONGEST_PREFIX = 20;

  private final Codepipeline pipeline;

  public Pipeline(Construct scope, String id, PipelineProps props) {
    super(scope, id + "-pipeline");
    pipeline =
        at(
            id,
            Codepipeline.Builder.create(this, "pipeline")
                .name(props.name())
                .roleArn(props.role().arn())
                .pipelineType("V2")
                .executionMode("SUPERSEDED")
                .artifactStore(List.of(artifacts(props)))
                .stage(stages(props))
                .trigger(props.source().startingBranches().stream().map(Pipeline::trigger).toList())
                .dependsOn(needs(props))
                .build());
  }

  public String name() {
    return pipeline.getName();
  }

  public String arn() {
    return pipeline.getArn();
  }

  /**
   * What the keys of a pipeline's artifacts begin with. Pipelines whose names begin alike share it.
   */
  public static String artifactPrefix(String pipelineName) {
    return pipelineName.substring(0, Math.min(LONGEST_PREFIX, pipelineName.length())) + "/";
  }

  /** AWS runs a pipeline as soon as it is made. */
  private static List<ITerraformDependable> needs(PipelineProps props) {
    return Stream.concat(
            props.role().rights().stream(),
            props.deployment().stream().map(deployment -> deployment.service().resource()))
        .toList();
  }

  private static CodepipelineArtifactStore artifacts(PipelineProps props) {
    return CodepipelineArtifactStore.builder()
        .type("S3")
        .location(props.artifacts().name())
        .encryptionKey(
            CodepipelineArtifactStoreEncryptionKey.builder()
                .type("KMS")
                .id(props.key().arn())
                .build())
        .build();
  }

  private static List<CodepipelineStage> stages(PipelineProps props) {
    return Stream.of(
            Stream.of(stage("Source", source(props.source()))),
            Stream.of(stage("Build", build(props.build()))),
            props.approval().stream().map(approval -> stage("Approval", approve(approval))),
            props.deployment().stream().map(deployment -> stage("Deploy", deploy(deployment))))
        .flatMap(stages -> stages)
        .toList();
  }

  private static CodepipelineStage stage(String name, CodepipelineStageAction action) {
    return CodepipelineStage.builder().name(name).action(List.of(action)).build();
  }

  private static CodepipelineStageAction source(Source source) {
    return action(
            SOURCE_ACTION,
            "Source",
            "CodeStarSourceConnection",
            Map.of(
                "ConnectionArn",
                source.connectionArn(),
                "FullRepositoryId",
                source.repository(),
                "BranchName",
                source.branch(),
                "OutputArtifactFormat",
                "CODE_ZIP",
                // Triggers know patterns of branches; the action's own detection knows one branch.
                "DetectChanges",
                "false"))
        .namespace(SOURCE_VARIABLES)
        .outputArtifacts(List.of(SOURCE_ARTIFACT))
        .build();
  }

  private static CodepipelineStageAction build(BuildProject project) {
    return action(
            "Build",
            "Build",
            "CodeBuild",
            Map.of("ProjectName", project.name(), "EnvironmentVariables", BUILT_BRANCH))
        .namespace(BUILD_VARIABLES)
        .inputArtifacts(List.of(SOURCE_ARTIFACT))
        .outputArtifacts(List.of(BUILD_ARTIFACT))
        .build();
  }

  private static CodepipelineStageAction approve(Approval approval) {
    return action(
            "Approve",
            "Approval",
            "Manual",
            Map.of(
                "NotificationArn",
                approval.topic().arn(),
                "CustomData",
                approval.question(),
                "ExternalEntityLink",
                approval.link()))
        .timeoutInMinutes(approval.days() * MINUTES_OF_A_DAY)
        .build();
  }

  private static CodepipelineStageAction deploy(Deployment deployment) {
    return action("Deploy", "Deploy", deployment.provider(), deployment.configuration())
        .inputArtifacts(List.of(BUILD_ARTIFACT))
        .build();
  }

  private static CodepipelineStageAction.Builder action(
      String name, String category, String provider, Map<String, String> configuration) {
    return CodepipelineStageAction.builder()
        .name(name)
        .category(category)
        .owner("AWS")
        .provider(provider)
        .version("1")
        .configuration(new TreeMap<>(configuration));
  }

  private static CodepipelineTrigger trigger(String branches) {
    return CodepipelineTrigger.builder()
        .providerType("CodeStarSourceConnection")
        .gitConfiguration(
            CodepipelineTriggerGitConfiguration.builder()
                .sourceActionName(SOURCE_ACTION)
                .push(
                    List.of(
                        CodepipelineTriggerGitConfigurationPush.builder()
                            .branches(
                                CodepipelineTriggerGitConfigurationPushBranches.builder()
                                    .includes(List.of(branches))
                                    .build())
                            .build()))
                .build())
        .build();
  }
}
