package dev.plinth.constructs.delivery;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.ecr_registry_scanning_configuration.EcrRegistryScanningConfiguration;
import com.hashicorp.cdktf.providers.aws.ecr_registry_scanning_configuration.EcrRegistryScanningConfigurationRule;
import com.hashicorp.cdktf.providers.aws.ecr_registry_scanning_configuration.EcrRegistryScanningConfigurationRuleRepositoryFilter;
import com.hashicorp.cdktf.providers.aws.ecr_replication_configuration.EcrReplicationConfiguration;
import com.hashicorp.cdktf.providers.aws.ecr_replication_configuration.EcrReplicationConfigurationReplicationConfiguration;
import com.hashicorp.cdktf.providers.aws.ecr_replication_configuration.EcrReplicationConfigurationReplicationConfigurationRule;
import com.hashicorp.cdktf.providers.aws.ecr_replication_configuration.EcrReplicationConfigurationReplicationConfigurationRuleDestination;
import com.hashicorp.cdktf.providers.aws.ecr_repository_creation_template.EcrRepositoryCreationTemplate;
import com.hashicorp.cdktf.providers.aws.ecr_repository_creation_template.EcrRepositoryCreationTemplateEncryptionConfiguration;
import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.delivery.ImageRegistryProps.Copies;
import java.util.List;
import software.constructs.Construct;

/**
 * What an account and region say about all images: each is scanned when it comes, and copied to
 * another region, where it is encrypted and unchangeable too. There is one of these; whoever writes
 * it last wins.
 */
public final class ImageRegistry extends Construct {
  private final String id;
  private final ImageRegistryProps props;

  public ImageRegistry(Construct scope, String id, ImageRegistryProps props) {
    super(scope, id + "-image-registry");
    this.id = id;
    this.props = props;
    at(
        id,
        EcrRegistryScanningConfiguration.Builder.create(this, "scanning")
            .scanType("BASIC")
            .rule(
                List.of(
                    EcrRegistryScanningConfigurationRule.builder()
                        .scanFrequency("SCAN_ON_PUSH")
                        .repositoryFilter(
                            List.of(
                                EcrRegistryScanningConfigurationRuleRepositoryFilter.builder()
                                    .filter("*")
                                    .filterType("WILDCARD")
                                    .build()))
                        .build()))
            .build());
    props.copies().ifPresent(this::copy);
  }

  /** The template comes first: a repository that is copied before it has AWS's own key for ever. */
  private void copy(Copies copies) {
    var template = template(copies);
    at(
        id,
        EcrReplicationConfiguration.Builder.create(this, "replication")
            .replicationConfiguration(
                EcrReplicationConfigurationReplicationConfiguration.builder()
                    .rule(
                        List.of(
                            EcrReplicationConfigurationReplicationConfigurationRule.builder()
                                .destination(
                                    List.of(
                                        EcrReplicationConfigurationReplicationConfigurationRuleDestination
                                            .builder()
                                            .region(copies.region())
                                            .registryId(props.home().accountId())
                                            .build()))
                                .build()))
                    .build())
            .dependsOn(List.of(template))
            .build());
  }

  /**
   * How repositories are made in the other region.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-creation-templates.html">Repository
   *     creation templates</a>
   */
  private EcrRepositoryCreationTemplate template(Copies copies) {
    var role = role(copies);
    return at(
        id,
        EcrRepositoryCreationTemplate.Builder.create(this, "template")
            .provider(copies.provider())
            .prefix("ROOT")
            .description("Copies of images from " + props.home().region())
            .appliedFor(List.of("REPLICATION"))
            .imageTagMutability("IMMUTABLE")
            .encryptionConfiguration(
                List.of(
                    EcrRepositoryCreationTemplateEncryptionConfiguration.builder()
                        .encryptionType("KMS")
                        .kmsKey(copies.key().arn())
                        .build()))
            .lifecyclePolicy(props.lifecycle().text())
            .resourceTags(copies.tags())
            .customRoleArn(role.arn())
            .dependsOn(role.rights())
            .build());
  }

  private Role role(Copies copies) {
    var repositories = List.of(props.home().in(copies.region()).arn("ecr", "repository/*"));
    return new Role(
        this,
        id + "_replication",
        RoleProps.of(
                props.names(),
                id + "-replication",
                "Makes repositories for copies of images",
                "ecr.amazonaws.com")
            .withPolicy(
                id + "_replication",
                List.of(
                    Statement.allow(
                        "Repositories",
                        List.of("ecr:CreateRepository", "ecr:ReplicateImage", "ecr:TagResource"),
                        repositories),
                    Statement.allow(
                        "Key",
                        List.of("kms:CreateGrant", "kms:DescribeKey", "kms:RetireGrant"),
                        List.of(copies.key().arn())))));
  }
}
