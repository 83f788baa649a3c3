package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** One at a time. */
public final class StateBackendLocked implements DocumentRule {

  @Override
  public String title() {
    return "Terraform's state is locked while it changes";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Two people, or two pipelines, that apply at once overwrite each other's state.";
  }

  @Override
  public String remedy() {
    return "Set use_lockfile to true in the backend s3, which needs Terraform 1.10, or"
        + " dynamodb_table before that.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Terraform backend s3, state locking",
            "https://developer.hashicorp.com/terraform/language/backend/s3#state-locking"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"terraform": {"backend": {"s3": {"bucket": "shop-terraform-states",
          "key": "shop/terraform.tfstate", "region": "us-east-1", "encrypt": true}}}}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"terraform": {"backend": {"s3": {"bucket": "shop-terraform-states",
          "key": "shop/terraform.tfstate", "region": "us-east-1",
          "encrypt": true, "use_lockfile": true}}}}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return StateBackends.of(document, "s3")
        .filter(backend -> !isLocked(backend))
        .map(backend -> finding(StateBackends.address("s3"), "nothing locks the state"));
  }

  private static boolean isLocked(Block backend) {
    return backend.isTrue("use_lockfile")
        || !backend.text("dynamodb_table").orElse("").isBlank()
            && !backend.isUnknown("dynamodb_table");
  }
}
