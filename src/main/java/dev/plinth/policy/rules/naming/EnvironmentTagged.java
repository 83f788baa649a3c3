package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Which environment it belongs to, said by the resource itself. */
public final class EnvironmentTagged implements DocumentRule {

  @Override
  public String title() {
    return "Resources carry the tag Environment with the environment's name";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "Somebody takes a resource of production for one that may go, and costs of "
        + "environments cannot be told apart.";
  }

  @Override
  public String remedy() {
    return "Put Environment into default_tags of the provider, with the environment's name. An "
        + "auto scaling group takes no defaults: give it a tag block.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(5),
        Source.ollama(43),
        Source.microservices(51),
        Source.page(
            "Tagging your AWS resources",
            "https://docs.aws.amazon.com/tag-editor/latest/userguide/tagging.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"provider": {"aws": {"region": "us-east-1", "default_tags": {"tags": {"Service": "orders"}}}},
 "resource": {"aws_sqs_queue": {"orders": {"name": "orders", "sqs_managed_sse_enabled": true}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"provider": {"aws": {"region": "us-east-1",
   "default_tags": {"tags": {"Service": "orders", "Environment": "staging"}}}},
 "resource": {"aws_sqs_queue": {"orders": {"name": "orders", "sqs_managed_sse_enabled": true}}}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    Optional<String> environment = Deployment.variable(document);
    return Tags.gaps(
            document,
            "Environment",
            value -> environment.map(value::equals).orElse(!value.isBlank()))
        .map(gap -> new Finding(this, gap.address(), gap.what(), gap.certain()));
  }
}
