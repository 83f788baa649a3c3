package dev.plinth.terraform;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerraformDocumentTest {
  private final TerraformDocument document =
      TerraformDocument.read(
          """
          {
            "variable": {
              "size": {"type": "number", "default": 3},
              "name": {"type": "string", "default": "orders"},
              "zones": {"default": ["a", "b"]},
              "later": {"type": "string"}
            },
            "provider": {"aws": [{"region": "eu-west-1"}, {"alias": "us", "region": "us-east-1"}]},
            "terraform": {"backend": {"s3": {"encrypt": true}}},
            "locals": {
              "greeting": "hello ${var.name}",
              "policy": {"Statement": [{"Resource": ["${aws_lb.main.arn}/${var.name}"]}]}
            },
            "data": {"aws_ami": {"ubuntu": {"owners": ["1"]}}},
            "ephemeral": {"aws_secretsmanager_random_password": {"orders": {}}},
            "output": {"where": {"value": "${var.name}.example.com"}},
            "resource": {
              "aws_autoscaling_group": {
                "app": {
                  "name": "${var.name}-${var.later}-asg",
                  "min_size": "${var.size}",
                  "step": "${-var.size}",
                  "zones": "${var.zones}",
                  "later": "${var.later}",
                  "image": "${data.aws_ami.ubuntu.image_id}",
                  "encrypted": "true",
                  "public": false,
                  "policy": "${jsonencode(local.policy)}",
                  "pattern": "{\\"source\\": [\\"${var.name}\\"]}",
                  "tag": [{"key": "a"}, {"key": "b"}],
                  "launch": {"version": "7"}
                }
              },
              "aws_lb": [{"main": [{"name": "lb"}]}]
            }
          }
          """);

  private final Resource group = document.resource("aws_autoscaling_group.app");

  @Test
  void lists_resources_with_their_addresses() {
    assertThat(document.resources())
        .extracting(Resource::address, Resource::type, Resource::name)
        .containsExactly(
            tuple("aws_autoscaling_group.app", "aws_autoscaling_group", "app"),
            tuple("aws_lb.main", "aws_lb", "main"));
    assertThat(document.resources("aws_lb")).extracting(Resource::name).containsExactly("main");
    assertThat(document.resources("aws_sns_topic")).isEmpty();
  }

  @Test
  void tells_resources_data_sources_and_ephemeral_resources_apart() {
    assertThat(document.dataSources("aws_ami"))
        .extracting(Resource::address)
        .containsExactly("data.aws_ami.ubuntu");
    assertThat(document.find("aws_ami.ubuntu")).isEmpty();
    assertThatThrownBy(() -> document.resource("aws_ami.ubuntu"))
        .hasMessage("the document has no aws_ami.ubuntu");
    assertThat(document.find("ephemeral.aws_secretsmanager_random_password.orders")).isPresent();
  }

  @Test
  void reads_lists_around_names_and_bodies() {
    assertThat(document.resource("aws_lb.main").text("name")).hasValue("lb");
  }

  @Test
  void takes_variables_for_their_defaults() {
    assertThat(group.number("min_size")).hasValue(3);
    assertThat(group.number("step")).hasValue(-3);
    assertThat(group.texts("zones")).containsExactly("a", "b");
    assertThat(group.text("name")).hasValue("orders-${var.later}-asg");
    assertThat(group.text("later")).hasValue("${var.later}");
    assertThat(document.locals().text("greeting")).hasValue("hello orders");
    assertThat(document.outputs().get("where").text("value")).hasValue("orders.example.com");
  }

  @Test
  void is_sure_only_of_what_is_written() {
    assertThat(group.isTrue("encrypted")).isTrue();
    assertThat(group.isFalse("public")).isTrue();
    assertThat(group.isTrue("later")).isFalse();
    assertThat(group.isFalse("later")).isFalse();
    assertThat(group.isTrue("missing")).isFalse();
    assertThat(group.isFalse("missing")).isFalse();
    assertThat(group.number("later")).isEmpty();
    assertThat(group.number("missing")).isEmpty();
    assertThat(group.text("missing")).isEmpty();
    assertThat(group.texts("missing")).isEmpty();
  }

  @Test
  void reads_nested_blocks_with_and_without_a_list() {
    assertThat(group.blocks("tag"))
        .extracting(tag -> tag.text("key").orElseThrow())
        .containsExactly("a", "b");
    assertThat(group.block("launch").number("version")).hasValue(7);
    assertThat(group.block("missing").block("deeper").text("name")).isEmpty();
    assertThatIllegalStateException()
        .isThrownBy(() -> group.block("tag"))
        .withMessageContaining("tag is there 2 times")
        .withMessageContaining("aws_autoscaling_group.app");
  }

  @Test
  void reads_settings_and_providers() {
    assertThat(document.settings().block("backend").block("s3").isTrue("encrypt")).isTrue();
    assertThat(document.providers("aws"))
        .extracting(provider -> provider.text("region").orElseThrow())
        .containsExactly("eu-west-1", "us-east-1");
    assertThat(document.variables()).containsOnlyKeys("size", "name", "zones", "later");
  }

  @Test
  void finds_what_a_reference_points_at() {
    assertThat(group.references("image"))
        .containsExactly(new Reference("data.aws_ami.ubuntu", "image_id"))
        .allMatch(reference -> document.find(reference.address()).isPresent());
  }

  @Test
  void reads_json_in_arguments() {
    Block policy = document.decoded(group, "policy").orElseThrow();
    Block pattern = document.decoded(group, "pattern").orElseThrow();

    assertThat(policy.blocks("Statement").get(0).texts("Resource"))
        .containsExactly("${aws_lb.main.arn}/orders");
    assertThat(pattern.texts("source")).containsExactly("orders");
    assertThat(document.decoded(group, "name")).isEmpty();
    assertThat(document.decoded(group, "missing")).isEmpty();
  }

  @Test
  void reads_a_list_of_json_in_an_argument() {
    var document =
        TerraformDocument.read(
            """
            {"resource": {"aws_ecs_task_definition": {
              "text": {"container_definitions": "[{\\"name\\": \\"orders\\"}]"},
              "local": {"container_definitions": "${jsonencode(local.containers)}"},
              "file": {"container_definitions": "${file(\\"containers.json\\")}"},
              "object": {"container_definitions": "{}"}}},
             "locals": {"containers": [{"name": "orders"}, "no object"]}}
            """);

    for (String name : List.of("text", "local")) {
      var task = document.resource("aws_ecs_task_definition." + name);
      assertThat(document.decodedList(task, "container_definitions").orElseThrow())
          .as(name)
          .extracting(container -> container.text("name").orElse(""))
          .containsExactly("orders");
    }
    for (String name : List.of("file", "object")) {
      var task = document.resource("aws_ecs_task_definition." + name);
      assertThat(document.decodedList(task, "container_definitions")).as(name).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                                                    | ''
          aws_lb.main.arn                                       | ''
          $${aws_lb.main.arn}                                   | ''
          ${var.size + local.some_thing.other_thing.arn}        | ''
          ${"aws_lb.main.arn"}                                  | ''
          ${aws_lb.main.arn}                                    | aws_lb.main.arn
          arn:${aws_lb.main.arn}/*                              | aws_lb.main.arn
          ${aws_rds_cluster.a.master_user_secret[0].secret_arn} | aws_rds_cluster.a.master_user_secret
          ${aws_eip.nat[0].id}                                  | aws_eip.nat.id
          ${data.aws_ami.ubuntu.id}${tls_private_key.ssh.key}   | data.aws_ami.ubuntu.id, tls_private_key.ssh.key
          ${"lb ${aws_lb.main.arn}"}                            | aws_lb.main.arn
          ${join("}", [aws_lb.a.arn, {x = aws_lb.b.arn}])}      | aws_lb.a.arn, aws_lb.b.arn
          """)
  void finds_references_in_expressions_only(String text, String references) {
    assertThat(Template.of(text).references().map(Reference::toString).collect(joining(", ")))
        .isEqualTo(references);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                | empty
          []                | not a JSON object
          {} {}             | line 1, column 4: more after the end
          {"a": 1, "a": 2}  | Duplicate field 'a'
          resource "a" "b"  | line 1, column
          """)
  void refuses_what_is_not_terraform_json(String text, String reason) {
    assertThatExceptionOfType(InvalidDocument.class)
        .isThrownBy(() -> TerraformDocument.read(text))
        .withMessageContaining(reason)
        .withMessageContaining("allowed is one JSON object");
  }
}
