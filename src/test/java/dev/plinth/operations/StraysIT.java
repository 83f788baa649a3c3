package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.environment.Deployment;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;

class StraysIT {
  @TempDir private static Path folder;
  private static LocalCloudServer server;
  private static AwsAccess access;
  private static Strays strays;

  @BeforeAll
  static void start() {
    server = new LocalCloudServer(Path.of("src/main/python"), folder);
    access = new AwsAccess(server.start().environment("222222222222"), "us-east-1");
    strays =
        new Strays(
            access,
            new Deployment(
                "production", "222222222222", "us-east-1", "plinth-state", "locks", "us-east-1"));
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void finds_what_carries_the_name_of_something_to_create() {
    String vpc = createVpc("ollama-vpc");

    assertThat(strays.ids(List.of(creation("aws_vpc", tagged("ollama-vpc")))))
        .isEqualTo(Map.of("aws_vpc.main", vpc));
    assertThat(strays.ids(List.of(creation("aws_subnet", tagged("ollama-vpc"))))).isEmpty();
    assertThat(strays.ids(List.of(creation("aws_vpc", tagged("ollama-vpc-dev"))))).isEmpty();
  }

  @Test
  void does_not_choose_between_two_of_a_name() {
    createVpc("twin");
    createVpc("twin");

    assertThat(strays.ids(List.of(creation("aws_vpc", tagged("twin"))))).isEmpty();
  }

  @Test
  void knows_ids_that_follow_from_the_name() {
    var nodes = JsonNodeFactory.instance;

    assertThat(
            strays.ids(
                List.of(
                    creation("aws_iam_role", nodes.objectNode().put("name", "ollama-ec2-role")),
                    creation("aws_budgets_budget", nodes.objectNode().put("name", "ollama")),
                    creation("aws_kms_key", nodes.objectNode().put("description", "any")))))
        .isEqualTo(
            Map.of(
                "aws_iam_role.main", "ollama-ec2-role",
                "aws_budgets_budget.main", "222222222222:ollama"));
  }

  @Test
  void a_load_balancer_that_is_not_there_has_no_id() {
    assertThat(
            strays.ids(
                List.of(
                    creation("aws_lb", JsonNodeFactory.instance.objectNode().put("name", "none")))))
        .isEmpty();
  }

  @Test
  void knows_a_rule_of_a_security_group_by_what_it_says_and_by_its_tags() {
    try (var ec2 = access.ec2()) {
      String vpc = createVpc("rules");
      String group =
          ec2.createSecurityGroup(
                  request -> request.vpcId(vpc).groupName("alb").description("load balancer"))
              .groupId();
      String rule = admit(group, 443, "production");
      admit(group, 80, "production");
      admit(group, 8443, "staging");

      assertThat(strays.ids(List.of(rule(443, "production"))))
          .isEqualTo(Map.of("aws_vpc_security_group_ingress_rule.main", rule));
      assertThat(strays.ids(List.of(rule(8443, "production")))).isEmpty();
      assertThat(strays.ids(List.of(rule(22, "production")))).isEmpty();
    }
  }

  private static String admit(String group, int port, String environment) {
    var tags =
        TagSpecification.builder()
            .resourceType(ResourceType.SECURITY_GROUP_RULE)
            .tags(Tag.builder().key("Environment").value(environment).build())
            .build();
    var block = IpRange.builder().cidrIp("0.0.0.0/0").description("https").build();
    var permission =
        IpPermission.builder()
            .ipProtocol("tcp")
            .fromPort(port)
            .toPort(port)
            .ipRanges(block)
            .build();
    try (var ec2 = access.ec2()) {
      return ec2.authorizeSecurityGroupIngress(
              request -> request.groupId(group).ipPermissions(permission).tagSpecifications(tags))
          .securityGroupRules()
          .get(0)
          .securityGroupRuleId();
    }
  }

  /** As the plan of a first deployment has it: the group is not known yet. */
  private static PlanDocument.Change rule(int port, String environment) {
    ObjectNode after =
        JsonNodeFactory.instance
            .objectNode()
            .put("ip_protocol", "tcp")
            .put("from_port", port)
            .put("to_port", port)
            .put("cidr_ipv4", "0.0.0.0/0")
            .put("description", "https");
    after.putObject("tags_all").put("Environment", environment);
    return creation("aws_vpc_security_group_ingress_rule", after);
  }

  private static String createVpc(String name) {
    try (var ec2 = access.ec2()) {
      var tags =
          TagSpecification.builder()
              .resourceType(ResourceType.VPC)
              .tags(Tag.builder().key("Name").value(name).build())
              .build();
      return ec2.createVpc(request -> request.cidrBlock("10.9.0.0/16").tagSpecifications(tags))
          .vpc()
          .vpcId();
    }
  }

  private static ObjectNode tagged(String name) {
    ObjectNode attributes = JsonNodeFactory.instance.objectNode();
    attributes.putObject("tags").put("Name", name);
    return attributes;
  }

  private static PlanDocument.Change creation(String type, ObjectNode after) {
    return new PlanDocument.Change(
        type + ".main", type, List.of("create"), JsonNodeFactory.instance.nullNode(), after);
  }
}
