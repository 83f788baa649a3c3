package dev.plinth.policy.rules.naming;

import dev.plinth.policy.DocumentRule;
import dev.plinth.policy.Example;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Severity;
import dev.plinth.policy.Source;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A secret that has to be given on does not stand in every log on its way. */
public final class SecretValuesMarked implements DocumentRule {
  private static final Pattern SECRET_NAME =
      Pattern.compile("(.*_)?(password|passwd|secret|token|credentials?|(private|api|access)_key)");

  /** Attributes that only ever hold secrets. */
  private static final Set<String> SECRET_ATTRIBUTES =
      Set.of(
          "bcrypt_hash",
          "master_password",
          "password",
          "private_key_openssh",
          "private_key_pem",
          "private_key_pem_pkcs8",
          "secret_string",
          "ses_smtp_password_v4");

  @Override
  public String title() {
    return "Variables and outputs that carry secrets are sensitive";
  }

  @Override
  public Severity severity() {
    return Severity.HIGH;
  }

  @Override
  public String why() {
    return "Terraform prints the value in plans and in the log of the pipeline.";
  }

  @Override
  public String remedy() {
    return "Set sensitive = true. Better: give on where the secret is kept, and let its reader "
        + "fetch it.";
  }

  @Override
  public List<Source> sources() {
    return List.of(
        Source.page(
            "Terraform: manage sensitive data",
            "https://developer.hashicorp.com/terraform/language/manage-sensitive-data"));
  }

  @Override
  public Example bad() {
    return Example.of(
"""
{"variable": {"database_password": {"type": "string", "description": "Of the owner"}},
 "output": {"address": {"value": "${tls_private_key.a.private_key_pem}", "description": "Key"}}}
""");
  }

  @Override
  public Example good() {
    return Example.of(
"""
{"variable": {"database_password": {"type": "string", "description": "Of the owner",
   "sensitive": true}},
 "output": {"address": {"value": "${tls_private_key.a.public_key_pem}", "description": "Key"}}}
""");
  }

  @Override
  public Stream<Finding> check(TerraformDocument document) {
    return Stream.concat(
        document.variables().entrySet().stream()
            .filter(it -> isSecret(it.getKey()))
            .filter(it -> !it.getValue().isTrue("sensitive") && !it.getValue().isTrue("ephemeral"))
            .map(it -> finding("variable." + it.getKey(), "sensitive is not true")),
        document.outputs().entrySet().stream()
            .filter(it -> isSecret(it.getKey()) || givesSecret(it.getValue()))
            .filter(it -> !it.getValue().isTrue("sensitive"))
            .map(it -> finding("output." + it.getKey(), "sensitive is not true")));
  }

  private static boolean isSecret(String name) {
    return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
  }

  private static boolean givesSecret(Block output) {
    return output.references("value").stream()
        .map(Reference::attribute)
        .anyMatch(SECRET_ATTRIBUTES::contains);
  }
}
