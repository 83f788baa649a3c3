package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NetworkAclKeepsAdministrationOutTest extends RuleProof {
  private static final String HTTP = "aws_network_acl_rule.public_http_in";
  private static final String NETWORK = "aws_network_acl_rule.private_network_in";

  NetworkAclKeepsAdministrationOutTest() {
    super(new NetworkAclKeepsAdministrationOut());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("ports widened", "microservices/develop")
            .with(HTTP, "/from_port", "20")
            .foundAt(HTTP),
        DocumentMutant.of("opened to everybody", "microservices/develop")
            .with(NETWORK, "/cidr_block", "\"0.0.0.0/0\"")
            .foundAt(NETWORK),
        DocumentMutant.of("unknown", "microservices/develop")
            .unknown(HTTP, "/to_port")
            .foundAt(HTTP));
  }

  @Test
  void knows_that_the_lowest_number_decides() {
    assertThat(judging.in(rules(90, "deny", 100, "allow"))).isEmpty();
    assertThat(judging.in(rules(100, "deny", 90, "allow")))
        .containsExactly("aws_network_acl_rule.b: admits the internet to port 22 or 3389");
  }

  @Test
  void looks_at_version_6_too() {
    assertThat(
            judging.in(
                """
                "aws_default_network_acl": {"a": {"ingress": {"rule_no": 1, "action": "allow",
                  "protocol": "-1", "from_port": 0, "to_port": 0, "ipv6_cidr_block": "::/0"}}}
                """))
        .containsExactly("aws_default_network_acl.a: admits the internet to port 22 or 3389");
  }

  private static String rules(int first, String action, int second, String other) {
    return """
    "aws_network_acl_rule": {
      "a": {"network_acl_id": "acl-1", "rule_number": %d, "rule_action": "%s", "protocol": "tcp",
        "from_port": 22, "to_port": 22, "cidr_block": "0.0.0.0/0"},
      "b": {"network_acl_id": "acl-1", "rule_number": %d, "rule_action": "%s", "protocol": "tcp",
        "from_port": 22, "to_port": 22, "cidr_block": "0.0.0.0/0"}}
    """
        .formatted(first, action, second, other);
  }
}
