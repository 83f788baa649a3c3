package dev.plinth.environment.microservices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.NetworkSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings of an environment that are refused, and what people are told. */
class MicroservicesSettingsTest {
  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          prod | availability_zones | ["us-east-1a"] | availability_zones is ["us-east-1a"]: allowed is a list of 2 to 6 entries, all different: at least two zones, so that the loss of one is no outage
          prod | availability_zones | ["us-east-1a","us-east-1b","us-east-2c"] | availability_zones is "us-east-2c": allowed is a zone of region, us-east-1
          test | public_subnet_cidrs | ["10.41.1.0/24", "10.41.2.0/24"] | public_subnet_cidrs is ["10.41.1.0/24","10.41.2.0/24"]: allowed is 3 blocks, one for each of availability_zones
          test | private_subnet_cidrs | ["10.41.10.0/24", "10.42.11.0/24", "10.41.12.0/24"] | private_subnet_cidrs is "10.42.11.0/24": allowed is a block inside vpc_cidr, 10.41.0.0/16
          test | private_subnet_cidrs | ["10.41.2.0/24", "10.41.11.0/24", "10.41.12.0/24"] | private_subnet_cidrs is "10.41.2.0/24": allowed is a block that shares no address with the subnet 10.41.2.0/24
          develop | nat_gateways | "none" | interface_endpoints is []: allowed is a list with ecr.api, ecr.dkr, logs, secretsmanager, kms, ssmmessages too where nat_gateways is none: tasks have no other way to them
          develop | kafka_cidr_blocks | [] | kafka_cidr_blocks is []: allowed is at least one block where kafka_security_group_id is empty: the services' firewalls let them reach no broker otherwise
          develop | kafka_brokers | ["kafka.example.com"] | kafka_brokers is ["kafka.example.com"]: allowed is a list whose every entry is a broker such as b-1.kafka.example.com:9094
          prod | certificate_arn | "arn:aws:acm:us-east-1:111111111111:certificate/a" | certificate_arn is "arn:aws:acm:us-east-1:111111111111:certificate/a": allowed is one of account 222222222222 in us-east-1, where the environment is
          prod | certificate_arn | "arn:aws:acm:us-west-2:222222222222:certificate/a" | certificate_arn is "arn:aws:acm:us-west-2:222222222222:certificate/a": allowed is one of account 222222222222 in us-east-1, where the environment is
          prod | connection_arn | "arn:aws:codeconnections:us-east-1:111111111111:connection/a" | connection_arn is "arn:aws:codeconnections:us-east-1:111111111111:connection/a": allowed is one of account 222222222222 in us-east-1, where the environment is
          prod | rotation_lambda_arn | "arn:aws:lambda:us-east-1:111111111111:function:rotate" | rotation_lambda_arn is "arn:aws:lambda:us-east-1:111111111111:function:rotate": allowed is one of account 222222222222 in us-east-1, where the environment is
          prod | snyk_token_secret_arn | "arn:aws:secretsmanager:eu-west-1:222222222222:secret:snyk-AbCdEf" | snyk_token_secret_arn is "arn:aws:secretsmanager:eu-west-1:222222222222:secret:snyk-AbCdEf": allowed is one of account 222222222222 in us-east-1, where the environment is
          prod | replica_region | "us-east-1" | replica_region is "us-east-1": allowed is another region than region, or empty
          prod | fargate_spot_percent | 1 | fargate_spot_percent is 1: allowed is 0 in prod: Fargate Spot takes tasks away with two minutes' notice
          prod | approval_days | 0 | approval_days is 0: allowed is 1 to 7 in prod: somebody approves each deployment
          prod | approval_days | 8 | approval_days is 8: allowed is a whole number from 0 to 7
          prod | operator_arns | ["arn:aws:iam::222222222222:role/operators"] | operator_arns is "arn:aws:iam::222222222222:role/operators": allowed is users or the account in prod: a role that takes another shows no second factor
          prod | approver_arns | [] | approver_arns is []: allowed is at least one principal where approval_days is not 0: somebody must be able to approve
          qa | operator_arns | ["arn:aws:iam::999988887777:root"] | operator_arns is "arn:aws:iam::999988887777:root": allowed is users or roles of another account, not all of it: nobody there shows a second factor outside prod
          prod | secret_recovery_days | 0 | secret_recovery_days is 0: allowed is 7 to 30 in prod: a secret that is deleted by mistake must come back
          prod | log_retention_days | 60 | log_retention_days is 60: allowed is at least 90 in prod
          prod | critical_alarm_emails | [] | critical_alarm_emails is []: allowed is at least one address in prod: somebody must get the alarms
          prod | warning_alarm_emails | [] | warning_alarm_emails is []: allowed is at least one address in prod: somebody must get the alarms
          prod | pipeline_emails | ["a@example.com","A@example.com"] | pipeline_emails is ["a@example.com","A@example.com"]: allowed is each address once, in whatever case
          prod | slack_channel_id | "" | slack_channel_id is "": allowed is a channel of the workspace in slack_workspace_id
          prod | slack_workspace_id | "" | slack_workspace_id is "": allowed is the workspace of the channel in slack_channel_id
          prod | mandatory_tags | {"Environment":"prod","Owner":"me","CostCenter":" "} | mandatory_tags is {"Environment":"prod","Owner":"me","CostCenter":" "}: allowed is an object with a text for each of Environment, Owner, CostCenter, Compliance: missing is CostCenter, Compliance
          prod | mandatory_tags | {"Environment":"qa","Owner":"me","CostCenter":"1","Compliance":"SOC-2"} | mandatory_tags is {"Environment":"qa","Owner":"me","CostCenter":"1","Compliance":"SOC-2"}: allowed is an object whose Environment is prod, the environment
          prod | mandatory_tags | {"Environment":"prod","Owner":1} | mandatory_tags is {"Environment":"prod","Owner":1}: allowed is an object of at most 40 entries whose every name is the key of a tag; and an object whose every value is at most 255 letters, digits, spaces and characters of _ . : / = + - @
          prod | mandatory_tags | {"Environment":"prod","Owner":"a$${b"} | mandatory_tags is {"Environment":"prod","Owner":"a$${b"}: allowed is an object whose every value is at most 255 letters, digits, spaces and characters of _ . : / = + - @
          prod | mandatory_tags | {"Environment":"prod","Compliance":"NIST-800-53,SOC-2"} | mandatory_tags is {"Environment":"prod","Compliance":"NIST-800-53,SOC-2"}: allowed is an object whose every value is at most 255 letters, digits, spaces and characters of _ . : / = + - @
          qa | desired_count | 5 | desired_count is 5: allowed is from 1, autoscaling_min, to 4, autoscaling_max
          qa | desired_count | 1001 | desired_count is 1001: allowed is a whole number from 1 to 1000
          develop | sleep_at | "" | wake_at is "0 6 * * 1-5": allowed is "" where sleep_at is empty
          develop | wake_at | "" | wake_at is "": allowed is a cron expression where sleep_at is one
          develop | wake_at | "0 20 * * 1-5" | wake_at is "0 20 * * 1-5": allowed is another time than sleep_at
          develop | wake_at | "0 6 1 * 1-5" | wake_at is "0 6 1 * 1-5": allowed is a cron expression of five fields, of which the day of the month or the weekday is *, or empty
          develop | sleep_at | "*/5 20 * * *" | sleep_at is "*/5 20 * * *": allowed is a cron expression of five fields, of which the day of the month or the weekday is *, or empty
          qa | autoscaling_min | 5 | autoscaling_min is 5: allowed is at most 4, autoscaling_max
          qa | owns_account_singletons | "yes" | owns_account_singletons is "yes": allowed is true or false
          prod | vpc_cidr | "10.42.0.0/16" | vpc_cidr is "10.42.0.0/16": allowed is a block that shares no address with 10.42.0.0/16 of qa: production is kept apart
          test | owns_account_singletons | true | owns_account_singletons is true: allowed is false: qa makes what account 111111111111 has once in us-east-1
          """)
  void a_bad_setting_is_refused(String environment, String key, String json, String error)
      throws IOException {
    var edited = new EditedCatalogue(root).with(environment, key, json);
    if (key.equals("vpc_cidr")) {
      edited
          .with(environment, "public_subnet_cidrs", blocks(json, "1", "2", "3"))
          .with(environment, "private_subnet_cidrs", blocks(json, "10", "11", "12"));
    }

    assertThat(edited.refusal(environment)).isEqualTo(error);
  }

  private static String blocks(String vpc, String... thirds) {
    return Arrays.stream(thirds)
        .map(third -> vpc.replace("0.0/16", third + ".0/24"))
        .toList()
        .toString();
  }

  @Test
  void environments_are_those_of_the_design() throws IOException {
    var edited = new EditedCatalogue(root).with("qa", "environment", "\"staging\"");

    assertThat(edited.refusal("qa"))
        .isEqualTo(
            "environment is \"staging\": environment must be one of: develop, test, qa, prod");
  }

  @Test
  void a_missing_setting_is_a_missing_variable() throws IOException {
    var edited = new EditedCatalogue(root).without("qa", "vpc_cidr").without("qa", "desired_count");

    assertThat(edited.refusal("qa"))
        .isEqualTo(
            """
            Missing required variable: vpc_cidr: allowed is an IPv4 block from /16 to /24 that starts with its first address, such as 10.0.0.0/16
            Missing required variable: desired_count: allowed is a whole number from 1 to 1000""");
  }

  @Test
  void blue_green_is_not_for_service_connect() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .with("qa", "service_discovery", "\"service_connect\"")
            .with("qa", "deployment_strategy", "\"blue_green\"");

    assertThat(edited.refusal("qa"))
        .isEqualTo(
            "deployment_strategy is \"blue_green\": allowed is rolling where service_discovery is"
                + " service_connect, which knows no blue-green");
  }

  @Test
  void production_never_sleeps() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .with("prod", "sleep_at", "\"0 20 * * *\"")
            .with("prod", "wake_at", "\"0 6 * * *\"");

    assertThat(edited.refusal("prod"))
        .isEqualTo("sleep_at is \"0 20 * * *\": allowed is \"\" in production, which never sleeps");
  }

  @Test
  void endpoints_stand_in_for_nat_gateways() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .with("develop", "nat_gateways", "\"none\"")
            .with("develop", "enable_execute_command", "false")
            .with(
                "develop",
                "interface_endpoints",
                "[\"ecr.api\", \"ecr.dkr\", \"logs\", \"secretsmanager\"]");

    assertThat(edited.read("develop").network().natGateways())
        .isEqualTo(NetworkSettings.NatGateways.NONE);
  }

  /** Its image is in a registry on the internet, whatever endpoints there are. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          log_router | "firelens" | log_router is "firelens"
          service_settings | {"orders":{"log_router":"firelens"},"recommendations":{"image_tag":"4f1c9d7a20be"}} | service_settings: orders: log_router is "firelens"
          """)
  void a_log_router_needs_a_way_to_the_internet(String setting, String value, String refused)
      throws IOException {
    var edited =
        new EditedCatalogue(root)
            .with("develop", "nat_gateways", "\"none\"")
            .with("develop", "enable_execute_command", "false")
            .with(
                "develop",
                "interface_endpoints",
                "[\"ecr.api\", \"ecr.dkr\", \"logs\", \"secretsmanager\"]")
            .with("develop", setting, value);

    assertThat(edited.refusal("develop"))
        .isEqualTo(
            refused
                + ": allowed is awslogs where nat_gateways is none: the image of the router is out"
                + " of reach");
  }

  @Test
  void production_refuses_a_network_that_others_have_whoever_came_first() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .with("qa", "vpc_cidr", "\"10.43.0.0/16\"")
            .with(
                "qa", "public_subnet_cidrs", "[\"10.43.1.0/24\",\"10.43.2.0/24\",\"10.43.3.0/24\"]")
            .with(
                "qa",
                "private_subnet_cidrs",
                "[\"10.43.10.0/24\",\"10.43.11.0/24\",\"10.43.12.0/24\"]");

    assertThat(edited.refusal("qa")).contains("10.43.0.0/16 of prod: production is kept apart");
    assertThat(edited.refusal("prod")).contains("10.43.0.0/16 of qa: production is kept apart");
  }

  @Test
  void another_environment_that_cannot_be_read_does_not_matter() throws IOException {
    var edited = new EditedCatalogue(root).with("qa", "vpc_cidr", "true");

    assertThat(edited.read("prod").services()).hasSize(12);
  }

  @Test
  void nobody_owning_what_an_account_has_once_is_worth_a_warning() throws IOException {
    var edited = new EditedCatalogue(root).with("qa", "owns_account_singletons", "false");

    assertThat(edited.warnings("test"))
        .containsExactly(
            "no environment in account 111111111111 and us-east-1 has owns_account_singletons:"
                + " CloudTrail and AWS Config are made by nobody; set it in one, unless the"
                + " organization has them");
    assertThat(edited.warnings("prod")).isEmpty();
  }
}
