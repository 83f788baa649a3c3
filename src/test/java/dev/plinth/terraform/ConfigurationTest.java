package dev.plinth.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ${local.name}                    | orders
          ${local.tags.Owner}              | me
          ${local.tags["Owner"]}           | me
          ${local.zones[1]}                | b
          ${ var.sizes.large }             | 8
          a-${local.greeting}-b            | a-hello orders-b
          ${local.key}                     | ${aws_kms_key.a.arn}
          ${local.tags.Missing}            | ${local.tags.Missing}
          ${local.circle}                  | ${local.circle}
          ${upper(local.name)}             | ${upper(local.name)}
          $${local.name}                   | $${local.name}
          x${local.zones}                  | x${local.zones}
          """)
  void puts_local_values_and_defaults_where_they_are_named(String written, String read) {
    var document =
        TerraformDocument.read(
            """
            {"variable": {"sizes": {"default": {"large": 8}}},
             "locals": {"name": "orders", "greeting": "hello ${local.name}", "zones": ["a", "b"],
               "tags": {"Owner": "me"}, "key": "${aws_kms_key.a.arn}",
               "circle": "${local.turn}", "turn": "${local.circle}"},
             "resource": {"aws_lb": {"a": {"name": %s}}}}
            """
                .formatted(quoted(written)));

    assertThat(document.resource("aws_lb.a").value("name").asText()).isEqualTo(read);
  }

  @Test
  void leaves_local_values_that_would_grow_without_end() {
    var locals = new StringBuilder("\"a0\": \"0123456789\"");
    for (int index = 1; index < 40; index++) {
      locals.append(
          ", \"a%d\": \"${local.a%<d}${local.a%<d}\""
              .formatted(index)
              .replace("local.a" + index, "local.a" + (index - 1)));
    }
    var document =
        TerraformDocument.read(
            "{\"locals\": {%s}, \"resource\": {\"aws_lb\": {\"a\": {\"name\": \"${local.a39}\"}}}}"
                .formatted(locals));

    assertThat(document.resource("aws_lb.a").isUnknown("name")).isTrue();
  }

  @Test
  void writes_out_dynamic_blocks() {
    var document =
        TerraformDocument.read(
            """
            {"variable": {"later": {}}, "resource": {"aws_x": {
              "list": {"dynamic": {"rule": {"for_each": [1, 2],
                "content": {"n": "${rule.value}", "k": "${rule.key}"}}}, "rule": {"n": 0}},
              "map": {"dynamic": [{"rule": [{"for_each": {"a": {"n": 5}}, "iterator": "it",
                "content": [{"n": "${it.value.n}", "k": "${it.key}", "dynamic": {"in":
                  {"for_each": ["x"], "content": {"k": "${in.value}-${it.key}"}}}}]}]}]},
              "none": {"dynamic": {"rule": {"for_each": [], "content": {"n": 1}}}},
              "later": {"dynamic": {"rule": {"for_each": "${var.later}",
                "content": {"n": "${rule.value}"}}}},
              "tags": {"tags": {"dynamic": "yes"}}}}}
            """);

    assertThat(document.resource("aws_x.list").toString())
        .isEqualTo("aws_x.list {\"rule\":[{\"n\":0},{\"n\":1,\"k\":0},{\"n\":2,\"k\":1}]}");
    assertThat(document.resource("aws_x.map").toString())
        .isEqualTo("aws_x.map {\"rule\":[{\"n\":5,\"k\":\"a\",\"in\":[{\"k\":\"x-a\"}]}]}");
    assertThat(document.resource("aws_x.none").blocks("rule")).isEmpty();
    assertThat(document.resource("aws_x.later").block("rule").isUnknown("n")).isTrue();
    assertThat(document.resource("aws_x.tags").block("tags").text("dynamic")).hasValue("yes");
  }

  @Test
  void follows_each_to_the_resource_that_it_is_repeated_for() {
    var document =
        TerraformDocument.read(
            """
            {"resource": {
              "aws_s3_bucket": {"all": {"for_each": {"a": 1}}},
              "aws_s3_bucket_acl": {"all": {"for_each": "${aws_s3_bucket.all}",
                "bucket": "${each.value.id}"}}}}
            """);

    assertThat(
            document.attachedTo(
                document.resource("aws_s3_bucket.all"), "aws_s3_bucket_acl", "bucket"))
        .hasSize(1);
  }

  @Test
  void leaves_out_what_is_made_not_once() {
    var document =
        TerraformDocument.read(
            "{\"resource\": {\"aws_lb\": {\"a\": {\"count\": 0}, \"b\": {\"count\": 2}}}}");

    assertThat(document.resources()).extracting(Resource::name).containsExactly("b");
  }

  @Test
  void reads_several_files_as_one_and_overrides_last() {
    var files = new LinkedHashMap<String, String>();
    files.put("a_override.tf.json", "{\"resource\": {\"aws_lb\": {\"a\": {\"internal\": true}}}}");
    files.put("a.tf.json", "{\"resource\": {\"aws_lb\": {\"a\": {\"name\": \"${local.name}\"}}}}");
    files.put("b.tf.json", "{\"locals\": {\"name\": \"orders\"}}");
    Resource balancer = TerraformDocument.read(files).resource("aws_lb.a");

    assertThat(balancer.text("name")).hasValue("orders");
    assertThat(balancer.isTrue("internal")).isTrue();
  }

  @Test
  void refuses_what_is_there_twice() {
    assertThatExceptionOfType(InvalidDocument.class)
        .isThrownBy(
            () ->
                TerraformDocument.read(
                    new LinkedHashMap<>(
                        Map.of(
                            "a.tf.json", "{\"resource\": {\"aws_lb\": {\"a\": {}}}}",
                            "b.tf.json", "{\"resource\": {\"aws_lb\": {\"a\": {}}}}"))))
        .withMessageMatching("[ab].tf.json: resource.aws_lb.a is in [ab].tf.json, too;.*");
    assertThatExceptionOfType(InvalidDocument.class)
        .isThrownBy(
            () ->
                TerraformDocument.read(
                    "{\"resource\": [{\"aws_lb\": {\"a\": {}}}, {\"aws_lb\": {\"a\": {}}}]}"))
        .withMessageStartingWith("resource.aws_lb.a is there twice;");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"resource": "aws_lb"}                    | resource is no block
          {"resource": {"aws_lb": 1}}               | resource.aws_lb is no block
          {"resource": {"aws_lb": {"a": "b"}}}      | resource.aws_lb.a is no block
          {"variable": {"a": 1}}                    | variable.a is no block
          {"name": "orders"}                        | nothing of Terraform's in it, such as resource
          {}                                        | nothing of Terraform's in it
          """)
  void refuses_what_is_no_configuration(String text, String reason) {
    assertThatExceptionOfType(InvalidDocument.class)
        .isThrownBy(() -> TerraformDocument.read(text))
        .withMessageStartingWith(reason);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\"", "\\\"") + "\"";
  }
}
