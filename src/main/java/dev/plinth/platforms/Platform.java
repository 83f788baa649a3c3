package dev.plinth.platforms;

import com.hashicorp.cdktf.S3Backend;
import com.hashicorp.cdktf.TerraformOutput;
import com.hashicorp.cdktf.TerraformProvider;
import com.hashicorp.cdktf.TerraformStack;
import com.hashicorp.cdktf.Token;
import com.hashicorp.cdktf.providers.aws.provider.AwsProvider;
import com.hashicorp.cdktf.providers.aws.provider.AwsProviderDefaultTags;
import dev.plinth.constructs.Home;
import dev.plinth.environment.Deployment;
import dev.plinth.environment.EnvironmentSettings;
import dev.plinth.environment.Variable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import software.constructs.Construct;

/**
 * What all platforms have: their state in S3 behind a lock, one account that they may touch, tags
 * on everything, and their settings as Terraform variables that refuse the wrong workspace.
 */
public abstract class Platform extends TerraformStack {
  /** Write-only arguments, by which no secret is in the state, came with this version. */
  private static final String TERRAFORM = ">= 1.11.0";

  private final Deployment deployment;
  private final String project;
  private final Map<String, String> tags;

  /**
   * @param name of the platform: its folder of settings and the key of its state
   * @param project what its resources' names begin with
   */
  protected Platform(Construct app, String name, String project, EnvironmentSettings settings) {
    this(app, name, project, settings, Map.of());
  }

  /**
   * @param name of the platform: its folder of settings and the key of its state
   * @param project what its resources' names begin with
   * @param moreTags tags of everything beside those of all platforms
   */
  protected Platform(
      Construct app,
      String name,
      String project,
      EnvironmentSettings settings,
      Map<String, String> moreTags) {
    super(app, name);
    this.deployment = settings.deployment();
    this.project = project;
    tags = new TreeMap<>(moreTags);
    tags.put("Project", project);
    tags.put("Environment", deployment.environment());
    tags.put("ManagedBy", "terraform");
    tags.put("Service", name);
    addOverride("terraform.required_version", TERRAFORM);
    addOverride("variable", SettingVariables.of(settings));
    SettingVariables.locals(settings).forEach(this::addOverride);
    keepState(name);
    provider(null, deployment.region());
  }

  /** The account and region of the environment. */
  public final Home home() {
    return new Home(deployment.accountId(), deployment.region());
  }

  /** A physical name: the project, the part, and the environment where it is not production. */
  public final String name(String part) {
    return deployment.qualify(project + "-" + part);
  }

  /** The tags that everything carries, for what does not inherit them from the provider. */
  public final Map<String, String> tags() {
    return tags;
  }

  /** A setting as the number that a resource takes. */
  public static Number number(Variable<Integer> setting) {
    return Token.asNumber(setting.reference());
  }

  /** The provider of another region. */
  public final TerraformProvider provider(String alias, String region) {
    return AwsProvider.Builder.create(this, alias == null ? "aws" : "aws-" + alias)
        .alias(alias)
        .region(region)
        .allowedAccountIds(List.of(deployment.accountId()))
        .defaultTags(List.of(AwsProviderDefaultTags.builder().tags(tags).build()))
        .build();
  }

  /** What people and programs get from the platform. */
  public final void output(String name, Object value, String description) {
    TerraformOutput.Builder.create(this, name).value(value).description(description).build();
  }

  private void keepState(String name) {
    String key =
        "arn:aws:kms:%s:%s:alias/%s"
            .formatted(deployment.stateRegion(), deployment.accountId(), Bootstrap.STATE_KEY_ALIAS);
    S3Backend.Builder.create(this)
        .bucket(deployment.stateBucket())
        .key(name + "/terraform.tfstate")
        .region(deployment.stateRegion())
        .encrypt(true)
        .kmsKeyId(key)
        .dynamodbTable(deployment.lockTable())
        .allowedAccountIds(List.of(deployment.accountId()))
        .build();
    // The table is deprecated upstream; both locks hold until it goes.
    addOverride("terraform.backend.s3.use_lockfile", true);
  }
}
