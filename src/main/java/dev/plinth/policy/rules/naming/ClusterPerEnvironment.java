package dev.plinth.policy.rules.naming;

import dev.plinth.policy.EstateRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.Subject;
import dev.plinth.terraform.Resource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A cluster is what an environment runs on: one cannot be taken for the other. */
public final class ClusterPerEnvironment implements EstateRule {
  private static final String CLUSTER = "aws_ecs_cluster";
  private static final List<String> PRODUCTION = List.of("prod", "production");

  @Override
  public String title() {
    return "Each environment has an ECS cluster of its own, with the environment in its name";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A deployment or a restart that is meant for one environment reaches the tasks of "
        + "another.";
  }

  @Override
  public String remedy() {
    return "Give the cluster a name of its own that ends in the environment's. A new name "
        + "replaces the cluster, and its services with it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(47));
  }

  @Override
  public Example bad() {
    return Example.of(
        "test.tf.json",
"""
{"variable": {"environment": {"default": "test"}},
 "resource": {"aws_ecs_cluster": {"main": {"name": "shop"}}}}
""",
        "qa.tf.json",
"""
{"variable": {"environment": {"default": "qa"}},
 "resource": {"aws_ecs_cluster": {"main": {"name": "shop"}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "test.tf.json",
"""
{"variable": {"environment": {"default": "test"}},
 "resource": {"aws_ecs_cluster": {"main": {"name": "shop-test"}}}}
""",
        "qa.tf.json",
"""
{"variable": {"environment": {"default": "qa"}},
 "resource": {"aws_ecs_cluster": {"main": {"name": "shop-qa"}}}}
""");
  }

  @Override
  public Stream<Finding> check(Subject subject, List<Subject> others) {
    Deployment deployment = Deployment.of(subject.document());
    return subject.document().resources(CLUSTER).stream()
        .flatMap(
            cluster ->
                Stream.concat(nameless(deployment, cluster), shared(deployment, cluster, others)));
  }

  private Stream<Finding> nameless(Deployment deployment, Resource cluster) {
    return deployment.environment().stream()
        .filter(environment -> !mayBePlain(deployment, environment))
        .filter(
            environment -> cluster.text("name").filter(it -> it.contains(environment)).isEmpty())
        .map(
            environment ->
                new Finding(
                    this,
                    cluster.address(),
                    "its name has no " + environment,
                    !cluster.isUnknown("name")));
  }

  /** Production's names stand alone, but for those of microservices. */
  private static boolean mayBePlain(Deployment deployment, String environment) {
    return PRODUCTION.contains(environment)
        && !deployment.platform().equals(Optional.of("microservices"));
  }

  private Stream<Finding> shared(Deployment deployment, Resource cluster, List<Subject> others) {
    return others.stream()
        .filter(other -> !Deployment.of(other.document()).isSame(deployment))
        .filter(
            other ->
                other.document().resources(CLUSTER).stream()
                    .anyMatch(it -> it.text("name").equals(cluster.text("name"))))
        .map(other -> finding(cluster, "%s has a cluster of this name".formatted(other.name())));
  }
}
