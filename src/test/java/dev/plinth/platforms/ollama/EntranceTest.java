package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EntranceTest {
  private static final List<String> API_PATHS =
      List.of("/api/generate", "/api/chat", "/api/tags", "/api/show", "/api/ps", "/api/embed*");
  private static final Reference CHAT = new Reference("aws_lb_target_group.app", "arn");
  private static final Reference API = new Reference("aws_lb_target_group.api", "arn");
  private static final Reference HTTPS = new Reference("aws_lb_listener.https", "arn");
  private static final Reference HTTP = new Reference("aws_lb_listener.http", "arn");

  @ParameterizedTest
  @ValueSource(strings = {"staging", "production"})
  void http_leads_to_https_outside_development(String environment) {
    var document = ollama(environment);
    Resource http = document.resource("aws_lb_listener.http");
    Resource https = document.resource("aws_lb_listener.https");
    Block redirect = http.block("default_action").block("redirect");

    assertThat(http.number("port")).hasValue(80);
    assertThat(http.block("default_action").text("type")).hasValue("redirect");
    assertThat(redirect.text("protocol")).hasValue("HTTPS");
    assertThat(redirect.text("port")).hasValue("443");
    assertThat(redirect.text("status_code")).hasValue("HTTP_301");
    assertThat(https.number("port")).hasValue(443);
    assertThat(https.text("protocol")).hasValue("HTTPS");
    assertThat(https.text("ssl_policy")).hasValue("ELBSecurityPolicy-TLS13-1-2-2021-06");
    assertThat(https.text("certificate_arn").orElse("")).startsWith("arn:aws:acm:us-east-1:");
    assertThat(https.block("default_action").references("target_group_arn")).containsExactly(CHAT);
  }

  @Test
  void development_without_a_certificate_answers_by_http() {
    var document = ollama("dev");

    assertThat(document.find("aws_lb_listener.https")).isEmpty();
    assertThat(
            document
                .resource("aws_lb_listener.http")
                .block("default_action")
                .references("target_group_arn"))
        .containsExactly(CHAT);
  }

  @ParameterizedTest
  @CsvSource({"dev, http", "staging, https", "production, https"})
  void answers_carry_security_headers(String environment, String listener) {
    Resource answering = ollama(environment).resource("aws_lb_listener." + listener);

    assertThat(answering.text("routing_http_response_x_content_type_options_header_value"))
        .hasValue("nosniff");
    assertThat(answering.text("routing_http_response_x_frame_options_header_value"))
        .hasValue("SAMEORIGIN");
    assertThat(answering.isFalse("routing_http_response_server_enabled")).isTrue();
    assertThat(
            answering
                .text("routing_http_response_strict_transport_security_header_value")
                .isPresent())
        .isEqualTo(listener.equals("https"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void the_load_balancer_faces_the_internet_and_logs_every_request(String environment) {
    var document = ollama(environment);
    Resource balancer = document.resource("aws_lb.main");
    Block logs = balancer.block("access_logs");

    assertThat(balancer.isFalse("internal")).isTrue();
    assertThat(balancer.text("load_balancer_type")).hasValue("application");
    assertThat(balancer.isTrue("drop_invalid_header_fields")).isTrue();
    assertThat(balancer.references("security_groups"))
        .extracting(Reference::address)
        .containsExactly("aws_security_group.alb");
    assertThat(balancer.references("subnets"))
        .extracting(Reference::address)
        .containsExactly("aws_subnet.public_1", "aws_subnet.public_2");
    assertThat(logs.isTrue("enabled")).isTrue();
    assertThat(logs.references("bucket"))
        .extracting(Reference::address)
        .containsExactly("aws_s3_bucket.logs");
    assertThat(balancer.texts("depends_on")).contains("aws_s3_bucket_policy.logs");
  }

  @ParameterizedTest
  @CsvSource({"dev, false", "staging, false", "production, true"})
  void production_refuses_to_delete_the_load_balancer(String environment, boolean isProtected) {
    Resource balancer = ollama(environment).resource("aws_lb.main");

    assertThat(balancer.isTrue("enable_deletion_protection")).isEqualTo(isProtected);
  }

  @Test
  void silent_connections_outlast_the_model_and_end_before_the_client() {
    assertThat(ollama("production").resource("aws_lb.main").number("idle_timeout")).hasValue(360);
  }

  @ParameterizedTest
  @CsvSource({"app, 8080, /health", "api, 11434, /api/tags"})
  void targets_are_checked_where_their_service_answers(String name, int port, String path) {
    Resource targets = ollama("production").resource("aws_lb_target_group." + name);
    Block check = targets.block("health_check");

    assertThat(targets.number("port")).hasValue(port);
    assertThat(targets.text("protocol")).hasValue("HTTP");
    assertThat(targets.text("target_type")).hasValue("instance");
    assertThat(check.isTrue("enabled")).isTrue();
    assertThat(check.text("path")).hasValue(path);
    assertThat(check.text("matcher")).hasValue("200");
    assertThat(check.number("interval")).hasValue(30);
    assertThat(check.number("healthy_threshold")).hasValue(2);
    assertThat(check.number("unhealthy_threshold")).hasValue(2);
    assertThat(check.number("timeout").orElseThrow()).isLessThan(30);
  }

  @Test
  void a_user_stays_on_one_instance_and_a_program_does_not() {
    var document = ollama("production", "stickiness_seconds=3600");
    Block stickiness = document.resource("aws_lb_target_group.app").block("stickiness");

    assertThat(stickiness.isTrue("enabled")).isTrue();
    assertThat(stickiness.text("type")).hasValue("lb_cookie");
    assertThat(stickiness.number("cookie_duration")).hasValue(3600);
    assertThat(document.resource("aws_lb_target_group.api").blocks("stickiness")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 5})
  void allowed_callers_reach_every_path_of_the_api_and_nobody_else_any(int count) {
    List<String> callers =
        IntStream.range(0, count).mapToObj("203.0.113.%d/32"::formatted).toList();
    var document =
        ollama(
            "production",
            "api_allowed_cidrs="
                + callers.stream().map("\"%s\""::formatted).collect(joining(",", "[", "]")));

    assertThat(admissions(document))
        .containsExactlyInAnyOrderElementsOf(
            callers.stream()
                .flatMap(caller -> API_PATHS.stream().map(path -> caller + " " + path))
                .toList());
  }

  @ParameterizedTest
  @CsvSource({"dev", "production"})
  void rules_of_the_api_stay_within_the_limits_of_the_load_balancer(String environment) {
    var document =
        ollama(
            environment, "api_allowed_cidrs=[\"192.0.2.1/32\",\"192.0.2.2/32\",\"192.0.2.3/32\"]");
    List<Resource> rules = document.resources("aws_lb_listener_rule");
    Reference listener = environment.equals("dev") ? HTTP : HTTPS;

    assertThat(rules)
        .hasSize(4)
        .allSatisfy(
            rule -> {
              assertThat(rule.references("listener_arn")).containsExactly(listener);
              assertThat(rule.block("action").text("type")).hasValue("forward");
              assertThat(rule.block("action").references("target_group_arn")).containsExactly(API);
              assertThat(values(rule, "path_pattern")).isNotEmpty();
              assertThat(values(rule, "source_ip")).isNotEmpty();
              assertThat(values(rule, "path_pattern").size() + values(rule, "source_ip").size())
                  .isLessThanOrEqualTo(5);
            });
    assertThat(rules.stream().map(rule -> rule.number("priority")))
        .doesNotHaveDuplicates()
        .allMatch(OptionalInt::isPresent);
  }

  /** Whoever may pull, make or delete models decides what everybody else gets. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/api/pull",
        "/api/push",
        "/api/create",
        "/api/copy",
        "/api/delete",
        "/api/blobs/sha256:0"
      })
  void no_rule_lets_a_caller_change_models(String path) {
    assertThat(ollama("production").resources("aws_lb_listener_rule"))
        .isNotEmpty()
        .flatExtracting(rule -> values(rule, "path_pattern"))
        .noneMatch(pattern -> path.matches(pattern.replace("*", ".*").replace("?", ".")));
  }

  /** Each caller and path that a rule admits, as {@code caller path}. */
  private static List<String> admissions(TerraformDocument document) {
    var admissions = new ArrayList<String>();
    for (Resource rule : document.resources("aws_lb_listener_rule")) {
      for (String caller : values(rule, "source_ip")) {
        values(rule, "path_pattern").forEach(path -> admissions.add(caller + " " + path));
      }
    }
    return admissions;
  }

  private static List<String> values(Resource rule, String condition) {
    return rule.blocks("condition").stream()
        .flatMap(it -> it.block(condition).texts("values").stream())
        .toList();
  }
}
