package dev.plinth.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * A configuration in JSON, as cdktf writes it, has its templates as texts: a plan gives them both
 * as constants and by what they refer to.
 */
class PlanOfJsonConfigurationTest {
  private static final TerraformDocument PLAN =
      TerraformDocument.read(
          """
          {"format_version": "1.2",
           "planned_values": {"root_module": {"resources": [
             {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
              "values": {"cidr_block": "10.0.0.0/16"}},
             {"address": "aws_subnet.a", "mode": "managed", "type": "aws_subnet", "name": "a",
              "values": {"cidr_block": "10.0.1.0/24"}}]}},
           "resource_changes": [
             {"address": "aws_subnet.a", "change": {"actions": ["create"],
              "after_unknown": {"vpc_id": true, "names": [true, true]}}}],
           "configuration": {"root_module": {"resources": [
             {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
              "expressions": {"cidr_block": {"constant_value": "10.0.0.0/16"}}},
             {"address": "aws_subnet.a", "mode": "managed", "type": "aws_subnet", "name": "a",
              "expressions": {
                "cidr_block": {"constant_value": "10.0.1.0/24"},
                "names": {"constant_value": ["${aws_vpc.main.arn}", "${aws_vpc.main.arn}/*"],
                  "references": ["aws_vpc.main.arn", "aws_vpc.main"]},
                "vpc_id": {"constant_value": "${aws_vpc.main.id}",
                  "references": ["aws_vpc.main.id", "aws_vpc.main"]}}}]}}}
          """);

  @Test
  void follows_a_template_to_what_it_refers_to() {
    assertThat(PLAN.referred(PLAN.resource("aws_subnet.a"), "vpc_id"))
        .containsExactly(PLAN.resource("aws_vpc.main"));
    assertThat(PLAN.attachedTo(PLAN.resource("aws_vpc.main"), "aws_subnet", "vpc_id"))
        .containsExactly(PLAN.resource("aws_subnet.a"));
  }

  @Test
  void keeps_templates_as_they_are_written() {
    assertThat(PLAN.resource("aws_subnet.a").texts("names"))
        .containsExactly("${aws_vpc.main.arn}", "${aws_vpc.main.arn}/*");
  }

  @Test
  void takes_no_template_for_a_value() {
    assertThat(PLAN.resource("aws_subnet.a").isUnknown("vpc_id")).isTrue();
    assertThat(PLAN.resource("aws_subnet.a").text("cidr_block")).contains("10.0.1.0/24");
  }
}
