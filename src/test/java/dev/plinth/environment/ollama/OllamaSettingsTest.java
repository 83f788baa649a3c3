package dev.plinth.environment.ollama;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.plinth.environment.EditedSettings;
import dev.plinth.environment.InvalidSettings;
import dev.plinth.environment.SettingsReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of which each is allowed by itself, and not together with the others. */
class OllamaSettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          production | public_subnet_cidrs | ["10.0.1.0/24", "10.0.2.0/24", "10.0.3.0/24"] | ollama_public_subnet_cidrs is ["10.0.1.0/24","10.0.2.0/24","10.0.3.0/24"]: allowed is 2 blocks, one for each of ollama_availability_zones
          production | private_subnet_cidrs | ["10.0.10.0/24", "10.1.11.0/24"] | ollama_private_subnet_cidrs is "10.1.11.0/24": allowed is a block inside ollama_vpc_cidr, 10.0.0.0/16
          production | public_subnet_cidrs | ["10.0.0.0/22", "10.0.2.0/24"] | ollama_public_subnet_cidrs is "10.0.2.0/24": allowed is a block that shares no address with the subnet 10.0.0.0/22
          production | private_subnet_cidrs | ["10.0.2.0/24", "10.0.11.0/24"] | ollama_private_subnet_cidrs is "10.0.2.0/24": allowed is a block that shares no address with the subnet 10.0.2.0/24
          production | nat_gateways | "none" | ollama_nat_gateways is "none": allowed is single or per_zone where ollama_instance_placement is private: instances load the model from the internet
          production | availability_zones | ["us-east-1a", "us-east-2b"] | ollama_availability_zones is "us-east-2b": allowed is a zone of ollama_region, us-east-1
          production | instance_placement | "public" | ollama_instance_placement is "public": allowed is private outside dev: only the load balancer faces the internet
          dev | ssh_cidrs | ["198.51.100.7/32"] | ollama_ssh_cidrs is ["198.51.100.7/32"]: allowed is [] where ollama_ssh_key is none: without a key nobody can log in
          dev | client_timeout_seconds | 359 | ollama_client_timeout_seconds is 359: allowed is at least 360, ollama_alb_idle_timeout_seconds: a client that gives up first leaves its request running
          dev | webui_timeout_seconds | 360 | ollama_webui_timeout_seconds is 360: allowed is less than 360, ollama_alb_idle_timeout_seconds: the application must give up before the load balancer does
          production | certificate_arn | "" | ollama_certificate_arn is "": allowed is the ARN of an ACM certificate outside dev: logins must not travel in the clear
          production | domain_name | "" | ollama_domain_name is "": allowed is a name that ollama_certificate_arn covers: browsers compare the two
          staging | certificate_arn | "arn:aws:acm:us-east-2:111111111111:certificate/a" | ollama_certificate_arn is "arn:aws:acm:us-east-2:111111111111:certificate/a": allowed is a certificate of us-east-1 in account 111111111111: a load balancer takes no other
          staging | certificate_arn | "arn:aws:acm:us-east-1:222222222222:certificate/a" | ollama_certificate_arn is "arn:aws:acm:us-east-1:222222222222:certificate/a": allowed is a certificate of us-east-1 in account 111111111111: a load balancer takes no other
          staging | min_size | 1 | ollama_min_size is 1: allowed is at least 2 outside dev: one instance less must not be an outage
          production | min_size | 11 | ollama_min_size is 11: allowed is at most 10, ollama_max_size
          production | desired_size | 1 | ollama_desired_size is 1: allowed is from 2, ollama_min_size, to 10, ollama_max_size
          production | desired_size | 11 | ollama_desired_size is 11: allowed is from 2, ollama_min_size, to 10, ollama_max_size
          production | on_demand_base | 11 | ollama_on_demand_base is 11: allowed is at most 10, ollama_max_size
          production | instance_type | "t4g.medium" | ollama_instance_type is "t4g.medium": allowed is an instance type with a processor of ollama_architecture, which is x86_64
          production | architecture | "arm64" | ollama_instance_type is "t3.medium": allowed is an instance type with a processor of ollama_architecture, which is arm64
          staging | spot_instance_types | ["t3.large", "m7g.large"] | ollama_spot_instance_types is "m7g.large": allowed is an instance type with a processor of ollama_architecture, which is x86_64
          staging | spot_instance_types | ["t3.medium"] | ollama_spot_instance_types is "t3.medium": allowed is another type than ollama_instance_type, which spot uses anyway
          production | spot_instance_types | ["t3.large"] | ollama_spot_instance_types is ["t3.large"]: allowed is [] where ollama_spot_percentage is 0
          production | scale_down_cpu_percent | 40 | ollama_scale_down_cpu_percent is 40: allowed is less than 40, ollama_scale_up_cpu_percent: otherwise the fleet grows and shrinks at the same time
          dev | instance_warmup_seconds | 1201 | ollama_instance_warmup_seconds is 1201: allowed is at most 1200, ollama_launch_timeout_seconds
          dev | wake_at | "" | ollama_wake_at is "": allowed is a cron expression where ollama_sleep_at is one
          dev | sleep_at | "" | ollama_wake_at is "0 6 * * 1-5": allowed is "" where ollama_sleep_at is empty
          dev | wake_at | "0 20 * * 1-5" | ollama_wake_at is "0 20 * * 1-5": allowed is another time than ollama_sleep_at
          dev | webui_image | "ghcr.io/open-webui/open-webui:main" | ollama_webui_image is "ghcr.io/open-webui/open-webui:main": allowed is an image with the number of a version, such as :v0.6.36
          dev | database_min_capacity | 3 | ollama_database_min_capacity is 3: allowed is at most 2, ollama_database_max_capacity
          staging | webui_database | "embedded" | ollama_webui_database is "embedded": allowed is postgres outside dev: several instances share their users and chats
          dev | storage_archive_after_days | 119 | ollama_storage_archive_after_days is 119: allowed is at least 120, 30 days after ollama_storage_infrequent_after_days
          dev | storage_expire_after_days | 270 | ollama_storage_expire_after_days is 270: allowed is more than 270, ollama_storage_archive_after_days
          production | replica_region | "us-east-1" | ollama_replica_region is "us-east-1": allowed is another region than ollama_region, or empty
          dev | cdn_max_ttl_seconds | 86399 | ollama_cdn_default_ttl_seconds is 86400: allowed is at most 86399, ollama_cdn_max_ttl_seconds
          dev | cdn_domains | ["cdn.example.com"] | ollama_cdn_certificate_arn is "": allowed is a certificate of the names in ollama_cdn_domains
          dev | cdn_certificate_arn | "arn:aws:acm:us-east-1:111111111111:certificate/a" | ollama_cdn_certificate_arn is "arn:aws:acm:us-east-1:111111111111:certificate/a": allowed is "" where ollama_cdn_domains is empty
          production | database_instances | 1 | ollama_database_instances is 1: allowed is at least 2 in production: the loss of a zone must not be an outage
          production | database_recovery_days | 6 | ollama_database_recovery_days is 6: allowed is at least 7 in production: a mistake may be seen a week late
          production | alarm_emails | [] | ollama_alarm_emails is []: allowed is at least one address in production: somebody must get the alarms
          dev | alarm_emails | ["a@example.com", "A@example.com"] | ollama_alarm_emails is ["a@example.com","A@example.com"]: allowed is each address once, in whatever case
          dev | backup_schedule | "cron(0 5 * * * *)" | ollama_backup_schedule is "cron(0 5 * * * *)": allowed is a schedule with ? for either the day of the month or the day of the week, such as cron(0 5 * * ? *)
          """)
  void a_contradiction_is_refused(String environment, String setting, String json, String error)
      throws IOException {
    Path file = EditedSettings.of(environment).with("ollama_" + setting, json).in(folder);

    assertThat(refusal(file)).isEqualTo("%s: 1 error\n  %s".formatted(file, error));
  }

  @Test
  void production_has_a_network_of_its_own() throws IOException {
    EditedSettings.of("staging").in(folder);
    Path file =
        EditedSettings.of("production")
            .with("ollama_vpc_cidr", "\"10.1.0.0/16\"")
            .with("ollama_public_subnet_cidrs", "[\"10.1.1.0/24\", \"10.1.2.0/24\"]")
            .with("ollama_private_subnet_cidrs", "[\"10.1.10.0/24\", \"10.1.11.0/24\"]")
            .in(folder);

    assertThat(refusal(file))
        .endsWith(
            "ollama_vpc_cidr is \"10.1.0.0/16\": allowed is a block that shares no address with"
                + " 10.1.0.0/16 of staging: production is kept apart");
  }

  @Test
  void production_never_sleeps() throws IOException {
    Path file =
        EditedSettings.of("production")
            .with("ollama_sleep_at", "\"0 20 * * *\"")
            .with("ollama_wake_at", "\"0 6 * * *\"")
            .in(folder);

    assertThat(refusal(file))
        .endsWith(
            "ollama_sleep_at is \"0 20 * * *\": allowed is \"\" in production, which never sleeps");
  }

  @Test
  void a_certificate_of_the_cdn_is_in_the_account() throws IOException {
    Path file =
        EditedSettings.of("dev")
            .with("ollama_cdn_domains", "[\"cdn.example.com\"]")
            .with(
                "ollama_cdn_certificate_arn",
                "\"arn:aws:acm:us-east-1:222222222222:certificate/a\"")
            .in(folder);

    assertThat(refusal(file)).endsWith("allowed is a certificate of account 111111111111");
  }

  @Test
  void names_are_within_the_limits_of_aws() throws IOException {
    assertThat(refusal(staging("experimentalenvironment1")))
        .contains("2 errors")
        .contains(
            "allowed is a shorter name: ollama-api-tg-experimentalenvironment1 has 38 characters,"
                + " and a target group at most 32")
        .contains(
            "allowed is a shorter name: ollama-storage-replica-experimentalenvironment1"
                + "-abcdefghijklmnopqrst has 68 characters, and a bucket at most 63");
  }

  @Test
  void the_longest_names_that_aws_takes_are_allowed() throws IOException {
    Path file = staging("experimentalenviro");

    assertThatCode(() -> SettingsReader.read(file, OllamaSettings.class, Map.of()))
        .doesNotThrowAnyException();
  }

  private Path staging(String environment) throws IOException {
    return new EditedSettings(environment, EditedSettings.of("staging").lines())
        .with("ollama_environment", '"' + environment + '"')
        .with("ollama_storage_suffix", "\"abcdefghijklmnopqrst\"")
        .in(folder);
  }

  @Test
  void contradictions_of_several_groups_are_said_at_once() throws IOException {
    Path file =
        EditedSettings.of("production")
            .with("ollama_min_size", "11")
            .with("ollama_storage_expire_after_days", "200")
            .in(folder);

    assertThat(refusal(file)).contains("2 errors").contains("ollama_min_size", "expire_after");
  }

  private static String refusal(Path file) {
    var refused =
        catchThrowableOfType(
            InvalidSettings.class, () -> SettingsReader.read(file, OllamaSettings.class, Map.of()));
    assertThat(refused).as("the refusal of " + file).isNotNull();
    return refused.getMessage();
  }
}
