package dev.plinth.policy.rules.naming;

import dev.plinth.policy.EstateRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.policy.Subject;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A state belongs to one configuration. */
public final class StateKeysDoNotCollide implements EstateRule {

  @Override
  public String title() {
    return "No two configurations write the same state";
  }

  @Override
  public Severity severity() {
    return Severity.CRITICAL;
  }

  @Override
  public String why() {
    return "Each apply plans to destroy what the other one has made.";
  }

  @Override
  public String remedy() {
    return "Give each configuration a key of its own in the backend, and move its state there "
        + "with terraform init -migrate-state.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Terraform: backend type s3",
            "https://developer.hashicorp.com/terraform/language/backend/s3"));
  }

  @Override
  public Example bad() {
    return Example.of(
        "orders.tf.json",
"""
{"terraform": {"backend": {"s3": {"bucket": "state", "key": "shop.tfstate"}}},
 "resource": {"aws_sqs_queue": {"orders": {"name": "orders"}}}}
""",
        "carts.tf.json",
"""
{"terraform": {"backend": {"s3": {"bucket": "state", "key": "shop.tfstate"}}},
 "resource": {"aws_sqs_queue": {"carts": {"name": "carts"}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
        "orders.tf.json",
"""
{"terraform": {"backend": {"s3": {"bucket": "state", "key": "orders.tfstate"}}},
 "resource": {"aws_sqs_queue": {"orders": {"name": "orders"}}}}
""",
        "carts.tf.json",
"""
{"terraform": {"backend": {"s3": {"bucket": "state", "key": "carts.tfstate"}}},
 "resource": {"aws_sqs_queue": {"carts": {"name": "carts"}}}}
""");
  }

  @Override
  public Stream<Finding> check(Subject subject, List<Subject> others) {
    Optional<List<String>> place = place(subject.document());
    return others.stream()
        .filter(other -> place.isPresent() && place.equals(place(other.document())))
        .filter(other -> !haveOwnWorkspaces(subject.document(), other.document()))
        .map(
            other ->
                finding("terraform.backend.s3", "%s has the same key".formatted(other.name())));
  }

  /** The bucket and the key; empty without either. */
  private static Optional<List<String>> place(TerraformDocument document) {
    return document.settings().blocks("backend").stream()
        .flatMap(backend -> backend.blocks("s3").stream())
        .map(s3 -> Stream.of("bucket", "key").flatMap(it -> s3.text(it).stream()).toList())
        .filter(place -> place.size() == 2)
        .findFirst();
  }

  /** One key is right for the environments of a platform if each refuses the others' workspaces. */
  private static boolean haveOwnWorkspaces(TerraformDocument one, TerraformDocument other) {
    return Deployment.of(one).isSibling(Deployment.of(other))
        && refusesOtherWorkspaces(one)
        && refusesOtherWorkspaces(other);
  }

  private static boolean refusesOtherWorkspaces(TerraformDocument document) {
    return document.variables().values().stream()
        .flatMap(variable -> variable.blocks("validation").stream())
        .flatMap(validation -> validation.text("condition").stream())
        .anyMatch(condition -> condition.contains("terraform.workspace"));
  }
}
