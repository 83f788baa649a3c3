package dev.plinth.environment.troubleshooter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.environment.NetworkSettings.NatGateways;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Settings of the platform that are refused, and what people are told. */
class TroubleshooterSettingsTest {
  private static final String ENDPOINTS =
      "[\"bedrock-runtime\", \"ecr.api\", \"ecr.dkr\", \"logs\", \"monitoring\", \"secretsmanager\","
          + " \"ssm\"]";
  private static final String API_KEYS =
      "authorization is api_key: whoever has a key may call, and a key proves nothing; set it to"
          + " iam or cognito before more than a trial depends on it";

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          availability_zones | ["us-west-2a","us-east-1b"] | availability_zones is "us-east-1b": allowed is a zone of region, us-west-2
          nat_gateways | "none" | interface_endpoints is []: allowed is a list with bedrock-runtime, ecr.api, ecr.dkr, logs, monitoring, secretsmanager, ssm too where nat_gateways is none: programs have no other way to them
          openapi_spec_path | "../openapi.json" | openapi_spec_path is "../openapi.json": allowed is the path of a JSON file in the project, such as docs/openapi.json
          openapi_spec_path | "docs/api.json" | docs/api.json: no such file: name the OpenAPI document by its path from the project's root
          stage_name | "v 1" | stage_name is "v 1": allowed is letters, digits, _ and -
          integration_timeout_seconds | 30 | integration_timeout_seconds is 30: allowed is at most 29, integration_timeout_limit_seconds
          integration_timeout_limit_seconds | 28 | integration_timeout_limit_seconds is 28: allowed is a whole number from 29 to 300
          stage_rate_limit | 10001 | stage_rate_limit is 10001: allowed is a whole number from 1 to 10000
          stage_burst_limit | 5001 | stage_burst_limit is 5001: allowed is a whole number from 1 to 5000
          route_throttles | {"POST /incident":"10/20"} | route_throttles is "POST /incident": allowed is a route of docs/openapi.json: did you mean POST /incidents?
          route_throttles | {"POST /somewhere/else":"10/20"} | route_throttles is "POST /somewhere/else": allowed is a route of docs/openapi.json: remove it
          route_throttles | {"POST /incidents":"10001/20"} | route_throttles is {"POST /incidents":"10001/20"}: allowed is an object whose every value is at most 10000 requests a second and at most 5000 at once, such as 10/20
          route_throttles | {"POST /incidents":"10/5001"} | route_throttles is {"POST /incidents":"10/5001"}: allowed is an object whose every value is at most 10000 requests a second and at most 5000 at once, such as 10/20
          route_throttles | {"TRACE /incidents":"10/20"} | route_throttles is {"TRACE /incidents":"10/20"}: allowed is an object of at most 100 entries whose every name is a route such as POST /incidents
          authorization | "everybody" | authorization is "everybody": allowed is one of api_key, iam, cognito
          authorization | "cognito" | cognito_user_pool_arns is []: allowed is at least one user pool where authorization is cognito
          cognito_user_pool_arns | ["arn:aws:cognito-idp:us-west-2:333333333333:userpool/us-west-2_a"] | cognito_user_pool_arns is ["arn:aws:cognito-idp:us-west-2:333333333333:userpool/us-west-2_a"]: allowed is [] where authorization is not cognito: nobody would ask them
          api_domain_name | "api.example.com" | api_certificate_arn is "": allowed is a certificate of api_domain_name
          api_certificate_arn | "arn:aws:acm:us-west-2:333333333333:certificate/a" | api_domain_name is "": allowed is a name that api_certificate_arn covers
          waf_rate_limit | 9 | waf_rate_limit is 9: allowed is a whole number from 10 to 2000000
          integration | "direct" | integration is "direct": allowed is one of public_alb, private
          origin_domain_name | "localhost" | origin_domain_name is "localhost": allowed is a domain name in lower case
          origin_certificate_arn | "arn:aws:acm:us-east-1:333333333333:certificate/a" | origin_certificate_arn is "arn:aws:acm:us-east-1:333333333333:certificate/a": allowed is one of account 333333333333 in us-west-2, where the environment is
          origin_certificate_arn | "arn:aws:acm:us-west-2:111111111111:certificate/a" | origin_certificate_arn is "arn:aws:acm:us-west-2:111111111111:certificate/a": allowed is one of account 333333333333 in us-west-2, where the environment is
          idle_timeout_seconds | 29 | idle_timeout_seconds is 29: allowed is more than 29, the seconds that POST /sessions may take: the load balancer would end it
          container_image | "troubleshooter:1.0.0" | container_image is "troubleshooter:1.0.0": allowed is an image in ECR with its tag or digest, such as 111111111111.dkr.ecr.us-west-2.amazonaws.com/troubleshooter:1.0.0
          health_check_path | "/healthz" | health_check_path is "/healthz": allowed is the path of a GET in docs/openapi.json that needs no key and that the service answers
          health_check_path | "/sessions" | health_check_path is "/sessions": allowed is the path of a GET in docs/openapi.json that needs no key and that the service answers
          memory | 1024 | memory is 1024: allowed is one that goes with cpu 1024: Fargate has 256 with 512, 1024 or 2048; 512 with 1024 to 4096; 1024 with 2048 to 8192; 2048 with 4096 to 16384; 4096 with 8192 to 30720, all in steps of 1024
          sleep_at | "0 20 * * 1-5" | wake_at is "": allowed is a cron expression where sleep_at is one
          wake_at | "at six" | wake_at is "at six": allowed is a cron expression of five fields, of which the day of the month or the weekday is *, or empty
          min_capacity | 11 | min_capacity is 11: allowed is at most 10, max_capacity
          desired_count | 1 | desired_count is 1: allowed is from 2, min_capacity, to 10, max_capacity
          environment_vars | {"VECTOR_INDEX":"other"} | environment_vars is "VECTOR_INDEX": allowed is another name: the platform itself says what this one is
          environment_vars | {"AWS_REGION":"us-east-1"} | environment_vars is "AWS_REGION": allowed is another name: the platform itself says what this one is
          environment_vars | {"DB_PASSWORD":"x"} | environment_vars is "DB_PASSWORD": allowed is a variable that holds no secret: name it in env_vars_secret_arns instead
          environment_vars | {"MODEL_KEY":"x"} | env_vars_secret_arns is "MODEL_KEY": allowed is a name that environment_vars does not have
          env_vars_secret_arns | {"PORT":"arn:aws:ssm:us-west-2:333333333333:parameter/port"} | env_vars_secret_arns is "PORT": allowed is another name: the platform itself says what this one is
          env_vars_secret_arns | {"KEY":"arn:aws:ssm:us-west-1:333333333333:parameter/key"} | env_vars_secret_arns is "arn:aws:ssm:us-west-1:333333333333:parameter/key": allowed is one of account 333333333333 in us-west-2, where the environment is
          frontend_domain_name | "example.com" | frontend_certificate_arn is "": allowed is a certificate of frontend_domain_name
          frontend_certificate_arn | "arn:aws:acm:us-east-1:333333333333:certificate/a" | frontend_domain_name is "": allowed is a name that frontend_certificate_arn covers
          vector_dimensions | 16001 | vector_dimensions is 16001: allowed is a whole number from 2 to 16000
          vector_reach | "everywhere" | vector_reach is "everywhere": allowed is one of vpc, internet
          bedrock_model_ids | ["*"] | bedrock_model_ids is ["*"]: allowed is a list whose every entry is a model's id such as amazon.titan-embed-text-v2:0
          bedrock_inference_profile_ids | [] | bedrock_profile_regions is ["us-east-1","us-east-2","us-west-2"]: allowed is [] where bedrock_inference_profile_ids has global ones alone, or none
          bedrock_inference_profile_ids | ["global.anthropic.claude-sonnet-4-6"] | bedrock_profile_regions is ["us-east-1","us-east-2","us-west-2"]: allowed is [] where bedrock_inference_profile_ids has global ones alone, or none
          bedrock_inference_profile_ids | ["mars.anthropic.claude-sonnet-4-6"] | bedrock_inference_profile_ids is ["mars.anthropic.claude-sonnet-4-6"]: allowed is a list whose every entry is the id of a profile of us, eu, apac, au, jp or global, such as us.anthropic.claude-sonnet-4-6
          bedrock_inference_profile_ids | ["us.a.sonnet-1","us.a.sonnet-2","us.a.sonnet-3","us.a.sonnet-4","us.a.sonnet-5","us.a.sonnet-6","us.a.sonnet-7","us.a.sonnet-8","us.a.sonnet-9"] | bedrock_model_ids is ["amazon.titan-embed-text-v2:0"]: allowed is fewer models, profiles, their regions or secrets: to name them takes 5569 characters of a role, and 5500 are free in the 10240 that AWS allows
          bedrock_profile_regions | [] | bedrock_profile_regions is []: allowed is a list with the regions of us.anthropic.claude-sonnet-4-6 too: IAM asks for each by its name
          bedrock_profile_regions | ["us-west-2","eu-west-1"] | bedrock_profile_regions is "eu-west-1": allowed is a region of one of us.anthropic.claude-sonnet-4-6
          bedrock_profile_regions | ["us-east-1"] | bedrock_profile_regions is ["us-east-1"]: allowed is a list with region too, us-west-2
          log_retention_days | 15 | log_retention_days is 15: allowed is one of 1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731
          alarm_emails | ["a@example.com","A@example.com"] | alarm_emails is ["a@example.com","A@example.com"]: allowed is each address once, in whatever case
          slack_workspace_id | "T0123456789" | slack_channel_id is "": allowed is a channel of the workspace in slack_workspace_id
          slack_channel_id | "C0123456789" | slack_workspace_id is "": allowed is the workspace of the channel in slack_channel_id
          price_per_task_hour_usd | "$1" | price_per_task_hour_usd is "$1": allowed is a price such as 0.0494
          additional_tags | {"AWS:Owner":"me"} | additional_tags is "AWS:Owner": allowed is a key that does not begin with aws:
          usage_plan_settings | {"trail":{}} | usage_plan_settings: trail is unknown: did you mean trial?
          usage_plan_settings | {"trial":{"rate_limit":0}} | usage_plan_settings: trial: rate_limit is 0: allowed is a whole number from 1 to 10000
          usage_plan_settings | {"trial":{"api_keys":["frontend"]}} | usage_plan_settings: trial: api_keys is "frontend": allowed is a name of its own: plan standard has this one
          usage_plan_settings | {"trial":{"route_throttles":{"GET /health":"1/1"}}} | usage_plan_settings: trial: route_throttles is "GET /health": allowed is a route that needs a key: a plan counts what its keys ask
          function_settings | {"search":{}} | function_settings: search is unknown: there is no such name in functions.json
          """)
  void a_bad_setting_is_refused(String key, String json, String error) throws IOException {
    var edited = new EditedTroubleshooter(root).with(key, json);

    assertThat(edited.refusal()).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          api_keys | ["trial","frontend"] | usage-plans.json: trial: api_keys is "frontend": allowed is a name of its own: plan standard has this one
          api_keys | [] | usage-plans.json: trial: api_keys is []: allowed is a list of 1 to 100 entries, all different
          quota_period | "year" | usage-plans.json: trial: quota_period is "year": allowed is one of day, week, month
          burst_limit | 5001 | usage-plans.json: trial: burst_limit is 5001: allowed is a whole number from 1 to 5000
          route_throttles | {"GET /searches":"1/1"} | usage-plans.json: trial: route_throttles is "GET /searches": allowed is a route of docs/openapi.json: remove it
          """)
  void a_bad_usage_plan_is_refused(String key, String json, String error) throws IOException {
    var edited = new EditedTroubleshooter(root).withInPlan(1, key, json);

    assertThat(edited.refusal()).isEqualTo(error);
  }

  @Test
  void an_api_that_needs_keys_has_usage_plans() throws IOException {
    assertThat(new EditedTroubleshooter(root).withPlans("[]").refusal())
        .isEqualTo("usage-plans.json: is empty: allowed is one entry at least");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"runtime":"nodejs18.x"} | functions.json: search: runtime is "nodejs18.x": allowed is one of java17, java21, nodejs22.x, python3.12, python3.13
          {"memory_mb":64} | functions.json: search: memory_mb is 64: allowed is a whole number from 128 to 10240
          {"timeout_s":901} | functions.json: search: timeout_s is 901: allowed is a whole number from 1 to 900
          {"timeout_s":14} | docs/openapi.json:371: POST /search: x-plinth-timeout-seconds is 15: allowed is at most 14, timeout_s of function search: nobody answers after that
          {"reserved_concurrency":0} | functions.json: search: reserved_concurrency is 0: allowed is -1, or at least 1: with 0 the function never runs
          {"environment_vars":{"MODELS":"all"}} | functions.json: search: environment_vars is "MODELS": allowed is another name: the platform itself says what this one is
          {"environment_vars":{"API_KEY":"x"}} | functions.json: search: environment_vars is "API_KEY": allowed is a variable that holds no secret: let the function fetch it when it starts
          {"package_location":"https://example.com/a.zip"} | functions.json: search: package_location is "https://example.com/a.zip": allowed is a package in a bucket, such as s3://example-packages/search/1.0.0.zip
          {"name":"find"} | docs/openapi.json:371: POST /search: x-plinth-backend is "lambda:search": allowed is service or a function of functions.json: add it there
          {"name":"serach"} | docs/openapi.json:371: POST /search: x-plinth-backend is "lambda:search": allowed is service or a function of functions.json: did you mean lambda:serach?
          """)
  void a_bad_function_is_refused(String values, String error) throws IOException {
    assertThat(answeringSearch().withFunction(values).refusal()).isEqualTo(error);
  }

  @Test
  void a_function_has_a_name_that_lambda_takes_with_the_environment() throws IOException {
    String environment = "a".repeat(24);
    String name = "b".repeat(32);

    var edited =
        new EditedTroubleshooter(root)
            .withFunction("{\"name\":\"%s\"}".formatted(name))
            .withNeighbour(environment, "{\"owns_account_singletons\":false}");

    assertThatThrownBy(() -> edited.read(environment))
        .hasMessageContaining(
            ("functions.json: %s: name is \"%s\": allowed is a shorter name:"
                    + " troubleshooter-%s-%s has 72 characters, and Lambda takes at most 64")
                .formatted(name, name, name, environment));
  }

  @Test
  void somebody_hears_of_alarms_in_production() throws IOException {
    var edited =
        new EditedTroubleshooter(root)
            .withNeighbour("production", "{\"owns_account_singletons\":false,\"alarm_emails\":[]}");

    assertThatThrownBy(() -> edited.read("production"))
        .hasMessageContaining(
            "alarm_emails is []: allowed is at least one address, or a channel in slack_channel_id,"
                + " in production: somebody must get the alarms");
  }

  @Test
  void variables_of_a_function_are_small() throws IOException {
    String text = "x".repeat(4096 - "TEXT".length());

    assertThatCode(
            () ->
                answeringSearch()
                    .withFunction("{\"environment_vars\":{\"TEXT\":\"%s\"}}".formatted(text))
                    .read())
        .doesNotThrowAnyException();
    assertThat(
            new EditedTroubleshooter(root.resolve("other"))
                .withFunction("{\"environment_vars\":{\"TEXT\":\"%sx\"}}".formatted(text))
                .refusal())
        .startsWith("functions.json: search: environment_vars is {\"TEXT\":\"xxx")
        .endsWith("allowed is 4096 bytes of names and values together: Lambda takes no more");
  }

  @Test
  void a_route_waits_no_longer_than_api_gateway() throws IOException {
    var edited = new EditedTroubleshooter(root).withDocument(seconds(29, 30));

    assertThat(edited.refusal())
        .isEqualTo(
            "docs/openapi.json:141: POST /sessions/{sessionId}/messages: x-plinth-timeout-seconds"
                + " is 30: allowed is at most 29, integration_timeout_limit_seconds: API Gateway"
                + " waits no longer");
  }

  @Test
  void a_raised_quota_lets_routes_wait_as_long_as_the_load_balancer_does() throws IOException {
    var edited =
        new EditedTroubleshooter(root)
            .with("integration_timeout_limit_seconds", "120")
            .withDocument(seconds(29, 120));

    assertThat(edited.refusal())
        .isEqualTo(
            "idle_timeout_seconds is 60: allowed is more than 120, the seconds that POST"
                + " /sessions/{sessionId}/messages may take: the load balancer would end it");
    assertThatCode(edited.with("idle_timeout_seconds", "121")::read).doesNotThrowAnyException();
  }

  /** The load balancer is not asked by routes that a function answers. */
  @Test
  void a_function_may_take_longer_than_the_load_balancer_waits() throws IOException {
    var edited =
        answeringSearch()
            .with("integration_timeout_limit_seconds", "120")
            .withDocument(seconds(15, 120))
            .withFunction("{\"timeout_s\":120}");

    assertThatCode(edited::read).doesNotThrowAnyException();
  }

  @Test
  void a_document_that_is_wrong_is_refused_with_the_settings() throws IOException {
    var edited =
        new EditedTroubleshooter(root)
            .with("cpu", "\"much\"")
            .withDocument(text -> text.replace("\"operationId\": \"search\",", ""));

    assertThat(edited.refusal().lines())
        .containsExactlyInAnyOrder(
            "docs/openapi.json:371: POST /search: operationId is missing: give it a name of its"
                + " own, such as listIncidents",
            "cpu is \"much\": allowed is a whole number");
  }

  @Test
  void endpoints_stand_in_for_nat_gateways() throws IOException {
    var edited =
        new EditedTroubleshooter(root)
            .with("nat_gateways", "\"none\"")
            .with("interface_endpoints", ENDPOINTS);

    assertThat(edited.read().network().natGateways()).isEqualTo(NatGateways.NONE);
    assertThat(edited.with("enable_execute_command", "true").refusal())
        .contains("allowed is a list with kms, ssmmessages too where nat_gateways is none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          vector_reach | "internet" | vector_reach is "internet": allowed is vpc where nat_gateways is none: programs do not reach the internet
          container_image | "333333333333.dkr.ecr.us-east-1.amazonaws.com/troubleshooter:1.0.0" | container_image is "333333333333.dkr.ecr.us-east-1.amazonaws.com/troubleshooter:1.0.0": allowed is an image in us-west-2 where nat_gateways is none: endpoints lead to the own region alone
          """)
  void nothing_lies_on_the_internet_without_nat_gateways(String key, String json, String error)
      throws IOException {
    var edited =
        new EditedTroubleshooter(root)
            .with("nat_gateways", "\"none\"")
            .with("interface_endpoints", ENDPOINTS)
            .with(key, json);

    assertThat(edited.refusal()).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          api | arn:aws:acm:us-east-1:333333333333:certificate/a | one of account 333333333333 in us-west-2, where the environment is
          frontend | arn:aws:acm:us-west-2:333333333333:certificate/a | one of account 333333333333 in us-east-1, where CloudFront looks for certificates
          frontend | arn:aws:acm:us-east-1:111111111111:certificate/a | one of account 333333333333 in us-east-1, where CloudFront looks for certificates
          """)
  void certificates_of_domains_are_where_aws_looks_for_them(
      String part, String certificate, String allowed) throws IOException {
    var edited =
        new EditedTroubleshooter(root)
            .with(part + "_domain_name", "\"www.example.com\"")
            .with(part + "_certificate_arn", "\"" + certificate + "\"");

    assertThat(edited.refusal())
        .isEqualTo("%s_certificate_arn is \"%s\": allowed is %s", part, certificate, allowed);
  }

  @Test
  void user_pools_are_of_the_account() throws IOException {
    String pool = "arn:aws:cognito-idp:us-east-1:333333333333:userpool/us-east-1_a";
    var edited =
        new EditedTroubleshooter(root)
            .with("authorization", "\"cognito\"")
            .with("cognito_user_pool_arns", "[\"" + pool + "\"]");

    assertThat(edited.refusal())
        .isEqualTo(
            "cognito_user_pool_arns is \"%s\": allowed is one of account 333333333333 in us-west-2,"
                + " where the environment is",
            pool);
  }

  @Test
  void profiles_are_asked_from_the_region() throws IOException {
    var edited =
        new EditedTroubleshooter(root)
            .with("bedrock_inference_profile_ids", "[\"eu.anthropic.claude-sonnet-4-v1:0\"]")
            .with("bedrock_profile_regions", "[\"eu-west-1\"]");

    assertThat(edited.refusal())
        .isEqualTo(
            "bedrock_inference_profile_ids is \"eu.anthropic.claude-sonnet-4-v1:0\": allowed is a"
                + " profile that is asked from region, us-west-2");
  }

  @Test
  void a_profile_may_be_asked_from_a_region_that_goes_with_its_area() throws IOException {
    var edited =
        new EditedTroubleshooter(root)
            .with(
                "bedrock_inference_profile_ids",
                "[\"us.anthropic.claude-sonnet-4-v1:0\", \"global.anthropic.claude-haiku-v1:0\"]")
            .with("bedrock_profile_regions", "[\"us-west-2\", \"ca-central-1\"]");

    assertThatCode(edited::read).doesNotThrowAnyException();
  }

  @Test
  void some_model_is_asked() throws IOException {
    var edited =
        new EditedTroubleshooter(root)
            .with("bedrock_model_ids", "[]")
            .with("bedrock_inference_profile_ids", "[]")
            .with("bedrock_profile_regions", "[]");

    assertThat(edited.refusal())
        .isEqualTo(
            "bedrock_model_ids is []: allowed is at least one model, here or by a profile in"
                + " bedrock_inference_profile_ids");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          integration | "private"
          stage_name | "v-1"
          integration_timeout_seconds | 1
          stage_rate_limit | 1
          stage_burst_limit | 5000
          stage_rate_limit | 10000
          route_throttles | {"GET /health":"10000/5000","POST /search":"1/1"}
          idle_timeout_seconds | 30
          idle_timeout_seconds | 4000
          container_image | "111111111111.dkr.ecr.eu-west-1.amazonaws.com/a/b@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
          vector_dimensions | 2
          vector_dimensions | 16000
          fargate_spot_percent | 100
          point_in_time_recovery_days | 1
          hosted_zone_id | "Z0123456789ABCDEFGHIJ"
          usage_plan_settings | {"standard":{"quota_limit":0},"trial":{"rate_limit":10000,"burst_limit":5000}}
          env_vars_secret_arns | {"A_B":"arn:aws:secretsmanager:us-west-2:333333333333:secret:a/b-AbCdEf:key::"}
          """)
  void settings_at_the_ends_of_what_is_allowed_are_accepted(String key, String json)
      throws IOException {
    assertThatCode(new EditedTroubleshooter(root).with(key, json)::read).doesNotThrowAnyException();
  }

  @Test
  void one_environment_of_an_account_makes_what_the_account_has_once() throws IOException {
    var edited = new EditedTroubleshooter(root).withNeighbour("trial", "{}");

    assertThat(edited.refusal())
        .isEqualTo(
            "owns_account_singletons is true: allowed is false: trial makes what account"
                + " 333333333333 has once in us-west-2");
    assertThatCode(edited.withNeighbour("trial", "{\"region\":\"us-east-1\"}")::read)
        .doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          waf_enabled | false | waf_enabled is false: nothing looks at requests before the API does; set it to true, unless something else does
          vector_reach | "internet" | vector_reach is internet: IAM alone keeps others from the collection; set it to vpc when nobody needs it from outside
          nat_gateways | "single" | nat_gateways is single: without its zone the tasks of all zones are cut off; set it to per_zone
          alarm_emails | [] | alarm_emails is []: nobody hears of alarms; name an address, or a channel in slack_channel_id
          stage_rate_limit | 99 | usage-plans.json: standard: lets a key send 100/200 requests, and a route of the stage takes 99/2000 from all together; lower the one, or raise stage_rate_limit and stage_burst_limit
          owns_account_singletons | false | no environment in account 333333333333 and us-west-2 has owns_account_singletons: the role by which API Gateway writes logs is made by nobody; set it in one, unless the organization has them
          """)
  void what_is_worth_a_look_is_a_warning(String key, String json, String warning)
      throws IOException {
    var edited = new EditedTroubleshooter(root).with(key, json);

    assertThat(edited.warnings()).containsExactly(API_KEYS, warning);
  }

  @ParameterizedTest
  @ValueSource(strings = {"iam", "cognito"})
  void who_proves_who_calls_is_not_warned(String authorization) throws IOException {
    String pools =
        authorization.equals("cognito")
            ? "[\"arn:aws:cognito-idp:us-west-2:333333333333:userpool/us-west-2_a\"]"
            : "[]";
    var edited =
        new EditedTroubleshooter(root)
            .with("authorization", "\"" + authorization + "\"")
            .with("cognito_user_pool_arns", pools);

    assertThat(edited.warnings()).isEmpty();
  }

  @Test
  void functions_that_nobody_calls_and_that_nobody_waits_for_are_a_warning() throws IOException {
    assertThat(new EditedTroubleshooter(root).withFunction("{}").warnings())
        .containsExactly(
            API_KEYS,
            "functions.json: search: no route of docs/openapi.json names it; remove it, or give a"
                + " route x-plinth-backend: lambda:search");
    assertThat(answeringSearch("called").withFunction("{\"timeout_s\":16}").warnings())
        .containsExactly(
            API_KEYS,
            "docs/openapi.json:371: POST /search: waits 15 seconds for function search, which may"
                + " run for 16: it goes on when nobody waits; lower timeout_s");
    assertThat(answeringSearch("in-time").withFunction("{}").warnings()).containsExactly(API_KEYS);
  }

  @Test
  void the_file_of_the_project_warns_of_keys_alone() throws IOException {
    assertThat(new EditedTroubleshooter(root).warnings()).containsExactly(API_KEYS);
  }

  private EditedTroubleshooter answeringSearch() throws IOException {
    return answeringSearch("");
  }

  /** With a document in which a function answers searches. */
  private EditedTroubleshooter answeringSearch(String folder) throws IOException {
    return new EditedTroubleshooter(root.resolve(folder))
        .withDocument(
            text ->
                text.replace(
                    "\"x-plinth-timeout-seconds\": 15",
                    "\"x-plinth-timeout-seconds\": 15, \"x-plinth-backend\": \"lambda:search\""));
  }

  private static UnaryOperator<String> seconds(int from, int to) {
    return text ->
        text.replace(
            "\"x-plinth-timeout-seconds\": " + from, "\"x-plinth-timeout-seconds\": " + to);
  }
}
