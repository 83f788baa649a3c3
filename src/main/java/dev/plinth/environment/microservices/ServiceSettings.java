package dev.plinth.environment.microservices;

import dev.plinth.environment.Agreeing;
import dev.plinth.environment.Allowed;
import dev.plinth.environment.Changeable;
import dev.plinth.environment.Changeable.Otherwise;
import dev.plinth.environment.Checked;
import dev.plinth.environment.FargateSize;
import dev.plinth.environment.PlainVariables;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Refusal;
import dev.plinth.environment.Setting;
import dev.plinth.environment.TaskCounts;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One service in one environment: its entry in the catalogue with what the environment changes. */
@Agreeing(
    keys = {"cpu", "memory"},
    as = FargateSize.class)
public record ServiceSettings(
    @Setting("name of the service, from which all of its names are made")
        @Allowed.Matching(
            value = "[a-z][a-z0-9-]{1,30}[a-z0-9]",
            says =
                "3 to 32 lower-case letters, digits and hyphens, a letter first and no hyphen last")
        String name,
    @Setting("what the service is written in: nodejs or python")
        @Refusal("runtime must be 'nodejs' or 'python'")
        Runtime runtime,
    @Setting("Bitbucket repository of the service's sources")
        @Allowed.Matching(
            value = "https://bitbucket\\.org/[A-Za-z0-9_-]+/[A-Za-z0-9._-]+",
            says = "a repository such as https://bitbucket.org/example/orders")
        String repositoryUrl,
    @Setting("public (the load balancer leads to it) or internal")
        @Refusal("service_type must be 'public' or 'internal'")
        ServiceType serviceType,
    @Setting("port that the container listens on, another one for each service")
        @Allowed.Between(min = 1024, max = 65535)
        int containerPort,
    @Setting("CPU units that a task of the service needs; 1024 are one processor")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        int cpu,
    @Setting("megabytes of memory that a task of the service needs")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        int memory,
    @Setting("tasks of the service when it is made")
        @Changeable(otherwise = Otherwise.ENVIRONMENT)
        @Allowed.Between(min = 1, max = 1000)
        int desiredCount,
    @Setting("fewest tasks of the service")
        @Changeable(otherwise = Otherwise.ENVIRONMENT)
        @Allowed.Between(min = 1, max = 1000)
        int autoscalingMin,
    @Setting("most tasks of the service")
        @Changeable(otherwise = Otherwise.ENVIRONMENT)
        @Allowed.Between(min = 1, max = 1000)
        int autoscalingMax,
    @Setting("path at which the container answers whether it is healthy")
        @Allowed.Matching(value = "/[A-Za-z0-9/_.~-]{0,255}", says = "a path such as /health")
        String healthCheckPath,
    @Setting("paths of a public service, such as /api/orders/*; empty: those of its hosts")
        @Allowed.Entries(max = 5)
        @Allowed.Matching(
            value = "/[A-Za-z0-9_.$/~\"'@:+&*?-]{0,127}",
            says = "a path pattern of at most 128 characters, such as /api/orders/*")
        List<String> pathPatterns,
    @Setting("hosts of a public service, such as pay.example.com; empty: every host")
        @Allowed.Entries(max = 5)
        @Allowed.Matching(
            value = "[a-z0-9*?_-][a-z0-9.*?_-]{0,110}\\.[a-z]{2,16}",
            says =
                "a host pattern of at most 128 characters, in lower case, such as pay.example.com")
        List<String> hostHeaders,
    @Setting("place of a public service among the load balancer's rules, the lowest first; 0: none")
        @Allowed.Between(min = 0, max = 50000)
        int priority,
    @Setting("environment variables of the container; an environment adds its own")
        @Changeable(otherwise = Otherwise.CATALOGUE)
        @Allowed.Named(
            max = 100,
            value = "[A-Za-z_][A-Za-z0-9_]*",
            says = "the name of an environment variable")
        @Allowed.Matching(value = Allowed.PLAIN_LINE, says = Allowed.PLAIN_LINE_SAYS)
        Map<String, String> environmentVars,
    @Setting("secrets that the container is given as environment variables")
        @Changeable(otherwise = Otherwise.EMPTY)
        @Allowed.Entries(max = 50)
        @Allowed.Matching(
            value = InjectedSecret.FORM,
            says =
                "the ARN of a secret, with the six characters that AWS ends its name with, and"
                    + " :<key>:: behind it for one key of its JSON")
        List<String> secretsArns,
    @Setting("ARNs of IAM policies that the service's tasks have beside their own")
        @Allowed.Entries(max = 9)
        @Allowed.Matching(
            value = "arn:aws:iam::(aws|[0-9]{12}):policy/[A-Za-z0-9/+=,.@_-]+",
            says = "the ARN of an IAM policy")
        List<String> managedPolicyArns,
    @Setting("branches that the service's pipeline builds")
        @Changeable(otherwise = Otherwise.ENVIRONMENT)
        @Allowed.Matching(value = DeliverySettings.BRANCHES, says = "a branch pattern")
        String branchPattern,
    @Setting("who says which task definition runs: pipeline or terraform") DeployedBy deployedBy,
    @Setting("how a new version of the service takes over: rolling or blue_green")
        @Changeable(otherwise = Otherwise.ENVIRONMENT)
        DeploymentStrategy deploymentStrategy,
    @Setting("what carries the service's lines to CloudWatch: awslogs or firelens")
        @Changeable(otherwise = Otherwise.ENVIRONMENT)
        LogRouter logRouter,
    @Setting("tag of the image that Terraform's own task definition names")
        @Changeable(otherwise = Otherwise.ENVIRONMENT)
        @Allowed.Matching(value = TaskSettings.IMAGE_TAG, says = "an image tag")
        String imageTag)
    implements Checked {
  /** What the platform tells every container. */
  public static final Set<String> PLATFORM_VARIABLES =
      Set.of("ENVIRONMENT", "KAFKA_BROKERS", "PORT", "SERVICE", "SERVICE_SECRET");

  private static final List<String> SHARED = List.of("internal", "public");
  private static final List<String> ENVIRONMENTS = List.of("develop", "test", "qa", "prod");
  private static final Pattern VARIABLE = Pattern.compile("[A-Z_][A-Z0-9_]*");
  private static final int CONDITION_VALUES = 5;
  private static final int CONDITION_WILDCARDS = 5;

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

  /**
   * How a new version takes over. Blue-green moves the load balancer's traffic, and the pipeline
   * does it: what has not both is rolled, whatever is usual in the environment.
   */
  @Override
  public DeploymentStrategy deploymentStrategy() {
    return isPublic() && deployedBy == DeployedBy.PIPELINE
        ? deploymentStrategy
        : DeploymentStrategy.ROLLING;
  }

  /** The secrets as the container sees them, in the order of the settings. */
  public List<InjectedSecret> injectedSecrets() {
    return secretsArns.stream().map(InjectedSecret::of).toList();
  }

  @Override
  public void check(Problems problems) {
    checkName(problems);
    checkRouting(problems);
    checkSizes(problems);
    checkImage(problems);
    checkSecrets(problems);
    new PlainVariables(PLATFORM_VARIABLES::contains, "name it in secrets_arns instead")
        .check(problems, environmentVars.keySet());
  }

  /** Outside production names end in their environment, and the services of two would meet. */
  private void checkName(Problems problems) {
    ENVIRONMENTS.stream()
        .filter(environment -> name.endsWith("-" + environment))
        .forEach(
            environment ->
                problems.add(
                    "name",
                    name,
                    "a name that does not end in -%s: it would be that of %s in %s"
                        .formatted(
                            environment,
                            name.substring(0, name.length() - environment.length() - 1),
                            environment)));
    if (SHARED.contains(name)) {
      problems.add(
          "name", name, "another name: a security group of several services is called like that");
    }
  }

  private void checkRouting(Problems problems) {
    if (!isPublic()) {
      checkNotRouted(problems);
      return;
    }
    if (priority == 0) {
      problems.add("priority", priority, "a number from 1 to 50000 for a public service");
    }
    int values = pathPatterns.size() + hostHeaders.size();
    if (values == 0) {
      problems.add(
          "path_patterns",
          pathPatterns,
          "at least one path, here or in host_headers a host, for a public service");
    }
    checkConditions(problems, values);
  }

  private void checkNotRouted(Problems problems) {
    if (!pathPatterns.isEmpty()) {
      problems.add("path_patterns", pathPatterns, "[] for an internal service");
    }
    if (!hostHeaders.isEmpty()) {
      problems.add("host_headers", hostHeaders, "[] for an internal service");
    }
    if (priority != 0) {
      problems.add("priority", priority, "0 for an internal service");
    }
  }

  /** Elastic Load Balancing, "Quotas for your Application Load Balancers", rules. */
  private void checkConditions(Problems problems, int values) {
    if (values > CONDITION_VALUES) {
      problems.add(
          "path_patterns",
          pathPatterns,
          "at most %d paths and hosts together: a rule of a load balancer takes no more"
              .formatted(CONDITION_VALUES));
    }
    long wildcards =
        Stream.concat(pathPatterns.stream(), hostHeaders.stream())
            .flatMapToInt(String::chars)
            .filter(character -> character == '*' || character == '?')
            .count();
    if (wildcards > CONDITION_WILDCARDS) {
      problems.add(
          "path_patterns",
          pathPatterns,
          "at most %d wildcards in paths and hosts together: a rule of a load balancer takes no more"
              .formatted(CONDITION_WILDCARDS));
    }
  }

  private void checkSizes(Problems problems) {
    new TaskCounts("autoscaling_min", "autoscaling_max")
        .check(problems, desiredCount, autoscalingMin, autoscalingMax);
  }

  /** Terraform's task definition runs what its tag names: it must be one image for ever. */
  private void checkImage(Problems problems) {
    if (deployedBy == DeployedBy.TERRAFORM && imageTag.equals("latest")) {
      problems.add("image_tag", imageTag, "the tag of one build where deployed_by is terraform");
    }
  }

  private void checkSecrets(Problems problems) {
    var variables = new HashMap<String, String>();
    for (InjectedSecret secret : injectedSecrets()) {
      String variable = secret.variable();
      if (!VARIABLE.matcher(variable).matches()) {
        problems.add(
            "secrets_arns",
            secret.valueFrom(),
            "a secret whose name begins with a letter: the container would see it as " + variable);
      }
      if (PLATFORM_VARIABLES.contains(variable)) {
        problems.add(
            "secrets_arns",
            secret.valueFrom(),
            "a secret of another name: the container would see it as %s, which the platform says"
                .formatted(variable));
      }
      if (environmentVars.containsKey(variable)) {
        problems.add(
            "secrets_arns",
            secret.valueFrom(),
            "another secret, or no %s in environment_vars: the container would see both by that name"
                .formatted(variable));
      }
      String other = variables.putIfAbsent(variable, secret.valueFrom());
      if (other != null) {
        problems.add(
            "secrets_arns",
            secret.valueFrom(),
            "another secret than %s: the container would see both as %s"
                .formatted(other, variable));
      }
    }
  }
}
