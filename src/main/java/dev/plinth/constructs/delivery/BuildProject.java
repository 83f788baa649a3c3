package dev.plinth.constructs.delivery;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.codebuild_project.CodebuildProject;
import com.hashicorp.cdktf.providers.aws.codebuild_project.CodebuildProjectArtifacts;
import com.hashicorp.cdktf.providers.aws.codebuild_project.CodebuildProjectCache;
import com.hashicorp.cdktf.providers.aws.codebuild_project.CodebuildProjectEnvironment;
import com.hashicorp.cdktf.providers.aws.codebuild_project.CodebuildProjectEnvironmentEnvironmentVariable;
import com.hashicorp.cdktf.providers.aws.codebuild_project.CodebuildProjectLogsConfig;
import com.hashicorp.cdktf.providers.aws.codebuild_project.CodebuildProjectLogsConfigCloudwatchLogs;
import com.hashicorp.cdktf.providers.aws.codebuild_project.CodebuildProjectSource;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * Builds container images for a pipeline, which gives it the sources and takes the artifacts.
 * Docker runs inside of the build, which asks for the privileged mode.
 */
public final class BuildProject extends Construct {
  private static final int QUEUED_MINUTES = 60;

  private final CodebuildProject project;

  public BuildProject(Construct scope, String id, BuildProjectProps props) {
    super(scope, id + "-build-project");
    project =
        at(
            id,
            CodebuildProject.Builder.create(this, "project")
                .name(props.name())
                .description(props.description())
                .serviceRole(props.role().arn())
                .encryptionKey(props.key().arn())
                .buildTimeout(props.timeoutMinutes())
                .queuedTimeout(QUEUED_MINUTES)
                .concurrentBuildLimit(props.mostBuilds())
                .source(
                    CodebuildProjectSource.builder()
                        .type("CODEPIPELINE")
                        .buildspec(props.buildspec().text())
                        .build())
                .artifacts(CodebuildProjectArtifacts.builder().type("CODEPIPELINE").build())
                .environment(
                    CodebuildProjectEnvironment.builder()
                        .type("LINUX_CONTAINER")
                        .computeType("BUILD_GENERAL1_SMALL")
                        .image("aws/codebuild/standard:7.0")
                        .imagePullCredentialsType("CODEBUILD")
                        .privilegedMode(true)
                        .environmentVariable(variables(props))
                        .build())
                .cache(
                    CodebuildProjectCache.builder()
                        .type("S3")
                        .location(props.store().name() + "/" + props.cachePrefix())
                        .build())
                .logsConfig(
                    CodebuildProjectLogsConfig.builder()
                        .cloudwatchLogs(
                            CodebuildProjectLogsConfigCloudwatchLogs.builder()
                                .groupName(props.logs().name())
                                .build())
                        .build())
                // A first build may start with the pipeline, and the role must be complete by then.
                .dependsOn(props.role().rights())
                .build());
  }

  public String name() {
    return project.getName();
  }

  private static List<CodebuildProjectEnvironmentEnvironmentVariable> variables(
      BuildProjectProps props) {
    return Stream.concat(
            props.variables().entrySet().stream().map(entry -> variable("PLAINTEXT", entry)),
            props.secrets().entrySet().stream().map(entry -> variable("SECRETS_MANAGER", entry)))
        .toList();
  }

  private static CodebuildProjectEnvironmentEnvironmentVariable variable(
      String type, Map.Entry<String, String> variable) {
    return CodebuildProjectEnvironmentEnvironmentVariable.builder()
        .type(type)
        .name(variable.getKey())
        .value(variable.getValue())
        .build();
  }
}
