package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret.SecretsmanagerSecret;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret_version.SecretsmanagerSecretVersion;
import java.util.Map;
import software.constructs.Construct;

/**
 * A random text that nobody has seen: Terraform makes it, hands it to Secrets Manager and forgets
 * it. It is neither in the plan nor in the state (a write-only argument, since Terraform 1.11).
 */
public final class GeneratedSecret extends Construct {
  private static final int LENGTH = 64;

  private final SecretsmanagerSecret secret;

  public GeneratedSecret(Construct scope, String id, GeneratedSecretProps props) {
    super(scope, id + "-secret");
    secret =
        at(
            id,
            SecretsmanagerSecret.Builder.create(this, "secret")
                .name(props.name())
                .description(props.description())
                .kmsKeyId(props.key().arn())
                .recoveryWindowInDays(props.recoveryDays())
                .build());
    // CDKTF has no word for ephemeral resources yet.
    TerraformStack.of(this)
        .addOverride(
            "ephemeral.aws_secretsmanager_random_password." + id,
            Map.of("password_length", LENGTH, "exclude_punctuation", true));
    at(
        id,
        SecretsmanagerSecretVersion.Builder.create(this, "version")
            .secretId(secret.getId())
            .secretStringWo(
                "${ephemeral.aws_secretsmanager_random_password." + id + ".random_password}")
            .secretStringWoVersion(1)
            .build());
  }

  public String arn() {
    return secret.getArn();
  }
}
