package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StoresTest {

  @ParameterizedTest
  @CsvSource({"dev, 7, false", "staging, 14, false", "production, 35, true"})
  void the_table_grows_by_itself_and_can_be_restored(
      String environment, int days, boolean isProtected) {
    Resource table = ollama(environment).resource("aws_dynamodb_table.main");
    Block recovery = table.block("point_in_time_recovery");

    assertThat(table.text("billing_mode")).hasValue("PAY_PER_REQUEST");
    assertThat(table.text("hash_key")).hasValue("id");
    assertThat(table.block("attribute").text("name")).hasValue("id");
    assertThat(table.block("attribute").text("type")).hasValue("S");
    assertThat(recovery.isTrue("enabled")).isTrue();
    assertThat(recovery.number("recovery_period_in_days")).hasValue(days);
    assertThat(table.isTrue("deletion_protection_enabled")).isEqualTo(isProtected);
  }

  @ParameterizedTest
  @CsvSource({"dev, true", "staging, true", "production, false"})
  void full_buckets_can_be_deleted_outside_production_only(String environment, boolean deletable) {
    assertThat(ollama(environment).resources("aws_s3_bucket"))
        .isNotEmpty()
        .allMatch(bucket -> bucket.isTrue("force_destroy") == deletable)
        .allMatch(bucket -> bucket.isFalse("force_destroy") != deletable);
  }

  @Test
  void objects_grow_cold_and_expire_only_when_they_are_tagged_so() {
    List<Block> rules =
        ollama("production")
            .resource("aws_s3_bucket_lifecycle_configuration.storage")
            .blocks("rule");
    List<Block> expiring =
        rules.stream().filter(rule -> !rule.blocks("expiration").isEmpty()).toList();

    assertThat(rules)
        .flatExtracting(rule -> rule.blocks("transition"))
        .extracting(step -> step.number("days").orElse(0))
        .containsExactly(90, 270);
    assertThat(rules)
        .flatExtracting(rule -> rule.blocks("transition"))
        .extracting(step -> step.text("storage_class").orElse("").replaceFirst("_IR$", ""))
        .containsExactly("STANDARD_IA", "GLACIER");
    assertThat(expiring).hasSize(1);
    assertThat(expiring.get(0).block("expiration").number("days")).hasValue(635);
    assertThat(expiring.get(0).block("filter").block("tag").text("key")).hasValue("Retention");
    assertThat(expiring.get(0).block("filter").block("tag").text("value")).hasValue("expire");
    assertThat(rules).allMatch(rule -> rule.text("status").orElse("").equals("Enabled"));
  }

  @Test
  void days_of_the_lifecycle_come_from_the_settings() {
    List<Block> rules =
        ollama(
                "production",
                "storage_infrequent_after_days=40",
                "storage_archive_after_days=140",
                "storage_expire_after_days=400")
            .resource("aws_s3_bucket_lifecycle_configuration.storage")
            .blocks("rule");

    assertThat(rules)
        .flatExtracting(rule -> rule.blocks("transition"))
        .extracting(step -> step.number("days").orElse(0))
        .containsExactly(40, 140);
    assertThat(rules)
        .flatExtracting(rule -> rule.blocks("expiration"))
        .extracting(expiration -> expiration.number("days").orElse(0))
        .containsExactly(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void what_was_replaced_or_left_half_done_is_cleaned_up(String environment) {
    assertThat(ollama(environment).resources("aws_s3_bucket_lifecycle_configuration"))
        .isNotEmpty()
        .allSatisfy(
            lifecycle -> {
              assertThat(lifecycle.blocks("rule"))
                  .anyMatch(
                      rule ->
                          rule.block("noncurrent_version_expiration")
                              .number("noncurrent_days")
                              .isPresent());
              assertThat(lifecycle.blocks("rule"))
                  .anyMatch(
                      rule ->
                          rule.block("abort_incomplete_multipart_upload")
                              .number("days_after_initiation")
                              .isPresent());
              assertThat(lifecycle.blocks("rule"))
                  .allMatch(rule -> rule.text("status").orElse("").equals("Enabled"));
              assertThat(lifecycle.texts("depends_on"))
                  .contains("aws_s3_bucket_versioning." + lifecycle.name());
            });
  }

  @Test
  void access_logs_grow_cold_and_expire() {
    List<Block> rules =
        ollama("production").resource("aws_s3_bucket_lifecycle_configuration.logs").blocks("rule");

    assertThat(rules)
        .flatExtracting(rule -> rule.blocks("transition"))
        .singleElement()
        .satisfies(
            step -> {
              assertThat(step.number("days")).hasValue(90);
              assertThat(step.text("storage_class")).hasValue("STANDARD_IA");
            });
    assertThat(rules)
        .flatExtracting(rule -> rule.blocks("expiration"))
        .singleElement()
        .satisfies(expiration -> assertThat(expiration.number("days")).hasValue(365));
  }

  @Test
  void browsers_of_the_origins_that_are_set_may_use_the_bucket() {
    Block rule =
        ollama("dev", "storage_cors_origins=[\"https://a.example.com\"]")
            .resource("aws_s3_bucket_cors_configuration.storage")
            .block("cors_rule");

    assertThat(rule.texts("allowed_origins")).containsExactly("https://a.example.com");
    assertThat(rule.texts("allowed_methods")).doesNotContain("DELETE");
    assertThat(ollama("dev").resources("aws_s3_bucket_cors_configuration")).isEmpty();
  }

  @Test
  void critical_objects_are_copied_to_the_other_region() {
    var document = ollama("production");
    Resource replication = document.resource("aws_s3_bucket_replication_configuration.storage");

    assertThat(document.resource("aws_s3_bucket.storage_replica").text("provider"))
        .hasValue("aws.replica");
    assertThat(document.providers("aws"))
        .anyMatch(
            provider ->
                provider.text("alias").orElse("").equals("replica")
                    && provider.text("region").orElse("").equals("us-west-2"));
    assertThat(replication.blocks("rule"))
        .extracting(rule -> rule.block("filter").text("prefix").orElse(""))
        .containsExactlyInAnyOrder("conversations/", "open-webui/", "backups/");
    assertThat(replication.blocks("rule"))
        .allSatisfy(
            rule -> {
              Block destination = rule.block("destination");
              assertThat(rule.text("status")).hasValue("Enabled");
              assertThat(destination.references("bucket"))
                  .extracting(Reference::address)
                  .containsExactly("aws_s3_bucket.storage_replica");
              assertThat(
                      destination
                          .block("encryption_configuration")
                          .references("replica_kms_key_id"))
                  .extracting(Reference::address)
                  .containsExactly("aws_kms_key.replica");
              assertThat(
                      rule.block("source_selection_criteria")
                          .block("sse_kms_encrypted_objects")
                          .text("status"))
                  .hasValue("Enabled");
            });
    assertThat(replication.blocks("rule").stream().map(rule -> rule.number("priority")))
        .doesNotHaveDuplicates();
    assertThat(replication.texts("depends_on"))
        .contains("aws_s3_bucket_versioning.storage", "aws_s3_bucket_versioning.storage_replica");
  }

  @Test
  void without_another_region_nothing_is_copied() {
    var document = ollama("production", "replica_region=");

    assertThat(document.resources("aws_s3_bucket_replication_configuration")).isEmpty();
    assertThat(document.resources("aws_s3_bucket"))
        .extracting(Resource::name)
        .containsExactlyInAnyOrder("logs", "storage");
    assertThat(document.providers("aws"))
        .noneMatch(provider -> provider.text("alias").orElse("").equals("replica"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void the_cdn_delivers_by_tls_and_asks_the_bucket_rarely(String environment) {
    var document = ollama(environment);
    Resource distribution = document.resource("aws_cloudfront_distribution.storage");
    Block behavior = distribution.block("default_cache_behavior");
    Resource cache = document.resource(behavior.references("cache_policy_id").get(0).address());

    assertThat(distribution.isTrue("enabled")).isTrue();
    assertThat(distribution.text("price_class")).hasValue("PriceClass_100");
    assertThat(behavior.text("viewer_protocol_policy")).hasValue("redirect-to-https");
    assertThat(behavior.texts("allowed_methods"))
        .containsExactlyInAnyOrder("GET", "HEAD", "OPTIONS");
    assertThat(behavior.isTrue("compress")).isTrue();
    assertThat(cache.number("default_ttl")).hasValue(86_400);
    assertThat(cache.number("max_ttl")).hasValue(31_536_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void the_cdn_alone_reads_the_static_part_of_the_bucket(String environment) {
    var document = ollama(environment);
    Block origin = document.resource("aws_cloudfront_distribution.storage").block("origin");
    Resource access =
        document.resource(origin.references("origin_access_control_id").get(0).address());
    List<Block> readers =
        document
            .decoded(document.resource("aws_s3_bucket_policy.storage"), "policy")
            .orElseThrow()
            .blocks("Statement")
            .stream()
            .filter(statement -> statement.text("Effect").orElse("").equals("Allow"))
            .toList();

    assertThat(origin.text("origin_path")).hasValue("/static");
    assertThat(access.text("signing_behavior")).hasValue("always");
    assertThat(access.text("origin_access_control_origin_type")).hasValue("s3");
    assertThat(readers).hasSize(1);
    assertThat(readers.get(0).block("Principal").texts("Service"))
        .containsExactly("cloudfront.amazonaws.com");
    assertThat(readers.get(0).texts("Action")).containsExactly("s3:GetObject");
    assertThat(readers.get(0).texts("Resource"))
        .containsExactly("${aws_s3_bucket.storage.arn}/static/*");
    assertThat(readers.get(0).block("Condition").block("StringEquals").references("aws:SourceArn"))
        .containsExactly(new Reference("aws_cloudfront_distribution.storage", "arn"));
  }

  @Test
  void domains_of_the_cdn_need_a_certificate_and_modern_tls() {
    String certificate = "arn:aws:acm:us-east-1:222222222222:certificate/abc";
    Resource distribution =
        ollama(
                "production",
                "cdn_domains=[\"cdn.example.com\"]",
                "cdn_certificate_arn=" + certificate)
            .resource("aws_cloudfront_distribution.storage");
    Block viewer = distribution.block("viewer_certificate");

    assertThat(distribution.texts("aliases")).containsExactly("cdn.example.com");
    assertThat(viewer.text("acm_certificate_arn")).hasValue(certificate);
    assertThat(viewer.text("ssl_support_method")).hasValue("sni-only");
    assertThat(viewer.text("minimum_protocol_version")).hasValue("TLSv1.2_2021");
    assertThat(viewer.isTrue("cloudfront_default_certificate")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "logdelivery.elasticloadbalancing.amazonaws.com, alb/",
    "logging.s3.amazonaws.com,                       s3/",
  })
  void access_logs_are_written_by_their_services_only(String service, String prefix) {
    var document = ollama("production", "storage_suffix=a1b2");

    assertThat(
            document
                .decoded(document.resource("aws_s3_bucket_policy.logs"), "policy")
                .orElseThrow()
                .blocks("Statement"))
        .filteredOn(it -> it.block("Principal").texts("Service").contains(service))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.texts("Action")).containsExactly("s3:PutObject");
              assertThat(it.texts("Resource"))
                  .allMatch(arn -> arn.startsWith("arn:aws:s3:::ollama-logs-a1b2/" + prefix));
              assertThat(it.blocks("Condition")).hasSize(1);
            });
    assertThat(document.resource("aws_lb.main").block("access_logs").text("prefix").orElse(""))
        .isEqualTo("alb");
    assertThat(document.resource("aws_s3_bucket_logging.storage").text("target_prefix").orElse(""))
        .startsWith("s3/");
  }
}
