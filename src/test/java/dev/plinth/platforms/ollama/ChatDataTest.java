package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Reference;
import dev.plinth.terraform.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatDataTest {

  @ParameterizedTest
  @CsvSource({"production, 2, 1, 8", "staging, 1, 1, 2"})
  void several_open_webuis_share_a_database_that_scales(
      String environment, int instances, int min, int max) {
    var document = ollama(environment);
    Resource cluster = document.resource("aws_rds_cluster.webui");
    Block capacity = cluster.block("serverlessv2_scaling_configuration");

    assertThat(cluster.text("engine")).hasValue("aurora-postgresql");
    assertThat(capacity.number("min_capacity")).hasValue(min);
    assertThat(capacity.number("max_capacity")).hasValue(max);
    assertThat(document.resources("aws_rds_cluster_instance"))
        .hasSize(instances)
        .allMatch(
            it -> it.references("cluster_identifier").get(0).address().equals(cluster.address()))
        .allMatch(it -> it.isFalse("publicly_accessible"))
        .allMatch(it -> it.text("instance_class").orElse("").equals("db.serverless"));
  }

  @ParameterizedTest
  @CsvSource({
    "aws_db_subnet_group.webui",
    "aws_elasticache_subnet_group.webui",
  })
  void shared_data_is_in_the_private_subnets(String address) {
    assertThat(ollama("production").resource(address).references("subnet_ids"))
        .extracting(Reference::address)
        .containsExactly("aws_subnet.private_1", "aws_subnet.private_2");
  }

  /** RDS keeps the password in Secrets Manager and rotates it: nobody here ever sees it. */
  @ParameterizedTest
  @ValueSource(strings = {"staging", "production"})
  void the_password_of_the_database_is_kept_by_aws(String environment) {
    Resource cluster = ollama(environment).resource("aws_rds_cluster.webui");

    assertThat(cluster.isTrue("manage_master_user_password")).isTrue();
    assertThat(cluster.value("master_password").isMissingNode()).isTrue();
  }

  @Test
  void the_database_admits_tls_only() {
    assertThat(
            ollama("production")
                .resource("aws_rds_cluster_parameter_group.webui")
                .blocks("parameter"))
        .anyMatch(
            it ->
                it.text("name").orElse("").equals("rds.force_ssl")
                    && it.text("value").orElse("").equals("1"));
  }

  @ParameterizedTest
  @CsvSource({"production, true, 14", "staging, false, 7"})
  void the_database_can_be_restored_and_production_keeps_it(
      String environment, boolean isProtected, int days) {
    Resource cluster = ollama(environment).resource("aws_rds_cluster.webui");

    assertThat(cluster.number("backup_retention_period")).hasValue(days);
    assertThat(cluster.isTrue("deletion_protection")).isEqualTo(isProtected);
    assertThat(cluster.isTrue("skip_final_snapshot")).isEqualTo(!isProtected);
  }

  @Test
  void production_takes_a_last_snapshot_under_a_known_name() {
    assertThat(
            ollama("production")
                .resource("aws_rds_cluster.webui")
                .text("final_snapshot_identifier"))
        .hasValue("ollama-webui-final");
  }

  @Test
  void the_cache_survives_a_zone() {
    Resource cache = ollama("production").resource("aws_elasticache_replication_group.webui");

    assertThat(cache.text("engine")).hasValue("valkey");
    assertThat(cache.isTrue("automatic_failover_enabled")).isTrue();
    assertThat(cache.isTrue("multi_az_enabled")).isTrue();
    assertThat(cache.number("num_cache_clusters")).hasValue(2);
    assertThat(cache.text("node_type")).hasValue("cache.t4g.small");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_rds_cluster",
        "aws_rds_cluster_instance",
        "aws_db_subnet_group",
        "aws_elasticache_replication_group",
        "aws_elasticache_subnet_group"
      })
  void embedded_data_needs_no_database_and_no_cache(String type) {
    assertThat(ollama("dev").resources(type)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"dev", "staging", "production"})
  void the_key_that_signs_sessions_is_made_by_aws_and_forgotten_by_terraform(String environment) {
    var document = ollama(environment);
    Resource version = document.resource("aws_secretsmanager_secret_version.webui");

    assertThat(version.value("secret_string").isMissingNode()).isTrue();
    assertThat(version.text("secret_string_wo").orElse("")).startsWith("${ephemeral.");
    assertThat(version.number("secret_string_wo_version")).isPresent();
    assertThat(
            document
                .find("ephemeral.aws_secretsmanager_random_password.webui")
                .orElseThrow()
                .number("password_length")
                .orElse(0))
        .isGreaterThanOrEqualTo(32);
  }

  @ParameterizedTest
  @CsvSource({"dev, 0", "staging, 0", "production, 30"})
  void a_deleted_secret_can_be_saved_in_production(String environment, int days) {
    assertThat(
            ollama(environment)
                .resource("aws_secretsmanager_secret.webui")
                .number("recovery_window_in_days"))
        .hasValue(days);
  }
}
