package dev.plinth.constructs.keys;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.providers.aws.data_aws_secretsmanager_secret_version.DataAwsSecretsmanagerSecretVersion;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret.SecretsmanagerSecret;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret.SecretsmanagerSecretReplica;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret_policy.SecretsmanagerSecretPolicy;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret_rotation.SecretsmanagerSecretRotation;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret_rotation.SecretsmanagerSecretRotationRotationRules;
import com.hashicorp.cdktf.providers.aws.secretsmanager_secret_version.SecretsmanagerSecretVersion;
import dev.plinth.constructs.access.PolicyDocument;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.keys.GeneratedSecretProps.Replica;
import dev.plinth.constructs.keys.GeneratedSecretProps.Rotation;
import java.util.List;
import java.util.Map;
import software.constructs.Construct;

/**
 * A random text that nobody has seen: Terraform makes it, hands it to Secrets Manager and forgets
 * it. It is neither in the plan nor in the state (a write-only argument, since Terraform 1.11),
 * where nobody {@linkplain #read() reads} it.
 */
public final class GeneratedSecret extends Construct {
  private static final int LENGTH = 64;

  private final String id;
  private final SecretsmanagerSecret secret;
  private final String arn;
  private final SecretsmanagerSecretVersion value;

  public GeneratedSecret(Construct scope, String id, GeneratedSecretProps props) {
    super(scope, id + "-secret");
    this.id = id;
    secret =
        at(
            id,
            SecretsmanagerSecret.Builder.create(this, "secret")
                .name(props.name())
                .description(props.description())
                .kmsKeyId(props.key().arn())
                .recoveryWindowInDays(props.recoveryDays())
                .replica(props.replica().map(GeneratedSecret::copy).orElse(null))
                .tags(props.tags().isEmpty() ? null : props.tags())
                .build());
    arn = secret.getArn();
    value = generate();
    props.rotation().ifPresent(this::rotate);
  }

  public String arn() {
    return arn;
  }

  /** For what reads the secret at once: Terraform sees no connection between it and the value. */
  public ITerraformDependable value() {
    return value;
  }

  /**
   * The value that is current when Terraform runs, for what takes no reference in its place: it is
   * in the state from then on.
   */
  public String read() {
    return at(
            id,
            DataAwsSecretsmanagerSecretVersion.Builder.create(this, "value")
                // By way of the value, and not of the secret: there must be one.
                .secretId(value.getSecretId())
                .build())
        .getSecretString();
  }

  /**
   * Lets some roles read the secret, and no other role with a name like theirs, whatever IAM says.
   * Who administers the account is left to IAM.
   *
   * @param like the pattern of role ARNs that are refused
   */
  public void letRead(List<Role> roles, String like) {
    var arns = roles.stream().map(Role::arn).toList();
    at(
        id,
        SecretsmanagerSecretPolicy.Builder.create(this, "policy")
            .secretArn(arn)
            .blockPublicPolicy(true)
            .policy(new PolicyDocument(this, id + "_secret", readers(arns, like)).json())
            .build());
  }

  /** The resource of a secret's policy is the secret, which the policy calls {@code *}. */
  private static List<Statement> readers(List<String> arns, String like) {
    var secret = List.of("*");
    return List.of(
        Statement.allow("Read", List.of("secretsmanager:GetSecretValue"), secret)
            .to(new Principal("AWS", arns)),
        Statement.deny("NobodyElse", List.of("secretsmanager:GetSecretValue"), secret)
            .to(Principal.everybody())
            .when("ArnLike", "aws:PrincipalArn", like)
            .when("ArnNotEquals", "aws:PrincipalArn", arns.toArray(String[]::new)));
  }

  private SecretsmanagerSecretVersion generate() {
    String name = id.replace('-', '_');
    // CDKTF has no word for ephemeral resources yet.
    TerraformStack.of(this)
        .addOverride(
            "ephemeral.aws_secretsmanager_random_password." + name,
            Map.of("password_length", LENGTH, "exclude_punctuation", true));
    return at(
        id,
        SecretsmanagerSecretVersion.Builder.create(this, "version")
            .secretId(secret.getId())
            .secretStringWo(
                "${ephemeral.aws_secretsmanager_random_password." + name + ".random_password}")
            .secretStringWoVersion(1)
            .build());
  }

  /** Not before a value is there: the function begins with the one that it finds. */
  private void rotate(Rotation rotation) {
    at(
        id,
        SecretsmanagerSecretRotation.Builder.create(this, "rotation")
            .secretId(arn)
            .rotationLambdaArn(rotation.functionArn())
            .rotateImmediately(false)
            .rotationRules(
                SecretsmanagerSecretRotationRotationRules.builder()
                    .automaticallyAfterDays(rotation.days())
                    .build())
            .dependsOn(List.of(value))
            .build());
  }

  private static List<SecretsmanagerSecretReplica> copy(Replica replica) {
    return List.of(
        SecretsmanagerSecretReplica.builder()
            .region(replica.region())
            .kmsKeyId(replica.key().arn())
            .build());
  }
}
