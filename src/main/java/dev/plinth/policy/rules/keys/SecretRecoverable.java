package dev.plinth.policy.rules.keys;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Production;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/** A deleted secret can be called back. */
public final class SecretRecoverable implements DocumentRule {
  private static final String WINDOW = "recovery_window_in_days";

  @Override
  public String title() {
    return "Deleted secrets of production can be restored for a time";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A secret that is taken out of the configuration is gone at once, and with it what it"
        + " signed or encrypted.";
  }

  @Override
  public String remedy() {
    return "Set recovery_window_in_days to 7 at least, or leave it away: it is 30 then. Until"
        + " the time is over its name is taken.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Delete an AWS Secrets Manager secret",
            "https://docs.aws.amazon.com/secretsmanager/latest/userguide/"
                + "manage_delete-secret.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_secretsmanager_secret": {"payments": {"name": "shop/payments",
            "recovery_window_in_days": 0}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"provider": {"aws": {"default_tags": {"tags": {"Environment": "production"}}}},
        "resource": {
          "aws_secretsmanager_secret": {"payments": {"name": "shop/payments",
            "recovery_window_in_days": 30}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_secretsmanager_secret").stream()
        .filter(secret -> Production.mayBe(document))
        .filter(secret -> !secret.value(WINDOW).isMissingNode() && !secret.value(WINDOW).isNull())
        .filter(secret -> secret.number(WINDOW).orElse(0) == 0)
        .map(secret -> finding(secret, WINDOW, "recovery_window_in_days may be 0"));
  }
}
