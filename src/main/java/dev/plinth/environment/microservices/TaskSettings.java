package dev.plinth.environment.microservices;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.TaskCounts;
import dev.plinth.environment.Variable;
import dev.plinth.environment.microservices.ServiceSettings.DeploymentStrategy;
import dev.plinth.environment.microservices.ServiceSettings.LogRouter;

/** What tasks have in common, and how many a service has that says nothing else. */
public record TaskSettings(
    @Setting("tasks of a service when it is made") @Allowed.Between(min = 1, max = 1000)
        int desiredCount,
    @Setting("fewest tasks of a service") @Allowed.Between(min = 1, max = 1000) int autoscalingMin,
    @Setting("most tasks of a service") @Allowed.Between(min = 1, max = 1000) int autoscalingMax,
    @Setting("percent CPU that services are scaled to keep") @Allowed.Between(min = 10, max = 90)
        Variable<Integer> targetCpuPercent,
    @Setting("percent memory that services are scaled to keep") @Allowed.Between(min = 10, max = 90)
        Variable<Integer> targetMemoryPercent,
    @Setting(
            "percent of the tasks that run on Fargate Spot, which is cheaper and may be taken away"
                + " with two minutes' notice; 0 in production")
        @Allowed.Between(min = 0, max = 100)
        int fargateSpotPercent,
    @Setting(
            "how a new version takes over: rolling, or blue_green, which only public services that"
                + " the pipeline deploys can do")
        DeploymentStrategy deploymentStrategy,
    @Setting(
            "how services find each other: cloud_map (names in DNS) or service_connect (a proxy"
                + " beside each task, with retries, metrics and a time-out)")
        ServiceDiscovery serviceDiscovery,
    @Setting("seconds after which Service Connect ends a request; AWS's own default is 15")
        @Allowed.Between(min = 1, max = 3600)
        Variable<Integer> serviceConnectTimeoutSeconds,
    @Setting("what carries lines to CloudWatch: awslogs, or firelens (a router beside each task)")
        LogRouter logRouter,
    @Setting("whether operators may open a shell in a container (ECS Exec)")
        boolean enableExecuteCommand,
    @Setting("tag of the image that Terraform's own task definition names")
        @Allowed.Matching(value = TaskSettings.IMAGE_TAG, says = "an image tag")
        String imageTag)
    implements Checked {
  static final String IMAGE_TAG = "[A-Za-z0-9_][A-Za-z0-9._-]{0,127}";

  @Override
  public void check(Problems problems) {
    new TaskCounts("autoscaling_min", "autoscaling_max")
        .check(problems, desiredCount, autoscalingMin, autoscalingMax);
    checkBlueGreen(problems);
  }

  /** Amazon ECS developer guide, "Service Connect", considerations. */
  private void checkBlueGreen(Problems problems) {
    if (deploymentStrategy == DeploymentStrategy.BLUE_GREEN && usesServiceConnect()) {
      problems.add(
          "deployment_strategy",
          deploymentStrategy,
          "rolling where service_discovery is service_connect, which knows no blue-green");
    }
  }

  boolean usesServiceConnect() {
    return serviceDiscovery == ServiceDiscovery.SERVICE_CONNECT;
  }

  /** How services find each other. */
  public enum ServiceDiscovery {
    CLOUD_MAP,
    SERVICE_CONNECT
  }
}
