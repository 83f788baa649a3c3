package dev.plinth.platforms.microservices;

import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.compute.FargateTask;
import dev.plinth.constructs.delivery.BuildProject;
import dev.plinth.constructs.delivery.BuildProjectProps;
import dev.plinth.constructs.delivery.ImageRepository;
import dev.plinth.constructs.delivery.Pipeline;
import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.constructs.watching.LogGroupProps;
import dev.plinth.environment.microservices.ServiceSettings;
import dev.plinth.environment.microservices.ServiceSettings.DeploymentStrategy;
import dev.plinth.platforms.Platform;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How one service's image is built, tested and scanned, and what a build may touch: its own. */
final class ServiceBuild {
  private final MicroservicesPlatform platform;
  private final Foundation foundation;
  private final ServiceSettings service;
  private final ImageRepository repository;
  private final FargateTask task;
  private final String name;
  private final BuildProject project;

  ServiceBuild(
      Foundation foundation,
      ServiceSettings service,
      ImageRepository repository,
      FargateTask task) {
    this.repository = repository;
    this.task = task;
    this.foundation = foundation;
    this.service = service;
    platform = foundation.platform();
    name = platform.name(service.name());
    var delivery = platform.settings().delivery();
    project =
        new BuildProject(
            platform,
            service.name(),
            new BuildProjectProps(
                name,
                "Builds, tests and scans the image of " + service.name(),
                role(),
                foundation.delivery().buildspec(),
                variables(),
                delivery
                    .snykTokenSecretArn()
                    .map(secret -> Map.of("SNYK_TOKEN", secret))
                    .orElse(Map.of()),
                logs(),
                foundation.stores().artifacts(),
                cachePrefix(),
                foundation.keys().storage(),
                Platform.number(delivery.buildTimeoutMinutes()),
                delivery.concurrentBuilds()));
  }

  BuildProject project() {
    return project;
  }

  private LogGroup logs() {
    return new LogGroup(
        platform,
        service.name() + "_build",
        new LogGroupProps(
            "/aws/codebuild/" + name,
            Platform.number(platform.settings().monitoring().logRetentionDays()),
            foundation.keys().logs()));
  }

  private Map<String, String> variables() {
    var kit = RuntimeKit.of(service.runtime());
    var variables = new LinkedHashMap<String, String>();
    variables.put("AWS_ACCOUNT_ID", platform.home().accountId());
    variables.put("ECR_REPOSITORY_URL", repository.url());
    variables.put("ECR_REPOSITORY_NAME", repository.name());
    variables.put("ENVIRONMENT", platform.settings().deployment().environment());
    variables.put("CONTAINER_NAME", task.container().name());
    variables.put("CONTAINER_PORT", String.valueOf(service.containerPort()));
    variables.put("TASK_FAMILY", task.family());
    variables.put("BASE_IMAGE", kit.baseImage());
    variables.put("TEST_COMMAND", kit.testCommand());
    variables.put(
        "DEPLOYMENT_STRATEGY", service.deploymentStrategy().name().toLowerCase(Locale.ROOT));
    return variables;
  }

  private Role role() {
    var home = platform.home();
    return new Role(
        platform,
        service.name() + "_build",
        RoleProps.of(
                platform::name,
                service.name() + "-build",
                "What builds of " + service.name() + " may do",
                "codebuild.amazonaws.com")
            .withSourceArn(home.arn("codebuild", "project/" + name))
            .withPolicy(service.name() + "_build", rights()));
  }

  private List<Statement> rights() {
    var home = platform.home();
    var artifacts = foundation.stores().artifacts();
    var rights = new ArrayList<Statement>();
    rights.add(
        Statement.allow(
            "Logs",
            List.of("logs:CreateLogStream", "logs:PutLogEvents"),
            List.of(home.arn("logs", "log-group:/aws/codebuild/" + name + ":*"))));
    rights.add(
        Statement.allow(
            "Artifacts",
            List.of("s3:GetObject", "s3:GetObjectVersion", "s3:PutObject"),
            List.of(
                artifacts.objects(Pipeline.artifactPrefix(name)),
                artifacts.objects(cachePrefix() + "/"))));
    rights.add(
        Statement.allow(
            "Bucket",
            List.of("s3:GetBucketAcl", "s3:GetBucketLocation"),
            List.of(artifacts.arn())));
    rights.addAll(foundation.delivery().useOfArtifactKey());
    rights.add(
        Statement.allow("RegistryLogin", List.of("ecr:GetAuthorizationToken"), List.of("*")));
    rights.add(
        Statement.allow(
            "PublicRegistryLogin", List.of("ecr-public:GetAuthorizationToken"), List.of("*")));
    rights.add(
        Statement.allow("PublicRegistryToken", List.of("sts:GetServiceBearerToken"), List.of("*"))
            .when("StringEquals", "sts:AWSServiceName", "ecr-public.amazonaws.com"));
    rights.add(
        Statement.allow(
            "Images",
            List.of(
                "ecr:BatchCheckLayerAvailability",
                "ecr:BatchDeleteImage",
                "ecr:BatchGetImage",
                "ecr:CompleteLayerUpload",
                "ecr:GetDownloadUrlForLayer",
                "ecr:InitiateLayerUpload",
                "ecr:PutImage",
                "ecr:UploadLayerPart"),
            List.of(repository.arn())));
    if (service.deploymentStrategy() == DeploymentStrategy.BLUE_GREEN) {
      rights.add(
          Statement.allow("TaskDefinition", List.of("ecs:DescribeTaskDefinition"), List.of("*")));
    }
    platform
        .settings()
        .delivery()
        .snykTokenSecretArn()
        .ifPresent(secret -> rights.addAll(read(secret)));
    return rights;
  }

  /** Somebody else made the secret and chose its key, which is known by what it encrypts alone. */
  private List<Statement> read(String secretArn) {
    var home = platform.home();
    return List.of(
        Statement.allow(
            "ScannerToken", List.of("secretsmanager:GetSecretValue"), List.of(secretArn)),
        Statement.allow(
                "ScannerTokenKey", List.of("kms:Decrypt"), List.of(home.arn("kms", "key/*")))
            .through(home, "secretsmanager")
            .when("StringEquals", "kms:EncryptionContext:SecretARN", secretArn));
  }

  private String cachePrefix() {
    return "build-cache/" + service.name();
  }
}
