package dev.plinth.constructs.storage;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.s3_bucket_replication_configuration.S3BucketReplicationConfigurationA;
import com.hashicorp.cdktf.providers.aws.s3_bucket_replication_configuration.S3BucketReplicationConfigurationRule;
import com.hashicorp.cdktf.providers.aws.s3_bucket_replication_configuration.S3BucketReplicationConfigurationRuleDeleteMarkerReplication;
import com.hashicorp.cdktf.providers.aws.s3_bucket_replication_configuration.S3BucketReplicationConfigurationRuleDestination;
import com.hashicorp.cdktf.providers.aws.s3_bucket_replication_configuration.S3BucketReplicationConfigurationRuleDestinationEncryptionConfiguration;
import com.hashicorp.cdktf.providers.aws.s3_bucket_replication_configuration.S3BucketReplicationConfigurationRuleFilter;
import com.hashicorp.cdktf.providers.aws.s3_bucket_replication_configuration.S3BucketReplicationConfigurationRuleSourceSelectionCriteria;
import com.hashicorp.cdktf.providers.aws.s3_bucket_replication_configuration.S3BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects;
import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import java.util.List;
import java.util.stream.IntStream;
import software.constructs.Construct;

/**
 * Copies what must survive the loss of a region. A deletion is not copied, so that the replica also
 * survives a mistake.
 */
public final class BucketReplication extends Construct {
  public BucketReplication(Construct scope, String id, BucketReplicationProps props) {
    super(scope, id + "-replication");
    at(
        id,
        S3BucketReplicationConfigurationA.Builder.create(this, "rules")
            .bucket(props.source().name())
            .role(role(id, props).arn())
            .rule(
                IntStream.range(0, props.prefixes().size())
                    .mapToObj(index -> rule(props, index))
                    .toList())
            .dependsOn(List.of(props.source().versioning(), props.replica().versioning()))
            .build());
  }

  private Role role(String id, BucketReplicationProps props) {
    var source = props.source();
    return new Role(
        this,
        id + "_replication",
        RoleProps.of(
                props.names(),
                id + "-replication-role",
                "Copies objects to another region",
                "s3.amazonaws.com")
            .withPolicy(
                id + "_replication_policy",
                List.of(
                    Statement.allow(
                        "ReadSource",
                        List.of("s3:GetReplicationConfiguration", "s3:ListBucket"),
                        List.of(source.arn())),
                    Statement.allow(
                        "ReadVersions",
                        List.of(
                            "s3:GetObjectVersionForReplication",
                            "s3:GetObjectVersionAcl",
                            "s3:GetObjectVersionTagging"),
                        props.prefixes().stream().map(source::objects).toList()),
                    Statement.allow(
                        "WriteReplica",
                        List.of("s3:ReplicateObject", "s3:ReplicateTags"),
                        props.prefixes().stream().map(props.replica()::objects).toList()),
                    Statement.allow(
                        "Decrypt", List.of("kms:Decrypt"), List.of(props.sourceKey().arn())),
                    Statement.allow(
                        "Encrypt",
                        List.of("kms:Encrypt", "kms:GenerateDataKey"),
                        List.of(props.replicaKey().arn())))));
  }

  private static S3BucketReplicationConfigurationRule rule(
      BucketReplicationProps props, int priority) {
    String prefix = props.prefixes().get(priority);
    return S3BucketReplicationConfigurationRule.builder()
        .id(prefix.replace("/", ""))
        .priority(priority)
        .status("Enabled")
        .filter(S3BucketReplicationConfigurationRuleFilter.builder().prefix(prefix).build())
        .deleteMarkerReplication(
            S3BucketReplicationConfigurationRuleDeleteMarkerReplication.builder()
                .status("Disabled")
                .build())
        .sourceSelectionCriteria(
            S3BucketReplicationConfigurationRuleSourceSelectionCriteria.builder()
                .sseKmsEncryptedObjects(
                    S3BucketReplicationConfigurationRuleSourceSelectionCriteriaSseKmsEncryptedObjects
                        .builder()
                        .status("Enabled")
                        .build())
                .build())
        .destination(
            S3BucketReplicationConfigurationRuleDestination.builder()
                .bucket(props.replica().arn())
                .storageClass("STANDARD_IA")
                .encryptionConfiguration(
                    S3BucketReplicationConfigurationRuleDestinationEncryptionConfiguration.builder()
                        .replicaKmsKeyId(props.replicaKey().arn())
                        .build())
                .build())
        .build();
  }
}
