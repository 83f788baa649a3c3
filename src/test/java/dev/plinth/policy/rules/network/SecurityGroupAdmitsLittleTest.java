package dev.plinth.policy.rules.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.DocumentMutant;
import dev.plinth.policy.Mutant;
import dev.plinth.policy.RuleProof;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityGroupAdmitsLittleTest extends RuleProof {
  private static final String CHAT = "aws_vpc_security_group_ingress_rule.frontend_chat_from_alb";
  private static final String WEB = "aws_vpc_security_group_ingress_rule.alb_https_1";
  private static final String DATABASE =
      "aws_vpc_security_group_ingress_rule.database_postgres_from_app";

  SecurityGroupAdmitsLittleTest() {
    super(new SecurityGroupAdmitsLittle());
  }

  @Override
  protected Stream<Mutant> mutants() {
    return Stream.of(
        DocumentMutant.of("opened to everybody", "ollama/production")
            .without(CHAT, "/referenced_security_group_id")
            .with(CHAT, "/cidr_ipv4", "\"0.0.0.0/0\"")
            .foundAt(CHAT),
        DocumentMutant.of("another port for everybody", "ollama/production")
            .with(WEB, "/from_port", "22")
            .with(WEB, "/to_port", "22")
            .foundAt(WEB),
        DocumentMutant.of("all ports", "ollama/production")
            .with(DATABASE, "/ip_protocol", "\"-1\"")
            .foundAt(DATABASE),
        DocumentMutant.of("port unknown", "ollama/production")
            .unknown(DATABASE, "/from_port")
            .foundAt(DATABASE),
        DocumentMutant.of("source unknown", "troubleshooter/mvp")
            .without(
                "aws_vpc_security_group_ingress_rule.vectors_sg_https_from_ecs_service_sg",
                "/referenced_security_group_id")
            .unknown(
                "aws_vpc_security_group_ingress_rule.vectors_sg_https_from_ecs_service_sg",
                "/cidr_ipv4")
            .foundAt("aws_vpc_security_group_ingress_rule.vectors_sg_https_from_ecs_service_sg"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0/0", "0.0.0.0/1", "128.0.0.0/1"})
  void takes_half_of_the_internet_for_all_of_it(String block) {
    assertThat(judging.in(inline("\"cidr_blocks\": [\"%s\"]".formatted(block))))
        .containsExactly("aws_security_group.a: admits the whole internet to port 22");
  }

  @ParameterizedTest
  @ValueSource(strings = {"::/0", "2000::/3"})
  void knows_the_internet_of_version_6(String block) {
    assertThat(judging.in(inline("\"ipv6_cidr_blocks\": [\"%s\"]".formatted(block))))
        .containsExactly("aws_security_group.a: admits the whole internet to port 22");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"cidr_blocks\": [\"10.0.0.0/8\"]",
        "\"ipv6_cidr_blocks\": [\"fc00::/7\"]",
        "\"cidr_blocks\": [\"${aws_vpc.main.cidr_block}\"]",
        "\"prefix_list_ids\": [\"pl-3b927c52\"]",
        "\"security_groups\": [\"${aws_security_group.b.id}\"]",
        "\"self\": true"
      })
  void allows_what_names_its_callers(String source) {
    assertThat(judging.in(inline(source))).isEmpty();
  }

  @Test
  void looks_into_prefix_lists_of_the_document() {
    assertThat(
            judging.in(
                inline("\"prefix_list_ids\": [\"${aws_ec2_managed_prefix_list.all.id}\"]")
                    + """
                    , "aws_ec2_managed_prefix_list": {"all": {"name": "all", "entry": [
                      {"cidr": "0.0.0.0/0"}]}}
                    """))
        .containsExactly("aws_security_group.a: admits the whole internet to port 22");
  }

  @Test
  void admits_everybody_to_the_web_ports_of_a_load_balancer_alone() {
    String open =
        """
        "aws_security_group": {"a": {}},
        "aws_security_group_rule": {"web": {"type": "ingress", "protocol": "tcp", "from_port": 443,
          "to_port": 443, "cidr_blocks": ["0.0.0.0/0"], "security_group_id": "${aws_security_group.a.id}"}},
        "%s": {"x": {"%s": ["${aws_security_group.a.id}"]}}
        """;

    assertThat(judging.in(open.formatted("aws_lb", "security_groups"))).isEmpty();
    assertThat(judging.in(open.formatted("aws_instance", "vpc_security_group_ids")))
        .containsExactly("aws_security_group_rule.web: admits the whole internet to port 443");
  }

  @Test
  void lets_members_of_a_group_trust_each_other() {
    assertThat(
            judging.in(
                """
                "aws_security_group": {"a": {"ingress": {"protocol": "-1", "from_port": 0,
                  "to_port": 0, "self": true}}}
                """))
        .isEmpty();
  }

  private static String inline(String source) {
    return """
    "aws_security_group": {"a": {"ingress": [
      {"protocol": "tcp", "from_port": 22, "to_port": 22, %s}]}}
    """
        .formatted(source);
  }
}
