package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryRule;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A script that watches looks at what is there. */
public final class MonitoringScriptNamesOllama implements RepositoryRule {
  private static final Pattern SCRIPT = Pattern.compile(".*\\.(sh|bash|ps1|py|js|mjs|rb)");
  private static final Pattern WATCHES =
      Pattern.compile("cloudwatch|get_?metric|Get-CWMetric", Pattern.CASE_INSENSITIVE);

  /** A dimension with its value, as the command line and the SDKs spell it. */
  private static final Pattern DIMENSION =
      Pattern.compile(
          "(AutoScalingGroupName|LoadBalancer|TargetGroup|TableName|BucketName|DBClusterIdentifier"
              + "|DBInstanceIdentifier|CacheClusterId|LogGroupName|ClusterName|FunctionName)"
              + "(?:\\s*,\\s*Value=[\"']?|[\"']\\s*,\\s*[\"']Value[\"']\\s*:\\s*[\"'])([^\\s,\"'})\\]]+)");

  private static final Pattern GOOD =
      Pattern.compile("(\\$|\\{|(app|net|targetgroup)/(ollama-|\\$|\\{)|(/[\\w-]+)*/?ollama-).*");

  @Override
  public String title() {
    return "Monitoring scripts query metrics of resources that are named ollama-";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "CloudWatch answers a query for a name that does not exist with no data, which looks "
        + "like silence.";
  }

  @Override
  public String remedy() {
    return "Use the platform's names in dimensions: ollama-asg, app/ollama-alb/…, "
        + "ollama-data-table.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.ollama(11));
  }

  @Override
  public Example bad() {
    return Example.of(
        "scripts/watch-ollama.sh",
"""
#!/usr/bin/env bash
aws cloudwatch get-metric-statistics --namespace AWS/EC2 --metric-name CPUUtilization \\
  --dimensions Name=AutoScalingGroupName,Value=web-servers
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "scripts/watch-ollama.sh",
"""
#!/usr/bin/env bash
aws cloudwatch get-metric-statistics --namespace AWS/EC2 --metric-name CPUUtilization \\
  --dimensions Name=AutoScalingGroupName,Value=ollama-asg
""");
  }

  @Override
  public Stream<Finding> check(Repository repository) {
    return OllamaNames.areIn(repository)
        ? repository.files().stream()
            .filter(file -> SCRIPT.matcher(file.path()).matches())
            .filter(file -> WATCHES.matcher(file.text()).find())
            .filter(file -> !isOfAnotherPlatform(file))
            .flatMap(this::check)
        : Stream.empty();
  }

  private static boolean isOfAnotherPlatform(Repository.File file) {
    String text = file.path() + file.text();
    return !text.contains("ollama") && text.matches("(?s).*(microservices|troubleshooter).*");
  }

  private Stream<Finding> check(Repository.File script) {
    return script
        .matches(DIMENSION)
        .flatMap(
            line ->
                line.matcher(DIMENSION)
                    .results()
                    .filter(dimension -> !GOOD.matcher(dimension.group(2)).matches())
                    .map(
                        dimension ->
                            finding(
                                script,
                                line.number(),
                                "%s is %s".formatted(dimension.group(1), dimension.group(2)))));
  }
}
