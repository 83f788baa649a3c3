package dev.plinth.platforms.microservices;

import dev.plinth.constructs.compute.FargateService;
import dev.plinth.constructs.delivery.ImageRepository;
import dev.plinth.constructs.delivery.Pipeline;
import dev.plinth.constructs.delivery.PipelineProps;
import dev.plinth.constructs.delivery.PipelineProps.Approval;
import dev.plinth.constructs.delivery.PipelineProps.Deployment;
import dev.plinth.constructs.delivery.PipelineProps.Source;
import dev.plinth.constructs.watching.NotificationRule;
import dev.plinth.constructs.watching.NotificationRuleProps;
import dev.plinth.environment.microservices.DeliverySettings;
import dev.plinth.environment.microservices.ServiceSettings;
import dev.plinth.environment.microservices.ServiceSettings.DeployedBy;
import dev.plinth.environment.microservices.ServiceSettings.DeploymentStrategy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How one service's sources become its running tasks. */
final class ServicePipeline {
  private static final List<String> NEWS =
      Stream.of(
              "pipeline-execution-failed",
              "pipeline-execution-canceled",
              "pipeline-execution-succeeded",
              "pipeline-execution-superseded",
              "manual-approval-needed",
              "manual-approval-succeeded",
              "manual-approval-failed")
          .map(event -> "codepipeline-pipeline-" + event)
          .toList();

  private final MicroservicesPlatform platform;
  private final DeliverySettings delivery;
  private final ServiceSettings service;
  private final Repository sources;
  private final String name;

  ServicePipeline(
      Foundation foundation,
      ServiceSettings service,
      ImageRepository repository,
      FargateService tasks) {
    this.service = service;
    platform = foundation.platform();
    delivery = platform.settings().delivery();
    sources = Repository.of(service);
    name = platform.name(service.name());
    var build = new ServiceBuild(foundation, service, repository, tasks.task());
    var pipeline =
        new Pipeline(
            platform,
            service.name(),
            new PipelineProps(
                name,
                PipelineRole.of(foundation, service, tasks.task()),
                foundation.stores().artifacts(),
                foundation.keys().storage(),
                source(),
                build.project(),
                approval(foundation.topics()),
                deployment(tasks)));
    new NotificationRule(
        platform,
        service.name(),
        new NotificationRuleProps(name, pipeline.arn(), NEWS, foundation.topics().pipeline()));
  }

  /** The pipeline's name. */
  String name() {
    return name;
  }

  private Source source() {
    return new Source(
        delivery.connectionArn(),
        sources.id(),
        delivery.defaultBranch(),
        Optional.of(service.branchPattern()).filter(pattern -> delivery.startOnPush()));
  }

  private Optional<Approval> approval(Topics topics) {
    return Optional.of(delivery.approvalDays())
        .filter(days -> days > 0 && deploys())
        .map(
            days ->
                new Approval(
                    topics.pipeline(),
                    days,
                    "Deploy %s #{%s.IMAGE_TAG} of branch #{%s.BranchName} to %s?"
                        .formatted(
                            service.name(),
                            Pipeline.BUILD_VARIABLES,
                            Pipeline.SOURCE_VARIABLES,
                            platform.settings().deployment().environment()),
                    sources.commit("#{%s.CommitId}".formatted(Pipeline.SOURCE_VARIABLES))));
  }

  private Optional<Deployment> deployment(FargateService tasks) {
    if (!deploys()) {
      return Optional.empty();
    }
    return Optional.of(
        service.deploymentStrategy() == DeploymentStrategy.BLUE_GREEN
            ? Deployment.blueGreen(name, tasks)
            : Deployment.rolling(
                Clusters.name(platform), tasks, delivery.deploymentTimeoutMinutes()));
  }

  /** Where Terraform owns the task definition, the pipeline ends with the image. */
  private boolean deploys() {
    return service.deployedBy() == DeployedBy.PIPELINE;
  }
}
