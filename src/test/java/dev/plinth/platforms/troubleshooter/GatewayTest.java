package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatewayTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TerraformDocument MVP = troubleshooter();
  private static final String STAGE = "${aws_api_gateway_stage.main.stage_name}";
  private static final String DOMAIN = "api_domain_name=api.example.com";
  private static final String CERTIFICATE =
      "api_certificate_arn=arn:aws:acm:us-west-2:333333333333:certificate/0a1b2c3d";

  @TempDir private Path root;

  @Test
  void the_api_is_regional_and_its_document_is_all_of_it() {
    Resource api = MVP.resource("aws_api_gateway_rest_api.main");

    assertThat(api.text("name")).hasValue("troubleshooter-api-mvp");
    assertThat(api.text("body")).hasValue("${jsonencode(local.main_api)}");
    assertThat(api.text("put_rest_api_mode")).hasValue("overwrite");
    assertThat(api.isTrue("fail_on_warnings")).isTrue();
    assertThat(api.block("endpoint_configuration").texts("types")).containsExactly("REGIONAL");
    assertThat(api.isFalse("disable_execute_api_endpoint")).isTrue();
    assertThat(
            List.of(
                "aws_api_gateway_resource",
                "aws_api_gateway_method",
                "aws_api_gateway_integration",
                "aws_api_gateway_gateway_response"))
        .allMatch(type -> MVP.resources(type).isEmpty());
  }

  @Test
  void whatever_changes_of_the_document_is_deployed_before_the_old_goes() {
    Resource deployment = MVP.resource("aws_api_gateway_deployment.main");
    Resource stage = MVP.resource("aws_api_gateway_stage.main");

    assertThat(deployment.block("triggers").text("body"))
        .hasValue("${sha256(jsonencode(local.main_api))}");
    assertThat(deployment.block("lifecycle").isTrue("create_before_destroy")).isTrue();
    assertThat(deployment.text("stage_name")).isEmpty();
    assertThat(stage.references("deployment_id"))
        .containsExactly(new Reference("aws_api_gateway_deployment.main", "id"));
  }

  /** Plans, keys, settings, names and guards are of the stage, which stays. */
  @Test
  void nothing_but_the_stage_knows_the_deployment() {
    assertThat(MVP.resources())
        .filteredOn(resource -> resource.toString().contains("aws_api_gateway_deployment.main"))
        .extracting(Resource::address)
        .containsExactlyInAnyOrder("aws_api_gateway_deployment.main", "aws_api_gateway_stage.main");
  }

  @Test
  void another_path_changes_the_body_and_nothing_else() throws IOException {
    var paths = new TreeSet<String>();
    var before = JSON.readTree(new ProjectCopy(root).json());
    var after =
        JSON.readTree(
            new ProjectCopy(root)
                .withDocument(
                    json -> {
                      var all = (ObjectNode) json.path("paths");
                      all.set("/lookups", all.remove("/incidents/{incidentId}"));
                      ((ObjectNode) all.at("/~1lookups/get")).remove("parameters");
                    })
                .json());

    compare("", before, after, paths);

    assertThat(paths)
        .containsExactly(
            "/locals/main_api/paths//incidents/{incidentId}", "/locals/main_api/paths//lookups");
  }

  @Test
  void what_only_people_read_of_the_document_changes_nothing() {
    String before = new ProjectCopy(root).json();
    String after =
        new ProjectCopy(root)
            .withDocument(
                json -> {
                  ((ObjectNode) json.path("info")).put("description", "Said better.");
                  ((ObjectNode) json.at("/paths/~1search/post")).put("summary", "Said better.");
                  ((ObjectNode) json.at("/paths/~1search/post/responses/200"))
                      .put("description", "Said better.");
                  ((ObjectNode) json.at("/components/schemas/SearchQuery"))
                      .put("description", "Said better.");
                })
            .json();

    assertThat(after).isEqualTo(before);
  }

  @Test
  void every_request_leaves_a_line_and_no_body_does() {
    Resource stage = MVP.resource("aws_api_gateway_stage.main");
    Block line = MVP.decoded(stage.block("access_log_settings"), "format").orElseThrow();

    assertThat(stage.isTrue("xray_tracing_enabled")).isTrue();
    assertThat(stage.block("access_log_settings").references("destination_arn"))
        .containsExactly(new Reference("aws_cloudwatch_log_group.main_api_requests", "arn"));
    assertThat(line.text("requestId")).hasValue("$context.requestId");
    assertThat(line.text("sourceIp")).hasValue("$context.identity.sourceIp");
    assertThat(line.text("apiKeyId")).hasValue("$context.identity.apiKeyId");
    assertThat(line.text("resourcePath")).hasValue("$context.resourcePath");
    assertThat(line.text("status")).hasValue("$context.status");
    assertThat(line.text("responseLatency")).hasValue("$context.responseLatency");
    assertThat(line.text("integrationLatency")).hasValue("$context.integration.latency");
    assertThat(line.text("integrationError")).hasValue("$context.integration.error");
    assertThat(line.text("wafStatus")).hasValue("$context.waf.status");
    assertThat(MVP.resources("aws_api_gateway_method_settings"))
        .hasSize(2)
        .allSatisfy(
            settings -> {
              assertThat(settings.block("settings").isTrue("metrics_enabled")).isTrue();
              assertThat(settings.block("settings").text("logging_level")).hasValue("ERROR");
              assertThat(settings.block("settings").isFalse("data_trace_enabled")).isTrue();
            });
  }

  /** API Gateway and WAF would make them for ever, without a key, or not at all. */
  @Test
  void logs_are_there_first_encrypted_and_for_as_long_as_set() {
    assertThat(List.of("main_api_requests", "main_api_errors", "api_waf"))
        .extracting(group -> MVP.resource("aws_cloudwatch_log_group." + group))
        .allSatisfy(
            group -> {
              assertThat(group.number("retention_in_days")).hasValue(14);
              assertThat(group.references("kms_key_id"))
                  .containsExactly(new Reference("aws_kms_key.logs", "arn"));
            })
        .extracting(group -> group.text("name").orElseThrow())
        .containsExactly(
            "/aws/apigateway/troubleshooter-api-mvp",
            "API-Gateway-Execution-Logs_${aws_api_gateway_rest_api.main.id}/v1",
            "aws-waf-logs-troubleshooter-api-mvp");
    assertThat(MVP.resource("aws_api_gateway_stage.main").texts("depends_on"))
        .containsExactly(
            "aws_cloudwatch_log_group.main_api_errors", "aws_api_gateway_account.api_logging");
    assertThat(MVP.decoded(MVP.resource("aws_kms_key.logs"), "policy").orElseThrow().toString())
        .contains("log-group:/*", "log-group:API-Gateway-Execution-Logs_*")
        .contains("log-group:aws-waf-logs-*");
  }

  @Test
  void one_environment_of_an_account_owns_the_role_that_writes_logs() {
    var other = troubleshooter("owns_account_singletons=false");

    assertThat(
            MVP.resource("aws_api_gateway_account.api_logging").references("cloudwatch_role_arn"))
        .containsExactly(new Reference("aws_iam_role.api_logging", "arn"));
    assertThat(other.resources("aws_api_gateway_account")).isEmpty();
    assertThat(other.find("aws_iam_role.api_logging")).isEmpty();
    assertThat(other.resource("aws_api_gateway_stage.main").texts("depends_on"))
        .containsExactly("aws_cloudwatch_log_group.main_api_errors");
  }

  @Test
  void the_stage_is_throttled_and_single_routes_more_so() {
    Resource all = MVP.resource("aws_api_gateway_method_settings.main");
    Resource one =
        MVP.resource("aws_api_gateway_method_settings.post_incidents_incident_id_frames");

    assertThat(all.text("method_path")).hasValue("*/*");
    assertThat(all.block("settings").number("throttling_rate_limit")).hasValue(1000);
    assertThat(all.block("settings").number("throttling_burst_limit")).hasValue(2000);
    assertThat(one.text("method_path")).hasValue("~1incidents~1{incidentId}~1frames/POST");
    assertThat(one.block("settings").number("throttling_rate_limit")).hasValue(20);
    assertThat(one.block("settings").number("throttling_burst_limit")).hasValue(40);
  }

  /** Two changes of a stage at once are a conflict to API Gateway. */
  @Test
  void limits_of_routes_are_set_one_after_the_other() {
    var limited =
        troubleshooter(
            "route_throttles={\"GET /sessions\": \"1/2\", \"POST /search\": \"3/4\","
                + " \"POST /sessions\": \"5/6\"}");

    assertThat(List.of("get_sessions", "post_search", "post_sessions"))
        .extracting(route -> limited.resource("aws_api_gateway_method_settings." + route))
        .extracting(settings -> settings.texts("depends_on"))
        .containsExactly(
            List.of("aws_api_gateway_method_settings.main"),
            List.of("aws_api_gateway_method_settings.get_sessions"),
            List.of("aws_api_gateway_method_settings.post_search"));
  }

  @Test
  void plans_limit_their_keys() {
    Resource standard = MVP.resource("aws_api_gateway_usage_plan.standard");
    Block stage = standard.block("api_stages");

    assertThat(standard.block("throttle_settings").number("rate_limit")).hasValue(100);
    assertThat(standard.block("throttle_settings").number("burst_limit")).hasValue(200);
    assertThat(standard.block("quota_settings").number("limit")).hasValue(1_000_000);
    assertThat(standard.block("quota_settings").text("period")).hasValue("MONTH");
    assertThat(stage.text("stage")).hasValue(STAGE);
    assertThat(stage.block("throttle").text("path")).hasValue("/search/POST");
    assertThat(stage.block("throttle").number("rate_limit")).hasValue(20);
    assertThat(MVP.resource("aws_api_gateway_usage_plan.trial").block("api_stages"))
        .satisfies(trial -> assertThat(trial.blocks("throttle")).isEmpty());
    assertThat(MVP.resource("aws_api_gateway_api_key.frontend").text("name"))
        .hasValue("troubleshooter-frontend-mvp");
    assertThat(MVP.resource("aws_api_gateway_api_key.frontend").text("value")).isEmpty();
    assertThat(MVP.resource("aws_api_gateway_usage_plan_key.frontend"))
        .satisfies(
            key -> {
              assertThat(key.references("key_id"))
                  .containsExactly(new Reference("aws_api_gateway_api_key.frontend", "id"));
              assertThat(key.references("usage_plan_id"))
                  .containsExactly(new Reference("aws_api_gateway_usage_plan.standard", "id"));
            });
  }

  @Test
  void a_caller_who_moves_to_another_plan_keeps_his_key() {
    var moved =
        troubleshooter(
            "usage_plan_settings={\"standard\": {\"api_keys\": [\"other\"]},"
                + " \"trial\": {\"api_keys\": [\"trial\", \"frontend\"]}}");

    String key = "aws_api_gateway_api_key.frontend";
    assertThat(moved.resource(key)).hasToString(MVP.resource(key).toString());
    assertThat(
            moved.resource("aws_api_gateway_usage_plan_key.frontend").references("usage_plan_id"))
        .containsExactly(new Reference("aws_api_gateway_usage_plan.trial", "id"));
  }

  @Test
  void a_plan_without_a_quota_takes_any_number() {
    var document = troubleshooter("usage_plan_settings={\"trial\": {\"quota_limit\": 0}}");

    assertThat(document.resource("aws_api_gateway_usage_plan.trial").blocks("quota_settings"))
        .isEmpty();
  }

  @Test
  void a_domain_of_its_own_is_the_only_way_in() {
    var document = troubleshooter(DOMAIN, CERTIFICATE, "hosted_zone_id=Z0123456789ABC");
    Resource domain = document.resource("aws_api_gateway_domain_name.api");

    assertThat(domain.text("domain_name")).hasValue("api.example.com");
    assertThat(domain.text("security_policy")).hasValue("TLS_1_2");
    assertThat(domain.block("endpoint_configuration").texts("types")).containsExactly("REGIONAL");
    assertThat(document.resource("aws_api_gateway_base_path_mapping.api").text("stage_name"))
        .hasValue(STAGE);
    assertThat(
            document
                .resource("aws_api_gateway_rest_api.main")
                .isTrue("disable_execute_api_endpoint"))
        .isTrue();
    assertThat(
            document
                .resource("aws_api_gateway_deployment.main")
                .block("triggers")
                .text("answers_at_own_address"))
        .hasValue("false");
    assertThat(List.of("api", "api_ipv6"))
        .extracting(name -> document.resource("aws_route53_record." + name))
        .allSatisfy(
            record -> {
              assertThat(record.text("name")).hasValue("api.example.com");
              assertThat(record.text("zone_id")).hasValue("Z0123456789ABC");
              assertThat(record.block("alias").references("name"))
                  .containsExactly(
                      new Reference("aws_api_gateway_domain_name.api", "regional_domain_name"));
            })
        .extracting(record -> record.text("type").orElseThrow())
        .containsExactly("A", "AAAA");
  }

  @Test
  void a_domain_whose_zone_is_elsewhere_gets_no_record() {
    assertThat(troubleshooter(DOMAIN, CERTIFICATE).find("aws_route53_record.api")).isEmpty();
    assertThat(MVP.find("aws_api_gateway_domain_name.api")).isEmpty();
  }

  @Test
  void others_than_some_addresses_are_refused() {
    var document = troubleshooter("allowed_cidr_blocks=[\"192.0.2.0/24\"]");
    List<Block> statements = policy(document);

    assertThat(statements)
        .extracting(statement -> statement.text("Sid").orElseThrow())
        .containsExactly("Call", "WithoutTls", "FromElsewhere");
    assertThat(statements.get(0).texts("Resource"))
        .containsExactly("arn:aws:execute-api:us-west-2:333333333333:*/*");
    assertThat(statements.get(2).text("Effect")).hasValue("Deny");
    assertThat(statements.get(2).block("Condition").block("NotIpAddress").texts("aws:SourceIp"))
        .containsExactly("192.0.2.0/24");
    assertThat(
            document.resource("aws_api_gateway_deployment.main").block("triggers").text("policy"))
        .hasValue("${sha256(jsonencode(local.main_api_policy))}");
  }

  /** The provider would leave the policy with the addresses where it is, and say nothing. */
  @Test
  void addresses_that_are_refused_no_more_are_taken_out_of_the_policy() {
    assertThat(policy(MVP))
        .extracting(statement -> statement.text("Sid").orElseThrow())
        .containsExactly("Call", "WithoutTls");
    assertThat(policy(MVP).get(0).texts("Resource"))
        .containsExactly("arn:aws:execute-api:us-west-2:333333333333:*/*");
  }

  /** An allowance of all routes would let the principals of every account in. */
  @Test
  void a_policy_allows_only_open_routes_where_callers_sign() {
    var document = troubleshooter("authorization=iam", "allowed_cidr_blocks=[\"192.0.2.0/24\"]");

    assertThat(policy(document).get(0).texts("Resource"))
        .containsExactly(
            "arn:aws:execute-api:us-west-2:333333333333:*/*/OPTIONS/*",
            "arn:aws:execute-api:us-west-2:333333333333:*/*/GET/health");
  }

  @Test
  void waf_looks_at_requests_and_keeps_what_it_blocks_or_counts() {
    Resource acl = MVP.resource("aws_wafv2_web_acl.api");
    Resource logging = MVP.resource("aws_wafv2_web_acl_logging_configuration.api");

    assertThat(acl.text("scope")).hasValue("REGIONAL");
    assertThat(acl.blocks("rule"))
        .extracting(rule -> rule.text("name").orElseThrow())
        .containsExactly(
            "rate",
            "AWSManagedRulesAmazonIpReputationList",
            "AWSManagedRulesKnownBadInputsRuleSet",
            "AWSManagedRulesCommonRuleSet");
    assertThat(
            acl.blocks("rule")
                .get(0)
                .block("statement")
                .block("rate_based_statement")
                .number("limit"))
        .hasValue(2000);
    assertThat(
            acl.blocks("rule")
                .get(3)
                .block("statement")
                .block("managed_rule_group_statement")
                .blocks("rule_action_override"))
        .extracting(rule -> rule.text("name").orElseThrow())
        .contains("SizeRestrictions_BODY")
        .allMatch(rule -> rule.endsWith("_BODY"));
    assertThat(MVP.resource("aws_wafv2_web_acl_association.api").references("resource_arn"))
        .containsExactly(new Reference("aws_api_gateway_stage.main", "arn"));
    assertThat(logging.blocks("redacted_fields"))
        .extracting(field -> field.block("single_header").text("name").orElseThrow())
        .containsExactly("x-api-key", "authorization");
    assertThat(logging.block("logging_filter").text("default_behavior")).hasValue("DROP");
    assertThat(logging.texts("depends_on"))
        .containsExactly("aws_cloudwatch_log_resource_policy.api_waf");
  }

  @Test
  void waf_is_not_there_where_it_is_not_wanted() {
    assertThat(troubleshooter("waf_enabled=false").resources())
        .noneMatch(resource -> resource.type().startsWith("aws_wafv2"));
  }

  private static List<Block> policy(TerraformDocument document) {
    return document
        .decoded(document.resource("aws_api_gateway_rest_api.main"), "policy")
        .orElseThrow()
        .blocks("Statement");
  }

  /** Where two documents differ, no deeper than where one of them has something alone. */
  private static void compare(String path, JsonNode before, JsonNode after, TreeSet<String> paths) {
    if (before.equals(after)) {
      return;
    }
    if (!before.isObject() || !after.isObject()) {
      paths.add(path);
      return;
    }
    var names = new TreeSet<String>();
    for (JsonNode node : List.of(before, after)) {
      names.addAll(node.properties().stream().map(entry -> entry.getKey()).toList());
    }
    for (String name : names) {
      compare(path + "/" + name, before.path(name), after.path(name), paths);
    }
  }
}
