package dev.plinth.environment.troubleshooter;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.FargateSize;
import dev.plinth.environment.PlainVariables;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.TaskCounts;
import dev.plinth.environment.Variable;
import java.util.Map;

/** The service that answers. */
public record ComputeSettings(
    @Setting("image of the service in a repository of ECR, with its tag or digest")
        @Allowed.Matching(
            value =
                "[0-9]{12}\\.dkr\\.ecr\\.[a-z0-9-]+\\.amazonaws\\.com/[a-z0-9][a-z0-9._/-]*"
                    + "(:[A-Za-z0-9_][A-Za-z0-9._-]{0,127}|@sha256:[0-9a-f]{64})",
            says =
                "an image in ECR with its tag or digest, such as"
                    + " 111111111111.dkr.ecr.us-west-2.amazonaws.com/troubleshooter:1.0.0")
        String containerImage,
    @Setting("port that the container listens on") @Allowed.Between(min = 1024, max = 65535)
        int containerPort,
    @Setting("path at which the container answers whether it is healthy")
        @Allowed.Matching(value = "/[A-Za-z0-9/_.~-]{0,255}", says = "a path such as /health")
        String healthCheckPath,
    @Setting("CPU units of a task; 1024 are one processor") int cpu,
    @Setting("megabytes of memory of a task") int memory,
    @Setting("tasks when the service is made") @Allowed.Between(min = 1, max = 1000)
        int desiredCount,
    @Setting("fewest tasks") @Allowed.Between(min = 1, max = 1000) int minCapacity,
    @Setting("most tasks") @Allowed.Between(min = 1, max = 1000) int maxCapacity,
    @Setting("percent CPU that the service is scaled to keep") @Allowed.Between(min = 10, max = 90)
        Variable<Integer> targetCpuPercent,
    @Setting("requests a minute for each task that the service is scaled to keep")
        @Allowed.Between(min = 1, max = 100000)
        Variable<Integer> targetRequestsPerTarget,
    @Setting(
            "percent of the tasks that run on Fargate Spot, which is cheaper and may be taken away"
                + " with two minutes' notice")
        @Allowed.Between(min = 0, max = 100)
        int fargateSpotPercent,
    @Setting("whether operators may open a shell in a container (ECS Exec)")
        boolean enableExecuteCommand,
    @Setting("environment variables of the container")
        @Allowed.Named(
            max = 100,
            value = "[A-Za-z_][A-Za-z0-9_]*",
            says = "the name of an environment variable")
        @Allowed.Matching(value = Allowed.PLAIN_LINE, says = Allowed.PLAIN_LINE_SAYS)
        Map<String, String> environmentVars,
    @Setting(
            "environment variables whose values ECS fetches when a task starts: the variable to the"
                + " ARN of an SSM parameter or of a Secrets Manager secret")
        @Allowed.Named(
            max = 50,
            value = "[A-Z_][A-Z0-9_]*",
            says = "the name of an environment variable in capitals")
        @Allowed.Matching(
            value =
                "arn:aws:ssm:[a-z0-9-]+:[0-9]{12}:parameter/[A-Za-z0-9_./-]+|"
                    + "arn:aws:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:"
                    + "[A-Za-z0-9/_+=.@-]+-[A-Za-z0-9]{6}(:[A-Za-z0-9_.-]+::)?",
            says =
                "the ARN of an SSM parameter, or of a secret with the six characters that AWS ends"
                    + " its name with and :<key>:: behind it for one key of its JSON")
        Map<String, String> envVarsSecretArns)
    implements Checked {
  private static final String SECRETS = "env_vars_secret_arns";

  @Override
  public void check(Problems problems) {
    var sizes = new FargateSize();
    if (!sizes.allows(Map.of("cpu", cpu, "memory", memory))) {
      problems.add(
          "memory",
          memory,
          "one that goes with cpu %d: Fargate has %s".formatted(cpu, sizes.says()));
    }
    new TaskCounts("min_capacity", "max_capacity")
        .check(problems, desiredCount, minCapacity, maxCapacity);
    new PlainVariables(ProgramVariables::isGiven, "name it in env_vars_secret_arns instead")
        .check(problems, environmentVars.keySet());
    for (String variable : envVarsSecretArns.keySet()) {
      if (ProgramVariables.isGiven(variable)) {
        problems.add(SECRETS, variable, "another name: the platform itself says what this one is");
      } else if (environmentVars.containsKey(variable)) {
        problems.add(SECRETS, variable, "a name that environment_vars does not have");
      }
    }
  }

  /** The region of the repository that the image is in. */
  public String imageRegion() {
    return containerImage.split("\\.")[3];
  }
}
