package dev.plinth.constructs.storage;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.TerraformProvider;
import com.hashicorp.cdktf.providers.aws.s3_bucket.S3Bucket;
import com.hashicorp.cdktf.providers.aws.s3_bucket_cors_configuration.S3BucketCorsConfiguration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_cors_configuration.S3BucketCorsConfigurationCorsRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_logging.S3BucketLoggingA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControls;
import com.hashicorp.cdktf.providers.aws.s3_bucket_ownership_controls.S3BucketOwnershipControlsRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_policy.S3BucketPolicy;
import com.hashicorp.cdktf.providers.aws.s3_bucket_public_access_block.S3BucketPublicAccessBlock;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_server_side_encryption_configuration.S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_versioning.S3BucketVersioningA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_versioning.S3BucketVersioningVersioningConfiguration;
import dev.plinth.constructs.access.PolicyDocument;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.keys.EncryptionKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * A place for objects: versioned, encrypted, closed to the public by four locks, owned by the
 * account whoever writes, and reachable by TLS only.
 */
public final class Bucket extends Construct {
  private final S3Bucket bucket;
  private final String name;
  private final String arn;
  private final S3BucketVersioningA versioning;
  private final PolicyDocument statements;
  private final S3BucketPolicy policy;
  private final TerraformProvider provider;
  private final String address;

  public Bucket(Construct scope, String id, BucketProps props) {
    super(scope, id + "-bucket");
    address = id.replace('-', '_');
    provider = props.provider().orElse(null);
    bucket =
        at(
            id,
            S3Bucket.Builder.create(this, "bucket")
                .provider(provider)
                .bucket(props.name())
                .forceDestroy(props.deletableWhenFull())
                .build());
    name = bucket.getId();
    arn = bucket.getArn();
    versioning = keepVersions(props.mfa());
    encrypt(props);
    closeToThePublic();
    statements = statements(props);
    policy = restrict();
    if (!props.lifecycle().isEmpty()) {
      new BucketLifecycle(this, id, props, this);
    }
    props.accessLogs().ifPresent(this::logTo);
    if (!props.corsOrigins().isEmpty()) {
      admitOrigins(props.corsOrigins());
    }
  }

  public String name() {
    return name;
  }

  public String arn() {
    return arn;
  }

  /** The objects below a prefix, such as {@code static/}, as an ARN for policies. */
  public String objects(String prefix) {
    return arn + "/" + prefix + "*";
  }

  /** Where a CDN fetches objects. */
  public String regionalDomainName() {
    return bucket.getBucketRegionalDomainName();
  }

  /** Adds who else may do what: for a service that must know the bucket before it has a name. */
  public void allow(Statement statement) {
    statements.add(statement);
  }

  /**
   * Lets web pages read and upload by signed links: for pages that are made after the bucket. It is
   * for a bucket whose props name no origins, and once.
   */
  public void admitOrigins(List<String> origins) {
    at(
        address,
        S3BucketCorsConfiguration.Builder.create(this, "cors")
            .provider(provider)
            .bucket(name)
            .corsRule(
                List.of(
                    S3BucketCorsConfigurationCorsRule.builder()
                        .allowedOrigins(origins)
                        .allowedMethods(List.of("GET", "PUT", "POST"))
                        .allowedHeaders(List.of("*"))
                        .exposeHeaders(List.of("ETag"))
                        .maxAgeSeconds(3000)
                        .build()))
            .build());
  }

  /** For what can only be made once the bucket lets it write. */
  public ITerraformDependable policy() {
    return policy;
  }

  /** For what can only be made once the bucket keeps versions. */
  ITerraformDependable versioning() {
    return versioning;
  }

  private S3BucketVersioningA keepVersions(Optional<String> mfa) {
    var configuration =
        S3BucketVersioningVersioningConfiguration.builder()
            .status("Enabled")
            .mfaDelete(mfa.map(Bucket::deletionByMfa).orElse(null))
            .build();
    return at(
        address,
        S3BucketVersioningA.Builder.create(this, "versioning")
            .provider(provider)
            .bucket(name)
            .versioningConfiguration(configuration)
            .mfa(mfa.map(Bucket::mfaDevice).orElse(null))
            .build());
  }

  /** Whether a variable is empty is no secret, though its value is. */
  private static String deletionByMfa(String variable) {
    return "${nonsensitive(var." + variable + " == \"\") ? null : \"Enabled\"}";
  }

  private static String mfaDevice(String variable) {
    return "${var.%s == \"\" ? null : var.%s}".formatted(variable, variable);
  }

  private void encrypt(BucketProps props) {
    var byDefault =
        S3BucketServerSideEncryptionConfigurationRuleApplyServerSideEncryptionByDefaultA.builder()
            .sseAlgorithm(props.key().isPresent() ? "aws:kms" : "AES256")
            .kmsMasterKeyId(props.key().map(EncryptionKey::arn).orElse(null))
            .build();
    at(
        address,
        S3BucketServerSideEncryptionConfigurationA.Builder.create(this, "encryption")
            .provider(provider)
            .bucket(name)
            .rule(
                List.of(
                    S3BucketServerSideEncryptionConfigurationRuleA.builder()
                        .applyServerSideEncryptionByDefault(byDefault)
                        .bucketKeyEnabled(props.key().isPresent() && !props.keyPerObject())
                        .build()))
            .build());
  }

  private void closeToThePublic() {
    at(
        address,
        S3BucketPublicAccessBlock.Builder.create(this, "public-access-block")
            .provider(provider)
            .bucket(name)
            .blockPublicAcls(true)
            .blockPublicPolicy(true)
            .ignorePublicAcls(true)
            .restrictPublicBuckets(true)
            .build());
    at(
        address,
        S3BucketOwnershipControls.Builder.create(this, "ownership")
            .provider(provider)
            .bucket(name)
            .rule(
                S3BucketOwnershipControlsRule.builder()
                    .objectOwnership("BucketOwnerEnforced")
                    .build())
            .build());
  }

  private PolicyDocument statements(BucketProps props) {
    var tlsOnly =
        Statement.deny("TlsOnly", List.of("s3:*"), List.of(arn(), objects("")))
            .to(Principal.everybody())
            .when("Bool", "aws:SecureTransport", "false");
    return new PolicyDocument(
        this,
        address + "_bucket",
        Stream.concat(Stream.of(tlsOnly), props.statements().stream()).toList());
  }

  private S3BucketPolicy restrict() {
    return at(
        address,
        S3BucketPolicy.Builder.create(this, "policy")
            .provider(provider)
            .bucket(name)
            .policy(statements.json())
            .build());
  }

  private void logTo(Bucket logs) {
    at(
        address,
        S3BucketLoggingA.Builder.create(this, "logging")
            .provider(provider)
            .bucket(name)
            .targetBucket(logs.name())
            .targetPrefix("s3/" + address + "/")
            .dependsOn(List.of(logs.policy()))
            .build());
  }
}
