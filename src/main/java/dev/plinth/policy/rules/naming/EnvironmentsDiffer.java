package dev.plinth.policy.rules.naming;

import dev.plinth.policy.EstateRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.Subject;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An environment for trying things and one for customers are not the same size by intent. */
public final class EnvironmentsDiffer implements EstateRule {

  @Override
  public String title() {
    return "Environments of a platform differ in limits, in keeping times or in protection";
  }

  @Override
  public Severity severity() {
    return Severity.LOW;
  }

  @Override
  public String why() {
    return "Either production is as weak as the place for trying things, or that place costs as "
        + "much as production.";
  }

  @Override
  public String remedy() {
    return "Give each environment its own sizes, retention and protection, in its file of "
        + "settings.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.microservices(46));
  }

  @Override
  public Example bad() {
    return Example.of(
        "prod.tf.json",
"""
{"variable": {"environment": {"default": "prod"}},
 "provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
 "resource": {"aws_ecs_service": {"app": {"name": "app", "desired_count": 1}}}}
""",
        "test.tf.json",
"""
{"variable": {"environment": {"default": "test"}},
 "provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
 "resource": {"aws_ecs_service": {"app": {"name": "app", "desired_count": 1}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "prod.tf.json",
"""
{"variable": {"environment": {"default": "prod"}},
 "provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
 "resource": {"aws_ecs_service": {"app": {"name": "app", "desired_count": 3}}}}
""",
        "test.tf.json",
"""
{"variable": {"environment": {"default": "test"}},
 "provider": {"aws": {"default_tags": {"tags": {"Service": "shop"}}}},
 "resource": {"aws_ecs_service": {"app": {"name": "app", "desired_count": 1}}}}
""");
  }

  @Override
  public Stream<Finding> check(Subject subject, List<Subject> others) {
    Deployment deployment = Deployment.of(subject.document());
    Set<String> choices = EnvironmentChoices.of(subject.document());
    if (choices.isEmpty()) {
      return Stream.empty();
    }
    return others.stream()
        .filter(other -> deployment.isSibling(Deployment.of(other.document())))
        .filter(other -> EnvironmentChoices.of(other.document()).equals(choices))
        .map(
            other ->
                finding("provider.aws", "%s chooses everything alike".formatted(other.name())));
  }
}
