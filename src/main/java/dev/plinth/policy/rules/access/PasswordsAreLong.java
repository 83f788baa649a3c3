package dev.plinth.policy.rules.access;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Passwords of people who have them still. */
public final class PasswordsAreLong implements DocumentRule {
  private static final int SHORTEST = 14;
  private static final int REMEMBERED = 24;

  @Override
  public String title() {
    return "Passwords of users are long and not used again";
  }

  @Override
  public Severity severity() {
    return Severity.MEDIUM;
  }

  @Override
  public String why() {
    return "A short password is guessed, and an old one was stolen somewhere else already.";
  }

  @Override
  public String remedy() {
    return "Set minimum_password_length to 14 or more and password_reuse_prevention to 24."
        + " It holds from the next change of each password.";
  }

  @Override
  public List<Source> sources() {
    return List.of(Source.cis("3.0.0", "1.8"), Source.cis("3.0.0", "1.9"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_iam_account_password_policy": {"people": {"minimum_password_length": 8}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_iam_account_password_policy": {"people": {"minimum_password_length": 14,
            "password_reuse_prevention": 24}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_iam_account_password_policy").stream()
        .flatMap(
            policy ->
                Stream.of(
                        atLeast(policy, "minimum_password_length", SHORTEST),
                        atLeast(policy, "password_reuse_prevention", REMEMBERED))
                    .flatMap(Optional::stream)
                    .limit(1));
  }

  private Optional<Finding> atLeast(Resource policy, String argument, int least) {
    return policy.number(argument).orElse(0) >= least
        ? Optional.empty()
        : Optional.of(finding(policy, argument, "%s is not %d or more".formatted(argument, least)));
  }
}
