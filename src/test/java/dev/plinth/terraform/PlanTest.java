package dev.plinth.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanTest {
  private static final String PLAN =
      """
      {
        "format_version": "1.2",
        "planned_values": {
          "outputs": {"queue": {"sensitive": false, "value": "orders"}},
          "root_module": {
            "resources": [
              {"address": "aws_kms_key.data", "mode": "managed", "type": "aws_kms_key",
               "name": "data", "values": {"id": "4ff1ad2e-0000-4000-8000-5d8c9bf1e7a1",
               "arn": "arn:aws:kms:eu-west-1:444455556666:key/4ff1ad2e"}},
              {"address": "aws_sqs_queue.orders", "mode": "managed", "type": "aws_sqs_queue",
               "name": "orders", "values": {"name": "orders", "fifo_queue": null, "policy": "",
               "kms_master_key_id": "arn:aws:kms:eu-west-1:444455556666:key/4ff1ad2e",
               "text": "${aws:username}"}},
              {"address": "aws_security_group.open", "mode": "managed",
               "type": "aws_security_group", "name": "open", "values": {
               "ingress": [{"from_port": 443}, {"from_port": 80}, {"from_port": 22, "security_groups": ["sg-1"]}]}}
            ],
            "child_modules": [
              {"address": "module.app[\\"a\\"]", "resources": [
                {"address": "module.app[\\"a\\"].aws_instance.web[0]", "mode": "managed",
                 "type": "aws_instance", "name": "web", "index": 0, "values": {"ami": "ami-1"}},
                {"address": "module.app[\\"a\\"].aws_instance.web[1]", "mode": "managed",
                 "type": "aws_instance", "name": "web", "index": 1, "values": {"ami": "ami-1"}},
                {"address": "module.app[\\"a\\"].aws_eip.web[0]", "mode": "managed",
                 "type": "aws_eip", "name": "web", "index": 0, "values": {}},
                {"address": "module.app[\\"a\\"].aws_eip.web[1]", "mode": "managed",
                 "type": "aws_eip", "name": "web", "index": 1, "values": {}}
              ]}
            ]
          }
        },
        "resource_changes": [
          {"address": "aws_sqs_queue.orders", "mode": "managed", "type": "aws_sqs_queue",
           "name": "orders", "change": {"actions": ["delete", "create"],
           "after_unknown": {"arn": true, "redrive_policy": true},
           "replace_paths": [["name"], ["tags", 0, "key"]]}},
          {"address": "module.app[\\"a\\"].aws_instance.web[0]", "change": {"actions": ["create"],
           "after_unknown": {"id": true, "vpc_security_group_ids": true, "ami_of": true}}},
          {"address": "module.app[\\"a\\"].aws_eip.web[0]", "change": {"actions": ["create"],
           "after_unknown": {"instance": true}}},
          {"address": "module.app[\\"a\\"].aws_eip.web[1]", "change": {"actions": ["create"],
           "after_unknown": {"instance": true}}}
        ],
        "prior_state": {"values": {"root_module": {"resources": [
          {"address": "data.aws_ami.ubuntu", "mode": "data", "type": "aws_ami", "name": "ubuntu",
           "values": {"id": "ami-1"}},
          {"address": "aws_sqs_queue.gone", "mode": "managed", "type": "aws_sqs_queue",
           "name": "gone", "values": {"name": "gone"}}]}}},
        "configuration": {
          "provider_config": {
            "aws": {"name": "aws", "full_name": "registry.terraform.io/hashicorp/aws",
              "version_constraint": "5.100.0", "expressions": {
              "region": {"references": ["var.region"]},
              "default_tags": [{"tags": {"constant_value": {"Service": "orders"}}}]}},
            "aws.us": {"name": "aws", "alias": "us", "expressions": {
              "region": {"constant_value": "us-east-1"}}}
          },
          "root_module": {
            "variables": {"region": {"default": "eu-west-1"}},
            "resources": [
              {"address": "aws_kms_key.data", "type": "aws_kms_key", "name": "data"},
              {"address": "aws_sqs_queue.orders", "provider_config_key": "aws.us", "expressions": {
                "name": {"constant_value": "orders"},
                "redrive_policy": {"references": ["local.dead"]},
                "kms_master_key_id": {"references": ["aws_kms_key.data.arn", "aws_kms_key.data"]}}},
              {"address": "aws_security_group.open", "expressions": {"ingress": [
                {"from_port": {"constant_value": 22}, "security_groups":
                  {"references": ["aws_kms_key.data.id", "aws_kms_key.data"]}},
                {"from_port": {"constant_value": 80}},
                {"from_port": {"constant_value": 443}}]}}
            ],
            "module_calls": {"app": {
              "for_each_expression": {"constant_value": {"a": 1}},
              "expressions": {"groups": {"references": ["aws_security_group.open"]}},
              "module": {
                "variables": {"groups": {}},
                "resources": [
                  {"address": "aws_instance.web", "expressions": {
                    "vpc_security_group_ids": {"references": ["var.groups"]},
                    "ami": {"references": ["data.aws_ami.ubuntu.id", "data.aws_ami.ubuntu"]}}},
                  {"address": "aws_eip.web", "expressions": {
                    "instance": {"references": ["aws_instance.web", "count.index"]}}}
                ]}}}
          }
        }
      }
      """;

  private final TerraformDocument plan = TerraformDocument.read(PLAN);
  private final Resource queue = plan.resource("aws_sqs_queue.orders");

  @Test
  void has_every_instance_in_its_module() {
    assertThat(plan.resources())
        .extracting(Resource::address)
        .containsExactly(
            "aws_kms_key.data",
            "aws_sqs_queue.orders",
            "aws_security_group.open",
            "module.app[\"a\"].aws_instance.web[0]",
            "module.app[\"a\"].aws_instance.web[1]",
            "module.app[\"a\"].aws_eip.web[0]",
            "module.app[\"a\"].aws_eip.web[1]");
    assertThat(plan.isConfiguration()).isFalse();
  }

  @Test
  void has_data_sources_of_the_state_before_and_nothing_else_of_it() {
    assertThat(plan.dataSources("aws_ami")).hasSize(1);
    assertThat(plan.find("aws_sqs_queue.gone")).isEmpty();
  }

  @Test
  void keeps_the_references_of_known_values() {
    assertThat(queue.text("kms_master_key_id").orElseThrow()).startsWith("arn:aws:kms:");
    assertThat(queue.isUnknown("kms_master_key_id")).isFalse();
    assertThat(plan.referred(queue, "kms_master_key_id"))
        .extracting(Resource::address)
        .containsExactly("aws_kms_key.data");
  }

  @Test
  void leaves_out_what_is_not_set_and_what_only_AWS_knows() {
    assertThat(List.of("fifo_queue", "policy", "arn")).noneMatch(queue::isSet);
  }

  @Test
  void spells_what_is_unknown_as_an_expression() {
    Resource instance = plan.resource("module.app[\"a\"].aws_instance.web[0]");

    assertThat(instance.isUnknown("vpc_security_group_ids")).isTrue();
    assertThat(instance.text("vpc_security_group_ids")).hasValue("${aws_security_group.open}");
    assertThat(queue.text("redrive_policy")).hasValue("${local.dead}");
    assertThat(queue.isUnknown("redrive_policy")).isTrue();
  }

  @Test
  void does_not_take_a_text_for_an_expression() {
    assertThat(queue.isUnknown("text")).isFalse();
    assertThat(queue.text("text")).hasValue("$${aws:username}");
  }

  @Test
  void finds_what_goes_through_the_inputs_of_a_module() {
    Resource instance = plan.resource("module.app[\"a\"].aws_instance.web[0]");

    assertThat(plan.referred(instance, "vpc_security_group_ids"))
        .extracting(Resource::address)
        .containsExactly("aws_security_group.open");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void finds_the_instance_with_the_same_key(int index) {
    Resource address = plan.resource("module.app[\"a\"].aws_eip.web[%d]".formatted(index));

    assertThat(address.references("instance"))
        .extracting(Reference::address)
        .containsExactly("module.app[\"a\"].aws_instance.web[%d]".formatted(index));
  }

  @Test
  void knows_the_blocks_of_a_set_that_has_lost_its_order() {
    List<Block> ingress = plan.resource("aws_security_group.open").blocks("ingress");

    assertThat(ingress.get(2).references("security_groups"))
        .containsExactly(new Reference("aws_kms_key.data", "id"));
    assertThat(ingress.get(0).references("security_groups")).isEmpty();
  }

  @Test
  void says_who_refers_to_a_resource() {
    assertThat(plan.referring("aws_kms_key.data"))
        .extracting(Resource::address)
        .containsExactly("aws_sqs_queue.orders", "aws_security_group.open");
    assertThat(plan.referring("aws_sqs_queue.orders")).isEmpty();
  }

  @Test
  void has_the_providers_that_the_configuration_has() {
    assertThat(plan.providers("aws"))
        .extracting(provider -> provider.text("region").orElseThrow())
        .containsExactly("${var.region}", "us-east-1");
    assertThat(plan.providers("aws").get(0).block("default_tags").block("tags").text("Service"))
        .hasValue("orders");
    assertThat(plan.settings().block("required_providers").block("aws").text("version"))
        .hasValue("5.100.0");
    assertThat(queue.text("provider")).hasValue("aws.us");
    assertThat(plan.outputs().get("queue").text("value")).hasValue("orders");
    assertThat(plan.variables()).containsOnlyKeys("region");
  }

  @Test
  void says_what_it_would_do() {
    assertThat(plan.changes().get(0))
        .isEqualTo(
            new PlannedChange(
                "aws_sqs_queue.orders",
                "aws_sqs_queue",
                List.of("delete", "create"),
                List.of("name", "tags.0.key")));
  }

  @Test
  void reads_a_plan_of_changes_alone() {
    var changes =
        TerraformDocument.read(
            """
            {"format_version": "1.2", "resource_changes": [
              {"address": "aws_lb.a", "mode": "managed", "type": "aws_lb", "name": "a",
               "change": {"actions": ["create"], "after": {"name": "a"},
               "after_unknown": {"arn": true}}},
              {"address": "aws_lb.b", "mode": "managed", "type": "aws_lb", "name": "b",
               "change": {"actions": ["delete"], "after": null}}]}
            """);

    assertThat(changes.resources()).extracting(Resource::address).containsExactly("aws_lb.a");
    assertThat(changes.resource("aws_lb.a").text("name")).hasValue("a");
    assertThat(changes.changes()).hasSize(2);
  }

  @Test
  void follows_ids_and_arns_of_a_state() {
    var state =
        TerraformDocument.read(
            """
            {"format_version": "1.0", "values": {"root_module": {"resources": [
              {"address": "aws_vpc.main", "mode": "managed", "type": "aws_vpc", "name": "main",
               "values": {"id": "vpc-0123456789abcdef0"}},
              {"address": "aws_subnet.a", "mode": "managed", "type": "aws_subnet", "name": "a",
               "values": {"id": "subnet-0123456789abcdef0", "vpc_id": "vpc-0123456789abcdef0"}},
              {"address": "aws_s3_bucket.a", "mode": "managed", "type": "aws_s3_bucket",
               "name": "a", "values": {"id": "orders"}},
              {"address": "aws_s3_bucket_acl.a", "mode": "managed", "type": "aws_s3_bucket_acl",
               "name": "a", "values": {"bucket": "orders"}}]}}}
            """);

    assertThat(state.resource("aws_subnet.a").references("vpc_id"))
        .containsExactly(new Reference("aws_vpc.main", "id"));
    assertThat(state.attachedTo(state.resource("aws_s3_bucket.a"), "aws_s3_bucket_acl", "bucket"))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"format_version": "2.0"}                        | format_version "2.0": known are 0.1 up to 1.x
          {"format_version": {}, "planned_values": 1}      | format_version "": known
          {"format_version": "1.0", "values": {"root_module": {"resources": [{"type": "a"}]}}} | a resource without its address
          """)
  void refuses_plans_that_it_cannot_know(String text, String reason) {
    assertThatExceptionOfType(InvalidDocument.class)
        .isThrownBy(() -> TerraformDocument.read(text))
        .withMessageContaining(reason);
  }

  @Test
  void tells_that_a_plan_is_not_whole() {
    assertThat(
            TerraformDocument.read(
                    """
                    {"format_version": "1.2", "errored": true, "deferred_changes": [{}, {}]}
                    """)
                .unread())
        .containsExactly(
            "the plan failed: what comes after the error is not in it",
            "2 changes are deferred to another plan");
  }
}
