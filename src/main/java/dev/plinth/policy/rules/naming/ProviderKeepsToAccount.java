package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** Credentials of another account are refused before anything is planned. */
public final class ProviderKeepsToAccount implements DocumentRule {

  @Override
  public String title() {
    return "The AWS provider names the account that it may touch";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Whoever has the wrong credentials loaded plans, and applies, to an account of "
        + "somebody else.";
  }

  @Override
  public String remedy() {
    return "Set allowed_account_ids in each configuration of the provider.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "AWS provider: allowed_account_ids",
            "https://registry.terraform.io/providers/hashicorp/aws/latest/docs#allowed_account_ids-1"));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"provider": {"aws": {"region": "us-east-1"}},
 "resource": {"aws_sqs_queue": {"orders": {"name": "orders"}}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"provider": {"aws": {"region": "us-east-1", "allowed_account_ids": ["444455556666"]}},
 "resource": {"aws_sqs_queue": {"orders": {"name": "orders"}}}}
""");
  }

  /** A plan does not say how its providers are limited. */
  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.isConfiguration()
        ? document.providers("aws").stream()
            .filter(provider -> !namesAccounts(provider))
            .map(
                provider ->
                    new Finding(
                        this,
                        "provider.aws" + provider.text("alias").map(it -> "." + it).orElse(""),
                        "allowed_account_ids is not set",
                        !provider.isUnknown("allowed_account_ids")))
        : Stream.empty();
  }

  private static boolean namesAccounts(Block provider) {
    List<String> accounts = provider.texts("allowed_account_ids");
    return !accounts.isEmpty() && accounts.stream().allMatch(it -> it.matches("\\d{12}"));
  }
}
