package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.key_pair.KeyPair;
import com.hashicorp.cdktf.providers.aws.ssm_parameter.SsmParameter;
import com.hashicorp.cdktf.providers.tls.private_key.PrivateKey;
import com.hashicorp.cdktf.providers.tls.provider.TlsProvider;
import software.constructs.Construct;

/**
 * An SSH key that is made with the platform. Its private half is in an SSM parameter, encrypted,
 * and as with everything that Terraform makes it is in the state too: whoever may read the state
 * may use it.
 */
public final class SshKey extends Construct {
  private final KeyPair pair;

  public SshKey(Construct scope, String id, SshKeyProps props) {
    super(scope, id + "-ssh-key");
    new TlsProvider(this, "tls");
    var generated = at("ssh", PrivateKey.Builder.create(this, "key").algorithm("ED25519").build());
    pair =
        at(
            "deployer",
            KeyPair.Builder.create(this, "pair")
                .keyName(props.name())
                .publicKey(generated.getPublicKeyOpenssh())
                .build());
    at(
        "ssh_private_key",
        SsmParameter.Builder.create(this, "parameter")
            .name(props.parameter())
            .description("Private half of the key pair " + props.name())
            .type("SecureString")
            .keyId(props.key().arn())
            .value(generated.getPrivateKeyOpenssh())
            .build());
  }

  public String name() {
    return pair.getKeyName();
  }
}
