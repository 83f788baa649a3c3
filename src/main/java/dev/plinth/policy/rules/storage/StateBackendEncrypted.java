package dev.plinth.policy.rules.storage;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** States hold more than one thinks. */
public final class StateBackendEncrypted implements DocumentRule {

  @Override
  public String title() {
    return "Terraform's state is encrypted";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "States hold values that nobody meant to write down, passwords of databases among"
        + " them.";
  }

  @Override
  public String remedy() {
    return "Set encrypt to true in the backend s3, and kms_key_id to a key of the account.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Terraform backend s3",
            "https://developer.hashicorp.com/terraform/language/backend/s3"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"terraform": {"backend": {"s3": {"bucket": "shop-terraform-states",
          "key": "shop/terraform.tfstate", "region": "us-east-1", "use_lockfile": true}}}}
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
        .filter(backend -> !backend.isTrue("encrypt"))
        .map(backend -> finding(StateBackends.address("s3"), "encrypt is not true"));
  }
}
