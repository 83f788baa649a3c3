package dev.plinth.platforms.troubleshooter;

import static dev.plinth.platforms.Synthesized.troubleshooter;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FrontendTest {
  private static final TerraformDocument MVP = troubleshooter();
  private static final String CERTIFICATE =
      "arn:aws:acm:us-east-1:333333333333:certificate/0c4a6e1d-93bb-4a50-8d3f-2b1f7a9e6c55";

  @TempDir private Path folder;

  @Test
  void a_signing_cdn_is_the_only_reader_of_the_bucket() {
    Block origin = distribution(MVP).block("origin");
    Block reader =
        MVP
            .decoded(MVP.resource("aws_s3_bucket_policy.frontend"), "policy")
            .orElseThrow()
            .blocks("Statement")
            .stream()
            .filter(statement -> statement.text("Effect").orElseThrow().equals("Allow"))
            .reduce((one, other) -> null)
            .orElseThrow();

    assertThat(origin.references("domain_name"))
        .containsExactly(new Reference("aws_s3_bucket.frontend", "bucket_regional_domain_name"));
    assertThat(origin.references("origin_access_control_id"))
        .containsExactly(new Reference("aws_cloudfront_origin_access_control.frontend", "id"));
    assertThat(reader.texts("Action")).containsExactly("s3:GetObject");
    assertThat(reader.block("Principal").texts("Service"))
        .containsExactly("cloudfront.amazonaws.com");
    assertThat(reader.block("Condition").block("StringEquals").texts("aws:SourceArn"))
        .containsExactly("${aws_cloudfront_distribution.frontend.arn}");
    assertThat(MVP.locals().value("data_key").toString()).contains("cloudfront.amazonaws.com");
  }

  @Test
  void it_answers_by_https_where_the_settings_say() {
    Resource distribution = distribution(MVP);
    Block behaviour = distribution.block("default_cache_behavior");

    assertThat(behaviour.text("viewer_protocol_policy")).hasValue("redirect-to-https");
    assertThat(distribution.text("default_root_object")).hasValue("index.html");
    assertThat(distribution.text("price_class")).hasValue("PriceClass_100");
    assertThat(MVP.find("aws_cloudfront_monitoring_subscription.frontend")).isPresent();
  }

  /** So that nobody sees yesterday's page, and files with a fingerprint are fetched once. */
  @Test
  void what_says_nothing_of_caching_is_asked_for_anew() {
    Resource policy = MVP.resource("aws_cloudfront_cache_policy.frontend");

    assertThat(distribution(MVP).block("default_cache_behavior").references("cache_policy_id"))
        .containsExactly(new Reference("aws_cloudfront_cache_policy.frontend", "id"));
    assertThat(policy.number("min_ttl")).hasValue(0);
    assertThat(policy.number("default_ttl")).hasValue(0);
    assertThat(policy.number("max_ttl")).hasValue(365 * 24 * 60 * 60);
  }

  @Test
  void browsers_are_told_what_the_page_may_do() {
    Block headers =
        MVP.resource("aws_cloudfront_response_headers_policy.frontend")
            .block("security_headers_config");
    Block transport = headers.block("strict_transport_security");

    assertThat(
            distribution(MVP)
                .block("default_cache_behavior")
                .references("response_headers_policy_id"))
        .containsExactly(new Reference("aws_cloudfront_response_headers_policy.frontend", "id"));
    assertThat(transport.number("access_control_max_age_sec")).hasValue(2 * 365 * 24 * 60 * 60);
    assertThat(transport.isTrue("include_subdomains")).isTrue();
    assertThat(headers.block("content_type_options").isTrue("override")).isTrue();
    assertThat(headers.block("frame_options").text("frame_option")).hasValue("DENY");
    assertThat(headers.block("referrer_policy").text("referrer_policy"))
        .hasValue("strict-origin-when-cross-origin");
    assertThat(contentPolicy(MVP))
        .contains("default-src 'self'", "object-src 'none'", "frame-ancestors 'none'");
  }

  @Test
  void it_calls_the_api_and_uploads_and_nobody_else() {
    assertThat(contentPolicy(MVP))
        .contains(
            "connect-src 'self' https://*.execute-api.us-west-2.amazonaws.com"
                + " https://troubleshooter-uploads-mvp-333333333333.s3.us-west-2.amazonaws.com");
  }

  @Test
  void it_calls_an_api_with_a_name_by_that_name() {
    TerraformDocument named =
        troubleshooter(
            "api_domain_name=api.example.com",
            "api_certificate_arn=" + CERTIFICATE.replace("us-east-1", "us-west-2"));

    assertThat(contentPolicy(named))
        .anyMatch(rule -> rule.startsWith("connect-src 'self' https://api.example.com "))
        .noneMatch(rule -> rule.contains("execute-api"));
  }

  @Test
  void it_reaches_those_who_sign_people_in() {
    TerraformDocument signing =
        troubleshooter(
            "authorization=cognito",
            "cognito_user_pool_arns="
                + "[\"arn:aws:cognito-idp:us-west-2:333333333333:userpool/us-west-2_Abc123\"]");

    assertThat(contentPolicy(signing))
        .anyMatch(
            rule ->
                rule.startsWith("connect-src")
                    && rule.contains(" https://cognito-idp.us-west-2.amazonaws.com")
                    && rule.endsWith(" https://*.auth.us-west-2.amazoncognito.com"));
  }

  @ParameterizedTest
  @CsvSource({
    "/, /index.html",
    "/incidents, /index.html",
    "/incidents/4711/frames, /index.html",
    "/v1.2/notes, /index.html",
    "/index.html, /index.html",
    "/assets/app.3f2a.js, /assets/app.3f2a.js",
    "/favicon.ico, /favicon.ico",
  })
  void addresses_of_the_application_are_answered_with_its_page(String asked, String answered)
      throws IOException, InterruptedException {
    Path script = folder.resolve("request.js");
    Files.writeString(
        script,
        code()
            + "process.stdout.write(handler({request: {uri: process.argv[2], marked: 1}}).uri);\n");

    Process node = new ProcessBuilder("node", script.toString(), asked).start();

    assertThat(new String(node.getInputStream().readAllBytes(), UTF_8)).isEqualTo(answered);
    assertThat(node.waitFor()).isZero();
  }

  @Test
  void the_function_sees_each_request_first() {
    Block association =
        distribution(MVP).block("default_cache_behavior").block("function_association");

    assertThat(association.text("event_type")).hasValue("viewer-request");
    assertThat(association.references("function_arn"))
        .containsExactly(new Reference("aws_cloudfront_function.frontend", "arn"));
    assertThat(MVP.resource("aws_cloudfront_function.frontend").isTrue("publish")).isTrue();
  }

  @Test
  void it_has_a_name_of_its_own_where_the_settings_give_one() {
    TerraformDocument named =
        troubleshooter(
            "frontend_domain_name=app.example.com",
            "frontend_certificate_arn=" + CERTIFICATE,
            "hosted_zone_id=Z0123456789ABC");
    Block certificate = distribution(named).block("viewer_certificate");

    assertThat(distribution(named).texts("aliases")).containsExactly("app.example.com");
    assertThat(certificate.text("acm_certificate_arn")).hasValue(CERTIFICATE);
    assertThat(certificate.text("minimum_protocol_version")).hasValue("TLSv1.2_2021");
    assertThat(named.resource("aws_route53_record.frontend").text("name"))
        .hasValue("app.example.com");
    assertThat(named.resource("aws_route53_record.frontend").block("alias").references("name"))
        .containsExactly(new Reference("aws_cloudfront_distribution.frontend", "domain_name"));
    assertThat(
            named
                .resource("aws_s3_bucket_cors_configuration.uploads")
                .block("cors_rule")
                .texts("allowed_origins"))
        .containsExactly("https://app.example.com");
  }

  @ParameterizedTest
  @ValueSource(strings = {"aws_route53_record.frontend", "aws_route53_record.frontend_ipv6"})
  void without_a_zone_dns_is_elsewhere(String record) {
    assertThat(MVP.find(record)).isEmpty();
    assertThat(
            distribution(MVP).block("viewer_certificate").isTrue("cloudfront_default_certificate"))
        .isTrue();
  }

  private static Resource distribution(TerraformDocument document) {
    return document.resource("aws_cloudfront_distribution.frontend");
  }

  private static List<String> contentPolicy(TerraformDocument document) {
    return List.of(
        document
            .resource("aws_cloudfront_response_headers_policy.frontend")
            .block("security_headers_config")
            .block("content_security_policy")
            .text("content_security_policy")
            .orElseThrow()
            .split("; "));
  }

  /** As Terraform joins it. */
  private static String code() {
    return String.join("\n", MVP.locals().texts("frontend_function")) + "\n";
  }
}
