package dev.plinth.constructs.keys;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.kms_alias.KmsAlias;
import com.hashicorp.cdktf.providers.aws.kms_key.KmsKey;
import dev.plinth.constructs.access.PolicyDocument;
import dev.plinth.constructs.access.Principal;
import dev.plinth.constructs.access.Statement;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * A customer-managed key that rotates every year, and that its account governs by IAM. A deleted
 * key can be saved for 30 days.
 */
public final class EncryptionKey extends Construct {
  private static final int DAYS_TO_SAVE_A_DELETED_KEY = 30;

  private final String arn;

  public EncryptionKey(Construct scope, String id, EncryptionKeyProps props) {
    super(scope, id + "-key");
    var provider = props.provider().orElse(null);
    var key =
        at(
            id,
            KmsKey.Builder.create(this, "key")
                .provider(provider)
                .description(props.description())
                .enableKeyRotation(true)
                .deletionWindowInDays(DAYS_TO_SAVE_A_DELETED_KEY)
                .policy(new PolicyDocument(this, id + "-key", statements(props)).json())
                .build());
    arn = key.getArn();
    at(
        id,
        KmsAlias.Builder.create(this, "alias")
            .provider(provider)
            .name("alias/" + props.alias())
            .targetKeyId(key.getKeyId())
            .build());
  }

  public String arn() {
    return arn;
  }

  private static List<Statement> statements(EncryptionKeyProps props) {
    var account =
        Statement.allow("Account", List.of("kms:*"), List.of("*"))
            .to(Principal.account(props.home().accountId()));
    return Stream.concat(Stream.of(account), props.uses().stream()).toList();
  }
}
