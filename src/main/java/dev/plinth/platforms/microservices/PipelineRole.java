package dev.plinth.platforms.microservices;

import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.compute.FargateTask;
import dev.plinth.constructs.delivery.Pipeline;
import dev.plinth.environment.microservices.ServiceSettings;
import dev.plinth.environment.microservices.ServiceSettings.DeployedBy;
import dev.plinth.environment.microservices.ServiceSettings.DeploymentStrategy;
import java.util.ArrayList;
import java.util.List;

/** What one service's pipeline may do: move its own artifacts, and deploy its own service. */
final class PipelineRole {
  private final Foundation foundation;
  private final MicroservicesPlatform platform;
  private final ServiceSettings service;
  private final FargateTask task;
  private final String name;

  private PipelineRole(Foundation foundation, ServiceSettings service, FargateTask task) {
    this.task = task;
    this.foundation = foundation;
    this.service = service;
    platform = foundation.platform();
    name = platform.name(service.name());
  }

  static Role of(Foundation foundation, ServiceSettings service, FargateTask task) {
    return new PipelineRole(foundation, service, task).role();
  }

  private Role role() {
    return new Role(
        platform,
        service.name() + "_pipeline",
        RoleProps.of(
                platform::name,
                service.name() + "-pipeline",
                "What the pipeline of " + service.name() + " may do",
                "codepipeline.amazonaws.com")
            .withSourceArn(platform.home().arn("codepipeline", name))
            .withPolicy(service.name() + "_pipeline", rights()));
  }

  private List<Statement> rights() {
    var rights = new ArrayList<Statement>();
    rights.addAll(artifacts());
    rights.add(connection());
    rights.add(build());
    if (service.deployedBy() == DeployedBy.PIPELINE) {
      rights.addAll(ask());
      rights.addAll(deploy());
    }
    return rights;
  }

  private List<Statement> artifacts() {
    var artifacts = foundation.stores().artifacts();
    var rights = new ArrayList<Statement>();
    rights.add(
        Statement.allow(
            "Artifacts",
            List.of("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"),
            List.of(artifacts.objects(Pipeline.artifactPrefix(name)))));
    rights.add(
        Statement.allow(
            "Bucket",
            List.of("s3:GetBucketAcl", "s3:GetBucketLocation", "s3:GetBucketVersioning"),
            List.of(artifacts.arn())));
    rights.addAll(foundation.delivery().useOfArtifactKey());
    return rights;
  }

  /** Only some of the requests of the connection say which repository they are about. */
  private Statement connection() {
    String connection = platform.settings().delivery().connectionArn();
    String prefix = connection.split(":")[2];
    return Statement.allow("Connection", List.of(prefix + ":UseConnection"), List.of(connection))
        .when(
            "ForAllValues:StringEquals", prefix + ":FullRepositoryId", Repository.of(service).id());
  }

  private Statement build() {
    return Statement.allow(
        "Build",
        List.of("codebuild:BatchGetBuilds", "codebuild:StartBuild"),
        List.of(platform.home().arn("codebuild", "project/" + name)));
  }

  private List<Statement> ask() {
    return List.of(
        Statement.allow(
            "Ask", List.of("sns:Publish"), List.of(foundation.topics().pipeline().arn())),
        Statement.allow(
                "AskKey",
                List.of("kms:Decrypt", "kms:GenerateDataKey*"),
                List.of(foundation.keys().logs().arn()))
            .through(platform.home(), "sns"));
  }

  private List<Statement> deploy() {
    var rights = new ArrayList<Statement>();
    var home = platform.home();
    rights.add(
        Statement.allow(
            "Revisions",
            List.of("ecs:DescribeTaskDefinition", "ecs:RegisterTaskDefinition"),
            List.of("*")));
    rights.add(
        Statement.allow(
                "RevisionTags",
                List.of("ecs:TagResource"),
                List.of(home.arn("ecs", "task-definition/" + task.family() + ":*")))
            .when("StringEquals", "ecs:CreateAction", "RegisterTaskDefinition"));
    rights.add(
        Statement.allow(
                "HandRolesToTasks",
                List.of("iam:PassRole"),
                List.of(task.executionRole().arn(), task.taskRole().arn()))
            .when("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com"));
    rights.addAll(
        service.deploymentStrategy() == DeploymentStrategy.BLUE_GREEN ? blueGreen() : rolling());
    return rights;
  }

  private List<Statement> rolling() {
    var home = platform.home();
    String cluster = Clusters.name(platform);
    return List.of(
        Statement.allow(
            "Service",
            List.of("ecs:DescribeServices", "ecs:UpdateService"),
            List.of(
                home.arn(
                    "ecs",
                    "service/" + cluster + "/" + platform.nameInEnvironment(service.name())))),
        Statement.allow("Tasks", List.of("ecs:DescribeTasks", "ecs:ListTasks"), List.of("*"))
            .when("ArnEquals", "ecs:cluster", home.arn("ecs", "cluster/" + cluster)));
  }

  private List<Statement> blueGreen() {
    var home = platform.home();
    return List.of(
        Statement.allow(
            "Application",
            List.of(
                "codedeploy:GetApplication",
                "codedeploy:GetApplicationRevision",
                "codedeploy:RegisterApplicationRevision"),
            List.of(home.arn("codedeploy", "application:" + name))),
        Statement.allow(
            "Deployments",
            List.of("codedeploy:CreateDeployment", "codedeploy:GetDeployment"),
            List.of(home.arn("codedeploy", "deploymentgroup:" + name + "/" + name))),
        Statement.allow(
            "Pace",
            List.of("codedeploy:GetDeploymentConfig"),
            List.of(home.arn("codedeploy", "deploymentconfig:*"))));
  }
}
