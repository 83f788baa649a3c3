package dev.plinth.review.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.platforms.Target;
import dev.plinth.policy.Finding;
import dev.plinth.policy.Waivers;
import dev.plinth.policy.rules.storage.S3BucketEncrypted;
import dev.plinth.review.Judged;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlanCommentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Target DEV = new Target("ollama", "dev");
  private static final Path FOREIGN = Path.of("src/test/foreign");

  @Test
  void begins_with_what_a_later_plan_finds_it_by_and_says_how_much_changes() throws Exception {
    assertThat(comment(foreign("replacement")).lines().limit(4))
        .containsExactly(
            "<!-- plinth plan ollama dev -->",
            "## Plan of `ollama` in `dev`",
            "",
            "**1 to add, 1 to change, 1 to destroy** (1 replaced).");
  }

  @Test
  void says_first_whose_data_a_real_replacement_loses_and_what_forces_it() throws Exception {
    String comment = comment(foreign("replacement"));

    assertThat(comment)
        .contains(
            """
            > [!CAUTION]
            > **These keep data, which is lost with them** (1)
            >
            > - `aws_dynamodb_table.orders` `orders`: destroyed, and made anew
            """)
        .contains(
            "<details><summary><code>aws_dynamodb_table.orders</code> — data lost: <code>orders")
        .containsPattern("\\n\\+ hash_key = \"\\w+\"  # forces the replacement\\n");
    assertThat(comment.indexOf("### Replaced (1)"))
        .isBetween(comment.indexOf("CAUTION"), comment.indexOf("### Changed (1)"));
  }

  @Test
  void tells_real_moves_imports_and_what_is_forgotten() throws Exception {
    assertThat(comment(foreign("moved-and-imported")))
        .contains("0 to add, 1 to change, 0 to destroy** (1 moved, 1 forgotten)")
        .contains(
            "`aws_cloudwatch_log_group.after[\"eu\"]` — `was aws_cloudwatch_log_group.before`")
        .contains(
            "<code>aws_s3_bucket.taken</code> — <code>taken into the state</code>",
            "### Forgotten (1)");
  }

  @Test
  void groups_a_real_plan_by_kind_and_part() throws Exception {
    String comment = comment(foreign("modules"));

    assertThat(comment)
        .contains("### Created (20)")
        .containsSubsequence("**Access and keys**", "**Network**", "**Data**")
        .contains("module.net[&quot;blue&quot;].aws_vpc.this")
        .contains("(known after apply)")
        .doesNotContain("data.aws_iam_policy_document");
  }

  @Test
  void says_when_nothing_changes() {
    assertThat(comment(JSON.createObjectNode()))
        .contains("**Nothing to change.**", "Rules: nothing found.");
  }

  @Test
  void points_out_what_touches_security_and_opens_to_the_world_before_all() {
    JsonNode plan =
        plan(
            update("aws_iam_role.app", "{\"name\": \"a\"}", "{\"name\": \"b\"}"),
            update("aws_lb_listener.web", "{\"ssl_policy\": \"a\"}", "{\"ssl_policy\": \"b\"}"),
            update("aws_lb_listener.old", "{\"port\": 80}", "{\"port\": 81}"),
            update(
                "aws_vpc_security_group_ingress_rule.ssh",
                "{\"cidr_ipv4\": \"10.0.0.0/8\"}",
                "{\"cidr_ipv4\": \"0.0.0.0/0\"}"));

    assertThat(comment(plan))
        .contains(
            """
            > **These touch security** (3)
            >
            > - `aws_vpc_security_group_ingress_rule.ssh`: `opens to the whole world`
            > - `aws_iam_role.app`: `changed in place`
            > - `aws_lb_listener.web`: `changes ssl_policy`
            """);
  }

  @Test
  void compares_policies_as_objects() {
    String before = "{\"Statement\":[{\"Action\":[\"s3:Get\",\"s3:Put\"],\"Effect\":\"Allow\"}]}";
    String after = "{\"Statement\":[{\"Action\":[\"s3:*\",\"s3:Put\"],\"Effect\":\"Allow\"}]}";

    assertThat(
            lines(update("aws_iam_role_policy.app", text("policy", before), text("policy", after))))
        .containsExactly(
            "- policy.Statement[0].Action[0] = \"s3:Get\"",
            "+ policy.Statement[0].Action[0] = \"s3:*\"");
  }

  @Test
  void compares_the_script_that_is_packed_in_user_data_line_by_line() throws Exception {
    String before = packed("one\ntwo\nthree\nfour\n");
    String after = packed("one\ntwo\nTHREE\nfour\n");

    assertThat(
            lines(
                update(
                    "aws_launch_template.app",
                    text("user_data", before),
                    text("user_data", after))))
        .containsExactly(
            "  user_data = text:", "@@ -1,4 +1,4 @@", " one", " two", "-three", "+THREE", " four");
  }

  @Test
  void pairs_equal_elements_of_lists_wherever_they_stand() {
    assertThat(
            lines(
                update(
                    "aws_lb.main",
                    "{\"subnets\": [\"a\", \"b\", \"c\"], \"tags\": {\"a\": 1}}",
                    "{\"subnets\": [\"c\", \"a\", \"d\"], \"tags\": {\"a\": 1}}")))
        .containsExactly("- subnets[2] = \"b\"", "+ subnets[2] = \"d\"");
  }

  @Test
  void masks_what_terraform_calls_sensitive_on_either_side() {
    ObjectNode changed =
        update(
            "aws_ssm_parameter.key",
            "{\"value\": \"hunter2\", \"options\": [{\"pin\": \"1111\", \"name\": \"x\"}]}",
            "{\"value\": \"hunter3\", \"options\": [{\"pin\": \"2222\", \"name\": \"y\"}]}");
    change(changed).set("before_sensitive", json("{\"value\": true}"));
    change(changed).set("after_sensitive", json("{\"options\": [{\"pin\": true}]}"));

    assertThat(lines(changed))
        .containsExactly(
            "- value = (sensitive value)",
            "+ value = (sensitive value)",
            "- options[0].pin = (sensitive value)",
            "+ options[0].pin = (sensitive value)",
            "- options[0].name = \"x\"",
            "+ options[0].name = \"y\"");
  }

  @Test
  void masks_secrets_that_nobody_marked() {
    String before = "[{\"environment\":[{\"name\":\"DB_PASSWORD\",\"value\":\"hunter2\"}]}]";
    String after = "[{\"environment\":[{\"name\":\"DB_PASSWORD\",\"value\":\"hunter3\"}]}]";
    JsonNode plan =
        plan(
            update(
                "aws_ecs_task_definition.api",
                text("container_definitions", before),
                text("container_definitions", after)),
            update(
                "aws_rds_cluster.main",
                "{\"master_password\": \"hunter2\", \"description\": \"x\"}",
                "{\"master_password\": \"hunter3\", \"description\": \"AKIA"
                    + "Q".repeat(16)
                    + "\"}"),
            update(
                "aws_launch_template.app",
                text("user_data", "a\nKEY=AKIA" + "Z".repeat(16) + "\n"),
                text("user_data", "a\nKEY=AKIA" + "Y".repeat(16) + "\n")));

    assertThat(comment(plan))
        .doesNotContain("hunter", "AKIA")
        .contains("environment[0].value = (sensitive value)", "+ master_password = (sensitive");
  }

  @Test
  void shows_where_a_secret_is() {
    String arn = "arn:aws:secretsmanager:us-east-1:444455556666:secret:a";

    assertThat(lines(update("aws_x.y", "{}", text("db_secret", arn))))
        .containsExactly("+ db_secret = \"" + arn + "\"");
  }

  @Test
  void says_what_is_known_only_after_apply() {
    ObjectNode changed = update("aws_lb.main", "{\"arn\": \"a\"}", "{}");
    change(changed).set("after_unknown", json("{\"arn\": true, \"dns\": {\"name\": true}}"));

    assertThat(lines(changed))
        .containsExactly(
            "- arn = \"a\"", "+ arn = (known after apply)", "+ dns.name = (known after apply)");
  }

  @Test
  void masks_what_is_sensitive_and_known_only_after_apply() {
    ObjectNode changed = update("aws_x.y", "{\"value\": \"hunter2\"}", "{}");
    change(changed).set("after_unknown", json("{\"value\": true}"));
    change(changed).set("before_sensitive", json("{\"value\": true}"));

    assertThat(lines(changed))
        .containsExactly("- value = (sensitive value)", "+ value = (sensitive value)");
  }

  @Test
  void shows_outputs_and_masks_sensitive_ones() {
    ObjectNode plan = plan();
    plan.set(
        "output_changes",
        json(
            """
            {"url": {"actions": ["update"], "before": "a", "after": "b"},
             "key": {"actions": ["create"], "before": null, "after": "hunter2",
                     "after_sensitive": true},
             "same": {"actions": ["no-op"], "before": "a", "after": "a"}}
            """));

    assertThat(comment(plan))
        .contains("**Only outputs change.**")
        .contains("- url = \"a\"\n+ url = \"b\"\n+ key = (sensitive value)\n")
        .doesNotContain("same", "hunter2");
  }

  @Test
  void lists_what_the_rules_found_the_worst_first() {
    var finding = new Finding(new S3BucketEncrypted(), "aws_s3_bucket.a", "no `key`", true);

    assertThat(PlanComment.of(DEV, plan(), judged(finding)))
        .contains("### Rules: 1 found, 0 waived")
        .contains("- HIGH `S3BucketEncrypted` at `aws_s3_bucket.a`: `` no `key` ``");
  }

  @Test
  void tells_checks_of_terraform_that_fail_and_a_plan_that_broke_off() {
    ObjectNode plan = plan();
    plan.put("errored", true);
    plan.set(
        "checks",
        json(
            """
            [{"instances": [{"status": "fail", "problems": [{"message": "no answer"}]},
                            {"status": "pass"}]}]
            """));

    assertThat(comment(plan)).contains("> The plan failed", "> - `no answer`");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_x.y[\"``` </code></summary></details><img src=x onerror=alert(1)> @octocat #1\"]",
        "aws_x.y[\"a\n\n## Approved\"]",
        "aws_x.y[\"`\"]",
        "aws_x.y[\"\u202Egnp.exe\u200B\"]"
      })
  void lets_no_address_out_of_its_code(String address) {
    for (String kind : List.of("update", "delete")) {
      ObjectNode changed = update(address, "{\"a\": 1}", "{\"a\": 2}");
      changed.put("type", "aws_s3_bucket");
      change(changed).set("actions", JSON.createArrayNode().add(kind));

      String comment = comment(plan(changed));

      assertThat(MarkdownText.outsideOfCode(comment))
          .doesNotContain("img", "@octocat", "Approved", "gnp", "</code></summary></details><");
      assertThat(comment).doesNotContain("\u202E", "\u200B");
    }
  }

  @Test
  void lets_no_value_out_of_its_fence() {
    String value = "x\n```\n````\n</details>\n# Approved @octocat\n";
    JsonNode plan = plan(update("aws_x.y", text("a", "x\ny\n"), text("a", value)));

    assertThat(comment(plan)).contains("+# Approved @octocat");
    assertThat(MarkdownText.outsideOfCode(comment(plan))).doesNotContain("Approved");
  }

  @ParameterizedTest
  @ValueSource(ints = {300, 1_000, 5_000})
  void stays_below_what_github_takes_and_cuts_no_block_in_two(int resources) {
    String longText = "`".repeat(5) + "x".repeat(2_000);
    JsonNode plan =
        plan(
            IntStream.range(0, resources)
                .mapToObj(
                    i ->
                        update(
                            "module.%s.aws_security_group.g%d".formatted("m".repeat(i % 90), i),
                            text("description", "a" + i),
                            text("description", longText + i)))
                .toArray(ObjectNode[]::new));

    String comment = comment(plan);

    assertThat(comment).hasSizeLessThan(PlanComment.LIMIT).contains("longer than a comment may be");
    assertThat(comment.split("<details>", -1)).hasSameSizeAs(comment.split("</details>", -1));
    assertThat(MarkdownText.outsideOfCode(comment)).doesNotContain("xxx");
  }

  @Test
  void shortens_what_is_told_of_one_resource() {
    String list = IntStream.range(0, 400).mapToObj(i -> "\"v" + i + "\"").toList().toString();

    assertThat(comment(plan(update("aws_x.y", "{}", "{\"a\": " + list + "}"))))
        .contains("# 250 more lines")
        .doesNotContain("v200");
  }

  @Test
  void shows_long_values_where_they_differ() {
    String same = "s".repeat(900);

    assertThat(lines(update("aws_x.y", text("a", same + "old"), text("a", same + "new"))))
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).hasSizeLessThan(360))
        .anySatisfy(line -> assertThat(line).contains("old"))
        .anySatisfy(line -> assertThat(line).contains("new"));
  }

  private static JsonNode foreign(String name) throws IOException {
    return JSON.readTree(FOREIGN.resolve(name + ".plan.json").toFile());
  }

  private static String comment(JsonNode plan) {
    return PlanComment.of(DEV, plan, judged());
  }

  private static Judged judged(Finding... findings) {
    return Judged.of(
        "ollama/dev",
        address -> null,
        List.of(),
        List.of(findings),
        List.of(),
        new Waivers(List.of(), LocalDate.EPOCH));
  }

  private static List<String> lines(ObjectNode changed) {
    return AttributeChanges.of(PlannedResource.in(plan(changed)).get(0)).lines();
  }

  private static ObjectNode plan(ObjectNode... changed) {
    ObjectNode plan = JSON.createObjectNode();
    ArrayNode changes = plan.putArray("resource_changes");
    List.of(changed).forEach(changes::add);
    return plan;
  }

  private static ObjectNode update(String address, String before, String after) {
    ObjectNode changed = JSON.createObjectNode();
    changed.put("address", address).put("mode", "managed");
    changed.put("type", address.replaceFirst("^module\\.\\w*\\.", "").split("\\.")[0]);
    ObjectNode change = changed.putObject("change");
    change.putArray("actions").add("update");
    change.set("before", json(before));
    change.set("after", json(after));
    return changed;
  }

  private static ObjectNode change(ObjectNode changed) {
    return (ObjectNode) changed.get("change");
  }

  private static String text(String attribute, String value) {
    return JSON.createObjectNode().put(attribute, value).toString();
  }

  private static String packed(String script) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(script.getBytes(StandardCharsets.UTF_8));
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException invalid) {
      throw new IllegalArgumentException(invalid);
    }
  }
}
