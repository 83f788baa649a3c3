package dev.plinth.environment.microservices;

import java.util.List;
import java.util.Map;

/** One service in one environment: its entry in the catalogue with what the environment changes. */
public record ServiceSettings(
    String name,
    Runtime runtime,
    String repositoryUrl,
    ServiceType serviceType,
    int containerPort,
    int cpu,
    int memory,
    int desiredCount,
    int autoscalingMin,
    int autoscalingMax,
    String healthCheckPath,
    List<String> pathPatterns,
    List<String> hostHeaders,
    int priority,
    Map<String, String> environmentVars,
    List<String> secretsArns,
    List<String> managedPolicyArns,
    String branchPattern,
    DeployedBy deployedBy,
    DeploymentStrategy deploymentStrategy,
    LogRouter logRouter,
    String imageTag) {

  /** What a service is written in. */
  public enum Runtime {
    NODEJS,
    PYTHON
  }

  /** Whether the load balancer leads to it. */
  public enum ServiceType {
    PUBLIC,
    INTERNAL
  }

  /** Who says which task definition runs. */
  public enum DeployedBy {
    /** The pipeline: Terraform leaves later revisions and the number of tasks alone. */
    PIPELINE,
    /** Terraform: a new image is a new {@code image_tag}. */
    TERRAFORM
  }

  /** How a new version takes over. */
  public enum DeploymentStrategy {
    ROLLING,
    BLUE_GREEN
  }

  /** What carries the container's lines to their log group. */
  public enum LogRouter {
    AWSLOGS,
    FIRELENS
  }

  public boolean isPublic() {
    return serviceType == ServiceType.PUBLIC;
  }
}
