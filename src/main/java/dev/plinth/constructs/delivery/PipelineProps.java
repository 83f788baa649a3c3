package dev.plinth.constructs.delivery;

import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.compute.FargateService;
import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.storage.Bucket;
import dev.plinth.constructs.watching.AlarmTopic;
import java.util.Map;
import java.util.Optional;

/**
 * @param name the pipeline's name
 * @param role what the pipeline may do
 * @param artifacts where a stage leaves its results to the next
 * @param key what they are encrypted with
 * @param source where the sources come from
 * @param build what makes images of them
 * @param approval who must agree before the deployment; empty: nobody
 * @param deployment how the image becomes running tasks; empty: the pipeline ends with the image
 */
public record PipelineProps(
    String name,
    Role role,
    Bucket artifacts,
    EncryptionKey key,
    Source source,
    BuildProject build,
    Optional<Approval> approval,
    Optional<Deployment> deployment) {

  /**
   * A repository behind a connection.
   *
   * @param connectionArn the connection, authorized by a person
   * @param repository such as {@code company/orders}
   * @param branch what is built when a person starts the pipeline
   * @param startingBranches a pattern; a push to such a branch starts the pipeline. Empty: none
   *     does
   */
  public record Source(
      String connectionArn, String repository, String branch, Optional<String> startingBranches) {}

  /**
   * A person's word before the deployment.
   *
   * @param topic where the question is heard
   * @param days after which the pipeline fails without an answer; 7 at most
   * @param question what is asked
   * @param link to what it is about
   */
  public record Approval(AlarmTopic topic, int days, String question, String link) {}

  /**
   * What the pipeline does with a new image.
   *
   * @param service whose tasks run the image
   * @param provider of the action
   * @param configuration of the action
   * @see <a
   *     href="https://docs.aws.amazon.com/codepipeline/latest/userguide/action-reference.html">Action
   *     structure reference of CodePipeline</a>
   */
  public record Deployment(
      FargateService service, String provider, Map<String, String> configuration) {
    /**
     * ECS replaces the tasks step by step.
     *
     * @param timeoutMinutes after which the pipeline stops waiting; 60 at most
     */
    public static Deployment rolling(String cluster, FargateService service, int timeoutMinutes) {
      return new Deployment(
          service,
          "ECS",
          Map.of(
              "ClusterName",
              cluster,
              "ServiceName",
              service.name(),
              "FileName",
              "imagedefinitions.json",
              "DeploymentTimeout",
              String.valueOf(timeoutMinutes)));
    }

    /**
     * CodeDeploy starts the new tasks beside the old ones and leads the requests over.
     *
     * @param application in CodeDeploy, with a group of the same name
     */
    public static Deployment blueGreen(String application, FargateService service) {
      return new Deployment(
          service,
          "CodeDeployToECS",
          Map.of(
              "ApplicationName",
              application,
              "DeploymentGroupName",
              application,
              "TaskDefinitionTemplateArtifact",
              Pipeline.BUILD_ARTIFACT,
              "TaskDefinitionTemplatePath",
              "taskdef.json",
              "AppSpecTemplateArtifact",
              Pipeline.BUILD_ARTIFACT,
              "AppSpecTemplatePath",
              "appspec.yaml",
              "Image1ArtifactName",
              Pipeline.BUILD_ARTIFACT,
              "Image1ContainerName",
              "IMAGE1_NAME"));
    }
  }
}
