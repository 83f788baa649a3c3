package dev.plinth.policy.rules.keys;

import dev.plinth.policy.CustomerKey;
import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Secrets look like secrets. */
public final class ParameterEncrypted implements DocumentRule {
  /** By the last word of its name. */
  private static final Pattern SECRET =
      Pattern.compile(
          "(?i)(.*[-_./])?(password|passwd|passphrase|secret|token|credentials"
              + "|(api|access|private|secret|encryption|signing)[-_.]?key)");

  @Override
  public String title() {
    return "Parameters that hold secrets are SecureStrings with a key of the account";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Everybody in the account who may read parameters reads the secret, and so does"
        + " everybody who sees its history.";
  }

  @Override
  public String remedy() {
    return "Set type to SecureString and key_id to an aws_kms_key. On a live parameter this"
        + " keeps the name; give it a new value, since its history shows the old one.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.microservices(5),
        Source.page(
            "AWS KMS encryption for Parameter Store SecureString parameters",
            "https://docs.aws.amazon.com/systems-manager/latest/userguide/"
                + "secure-string-parameter-kms-encryption.html"));
  }

  @Override
  public Example bad() {
    return Example.of(
        """
        {"resource": {
          "aws_ssm_parameter": {"mail": {"name": "/shop/mail/password", "type": "String",
            "value_wo": "${ephemeral.random_password.mail.result}", "value_wo_version": 1}}
        }}
        """);
  }

  @Override
  public Example good() {
    return Example.of(
        """
        {"resource": {
          "aws_ssm_parameter": {"mail": {"name": "/shop/mail/password", "type": "SecureString",
            "key_id": "${aws_kms_key.secrets.arn}",
            "value_wo": "${ephemeral.random_password.mail.result}", "value_wo_version": 1}}
        }}
        """);
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return document.resources("aws_ssm_parameter").stream()
        .flatMap(parameter -> check(document, parameter).stream());
  }

  private Optional<Finding> check(TerraformDocument document, Resource parameter) {
    String type = parameter.text("type").orElse("");
    if (!type.equals("SecureString")) {
      return SECRET.matcher(parameter.text("name").orElse("")).matches()
          ? Optional.of(finding(parameter, "type", "by its name a secret, and no SecureString"))
          : Optional.empty();
    }
    return CustomerKey.isNamed(document, parameter, "key_id")
        ? Optional.empty()
        : Optional.of(finding(parameter, "key_id", "key_id is no key of the account"));
  }
}
