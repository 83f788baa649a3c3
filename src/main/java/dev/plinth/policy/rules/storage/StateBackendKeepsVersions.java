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

/** Yesterday's state is there when today's is broken. */
public final class StateBackendKeepsVersions implements DocumentRule {
  private static final List<String> FORGETFUL =
      List.of("consul", "etcdv3", "inmem", "kubernetes", "local", "pg");

  @Override
  public String title() {
    return "Terraform keeps its state in a place that keeps versions";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "A state that is lost or broken takes the knowledge with it of everything that was"
        + " built.";
  }

  @Override
  public String remedy() {
    return "Keep the state in a bucket (backend s3) that is versioned. terraform init -migrate-"
        + "state moves a live state.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.ollama(35),
        Source.page(
            "Terraform backend s3",
            "https://developer.hashicorp.com/terraform/language/backend/s3"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"terraform": {"backend": {"local": {"path": "terraform.tfstate"}}}}
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

  /** Whether the bucket is versioned is said where it is made: {@link S3BucketVersioned}. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        FORGETFUL.stream()
            .filter(kind -> StateBackends.of(document, kind).findAny().isPresent())
            .map(kind -> finding(StateBackends.address(kind), "it keeps no versions of the state")),
        StateBackends.of(document, "s3")
            .filter(backend -> isUnsaid(backend))
            .map(backend -> finding(StateBackends.address("s3"), "its bucket is not said")));
  }

  private static boolean isUnsaid(Block backend) {
    return backend.text("bucket").orElse("").isBlank() || backend.isUnknown("bucket");
  }
}
