package dev.plinth.constructs.delivery;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.ecr_lifecycle_policy.EcrLifecyclePolicy;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepository;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepositoryEncryptionConfiguration;
import com.hashicorp.cdktf.providers.aws.ecr_repository.EcrRepositoryImageScanningConfiguration;
import com.hashicorp.cdktf.providers.aws.ecr_repository_policy.EcrRepositoryPolicy;
import dev.plinth.constructs.access.PolicyDocument;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.Statement;
import java.util.List;
import software.constructs.Construct;

/**
 * The images of one program: encrypted, scanned when they come, and never changed behind a tag that
 * somebody runs. Those that went to production are kept for ever.
 */
public final class ImageRepository extends Construct {
  /** What it takes to pull an image, beside a login to the registry. */
  private static final List<String> PULL =
      List.of("ecr:BatchCheckLayerAvailability", "ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer");

  private final String id;
  private final String name;
  private final EcrRepository repository;
  private final String arn;
  private final String url;

  public ImageRepository(Construct scope, String id, ImageRepositoryProps props) {
    super(scope, id + "-repository");
    this.id = id;
    name = props.name();
    repository =
        at(
            id,
            EcrRepository.Builder.create(this, "repository")
                .name(name)
                .imageTagMutability("IMMUTABLE")
                .imageScanningConfiguration(
                    EcrRepositoryImageScanningConfiguration.builder().scanOnPush(true).build())
                .encryptionConfiguration(
                    List.of(
                        EcrRepositoryEncryptionConfiguration.builder()
                            .encryptionType("KMS")
                            .kmsKey(props.key().arn())
                            .build()))
                .forceDelete(props.deletableWhenFull())
                .tags(props.tags())
                .build());
    arn = repository.getArn();
    url = repository.getRepositoryUrl();
    at(
        id,
        EcrLifecyclePolicy.Builder.create(this, "lifecycle")
            .repository(repository.getName())
            .policy(props.lifecycle().text())
            .build());
  }

  /** What it takes to pull images of a repository, which may be another account's. */
  public static List<Statement> pull(String repositoryArn) {
    return List.of(
        Statement.allow("RegistryLogin", List.of("ecr:GetAuthorizationToken"), List.of("*")),
        Statement.allow("Pull", PULL, List.of(repositoryArn)));
  }

  /** The repository's name, as it was given. */
  public String name() {
    return name;
  }

  public String arn() {
    return arn;
  }

  /** What images are pushed to and pulled from, without a tag. */
  public String url() {
    return url;
  }

  /** An image by its tag. */
  public String image(String tag) {
    return url + ":" + tag;
  }

  /**
   * Lets a role pull. Whoever else may is named by IAM; no other account and no stranger may.
   *
   * @return for what pulls at once: Terraform sees no connection between it and the policy
   */
  public ITerraformDependable letPull(Role role) {
    return at(
        id,
        EcrRepositoryPolicy.Builder.create(this, "policy")
            .repository(repository.getName())
            .policy(
                new PolicyDocument(
                        this,
                        id + "_repository",
                        List.of(
                            Statement.allow("Pull", PULL, List.of())
                                .to(Principal.role(role.arn()))))
                    .json())
            .build());
  }
}
