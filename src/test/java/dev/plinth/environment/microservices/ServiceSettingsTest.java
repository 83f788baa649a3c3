package dev.plinth.environment.microservices;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.environment.microservices.ServiceSettings.DeploymentStrategy;
import dev.plinth.environment.microservices.ServiceSettings.Runtime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue of services, and what an environment changes of it. */
class ServiceSettingsTest {
  private static final String FARGATE =
      ": Invalid CPU/memory combination for Fargate. See AWS documentation for valid values: 256"
          + " with 512, 1024 or 2048; 512 with 1024 to 4096; 1024 with 2048 to 8192; 2048 with 4096"
          + " to 16384; 4096 with 8192 to 30720, all in steps of 1024";

  @TempDir private Path root;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          orders | name | "orders-qa" | services.json: orders-qa: name is "orders-qa": allowed is a name that does not end in -qa: it would be that of orders in qa
          orders | name | "internal" | services.json: internal: name is "internal": allowed is another name: a security group of several services is called like that
          orders | service_type | "publik" | services.json: orders: service_type is "publik": service_type must be 'public' or 'internal'
          orders | runtime | "ruby" | services.json: orders: runtime is "ruby": runtime must be 'nodejs' or 'python'
          orders | runtime | 20 | services.json: orders: runtime is 20: runtime must be 'nodejs' or 'python'
          orders | cpu | "512" | services.json: orders: cpu is "512": allowed is a whole number
          orders | deployed_by | "jenkins" | services.json: orders: deployed_by is "jenkins": allowed is one of pipeline, terraform
          orders | container_port | 80 | services.json: orders: container_port is 80: allowed is a whole number from 1024 to 65535
          orders | container_port | 65536 | services.json: orders: container_port is 65536: allowed is a whole number from 1024 to 65535
          orders | container_port | 3000 | services.json: orders: container_port is 3000: allowed is another than that of storefront
          orders | priority | 100 | services.json: orders: priority is 100: allowed is another than that of catalogue
          orders | priority | 0 | services.json: orders: priority is 0: allowed is a number from 1 to 50000 for a public service
          orders | priority | 50001 | services.json: orders: priority is 50001: allowed is a whole number from 0 to 50000
          orders | path_patterns | [] | services.json: orders: path_patterns is []: allowed is at least one path, here or in host_headers a host, for a public service
          orders | path_patterns | ["orders"] | services.json: orders: path_patterns is ["orders"]: allowed is a list whose every entry is a path pattern of at most 128 characters, such as /api/orders/*
          orders | path_patterns | ["/orders?<script>"] | services.json: orders: path_patterns is ["/orders?<script>"]: allowed is a list whose every entry is a path pattern of at most 128 characters, such as /api/orders/*
          orders | path_patterns | ["/a","/b","/c","/d","/e","/f"] | services.json: orders: path_patterns is ["/a","/b","/c","/d","/e","/f"]: allowed is a list of at most 5 entries, all different
          orders | path_patterns | ["/a*b*c*","/d?e*/??"] | services.json: orders: path_patterns is ["/a*b*c*","/d?e*/??"]: allowed is at most 5 wildcards in paths and hosts together: a rule of a load balancer takes no more
          orders | path_patterns | ["/api/cart"] | services.json: orders: path_patterns is "/api/cart": allowed is another than that of cart: a request goes to one of the two
          orders | path_patterns | ["/api/cart/orders/*"] | services.json: orders: path_patterns is "/api/cart/orders/*": allowed is a pattern that cart does not take whole: its /api/cart/* comes first, at priority 120; give orders a lower number
          orders | host_headers | ["Shop.example.com"] | services.json: orders: host_headers is ["Shop.example.com"]: allowed is a list whose every entry is a host pattern of at most 128 characters, in lower case, such as pay.example.com
          orders | host_headers | ["localhost"] | services.json: orders: host_headers is ["localhost"]: allowed is a list whose every entry is a host pattern of at most 128 characters, in lower case, such as pay.example.com
          orders | host_headers | ["a.com","b.com","c.com","d.com"] | services.json: orders: path_patterns is ["/api/orders","/api/orders/*"]: allowed is at most 5 paths and hosts together: a rule of a load balancer takes no more
          pricing | path_patterns | ["/prices"] | services.json: pricing: path_patterns is ["/prices"]: allowed is [] for an internal service
          pricing | host_headers | ["prices.example.com"] | services.json: pricing: host_headers is ["prices.example.com"]: allowed is [] for an internal service
          pricing | priority | 7 | services.json: pricing: priority is 7: allowed is 0 for an internal service
          orders | health_check_path | "health" | services.json: orders: health_check_path is "health": allowed is a path such as /health
          orders | repository_url | "git@bitbucket.org:a/b" | services.json: orders: repository_url is "git@bitbucket.org:a/b": allowed is a repository such as https://bitbucket.org/example/orders
          orders | managed_policy_arns | ["AdministratorAccess"] | services.json: orders: managed_policy_arns is ["AdministratorAccess"]: allowed is a list whose every entry is the ARN of an IAM policy
          orders | environment_vars | {"A-B":"c"} | services.json: orders: environment_vars is {"A-B":"c"}: allowed is an object of at most 100 entries whose every name is the name of an environment variable
          orders | environment_vars | {"PORT":"3000"} | services.json: orders: environment_vars is "PORT": allowed is another name: the platform itself says what this one is
          orders | environment_vars | {"PORT":3000} | services.json: orders: environment_vars is {"PORT":3000}: allowed is an object of at most 100 entries whose every name is the name of an environment variable; and an object whose every value is one line, without an opening brace behind $ or %, which Terraform would take for its own
          orders | environment_vars | {"DATABASE_PASSWORD":"hunter2"} | services.json: orders: environment_vars is "DATABASE_PASSWORD": allowed is a variable that holds no secret: name it in secrets_arns instead
          orders | desired_count | 2 | services.json: orders: desired_count is for an environment to say: move it to service_settings
          orders | memroy | 2 | services.json: orders: memroy is unknown: did you mean memory?
          orders | colour | 2 | services.json: orders: colour is unknown: remove it
          """)
  void a_bad_entry_is_refused(String name, String key, String json, String error)
      throws IOException {
    var edited = new EditedCatalogue(root).withService(name, key, json);

    assertThat(edited.refusal("test")).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"order":{}} | service_settings: order is unknown: did you mean orders?
          {"warehouse":{}} | service_settings: warehouse is unknown: there is no such name in services.json
          {"orders":{"memroy":1024}} | service_settings: orders: memroy is unknown: did you mean memory?
          {"orders":{"container_port":80}} | service_settings: orders: container_port is the same in all environments: change it in services.json
          {"orders":[]} | service_settings is {"orders":[]}: allowed is an object whose every value is an object
          {"orders":{"desired_count":0}} | service_settings: orders: desired_count is 0: allowed is a whole number from 1 to 1000
          {"orders":{"desired_count":3}} | service_settings: orders: desired_count is 3: allowed is from 1, autoscaling_min, to 2, autoscaling_max
          {"orders":{"autoscaling_min":3}} | service_settings: orders: autoscaling_min is 3: allowed is at most 2, autoscaling_max
          {"orders":{"autoscaling_min":2}} | service_settings: orders: desired_count is 1: allowed is from 2, autoscaling_min, to 2, autoscaling_max
          {"orders":{"log_router":"fluentd"}} | service_settings: orders: log_router is "fluentd": allowed is one of awslogs, firelens
          {"orders":{"branch_pattern":"a b"}} | service_settings: orders: branch_pattern is "a b": allowed is a branch pattern
          {"orders":{"image_tag":"a:b"}} | service_settings: orders: image_tag is "a:b": allowed is an image tag
          {"pricing":{"deployment_strategy":"blue_green"}} | service_settings: pricing: deployment_strategy is "blue_green": allowed is rolling: blue-green moves a load balancer's traffic, and the service is internal
          {"orders":{"secrets_arns":["arn:aws:secretsmanager:us-east-1:222222222222:secret:a-AbCdEf"]}} | service_settings: orders: secrets_arns is "arn:aws:secretsmanager:us-east-1:222222222222:secret:a-AbCdEf": allowed is one of account 111111111111 in us-east-1, where the environment is
          {"orders":{"secrets_arns":["arn:aws:secretsmanager:us-west-2:111111111111:secret:a-AbCdEf"]}} | service_settings: orders: secrets_arns is "arn:aws:secretsmanager:us-west-2:111111111111:secret:a-AbCdEf": allowed is one of account 111111111111 in us-east-1, where the environment is
          {"orders":{"secrets_arns":["arn:aws:secretsmanager:us-east-1:111111111111:secret:a"]}} | service_settings: orders: secrets_arns is ["arn:aws:secretsmanager:us-east-1:111111111111:secret:a"]: allowed is a list whose every entry is the ARN of a secret, with the six characters that AWS ends its name with, and :<key>:: behind it for one key of its JSON
          {"orders":{"secrets_arns":["arn:aws:secretsmanager:us-east-1:111111111111:secret:3d-AbCdEf"]}} | service_settings: orders: secrets_arns is "arn:aws:secretsmanager:us-east-1:111111111111:secret:3d-AbCdEf": allowed is a secret whose name begins with a letter: the container would see it as 3D
          {"orders":{"secrets_arns":["arn:aws:secretsmanager:us-east-1:111111111111:secret:a/db-AbCdEf","arn:aws:secretsmanager:us-east-1:111111111111:secret:b/db-GhIjKl"]}} | service_settings: orders: secrets_arns is "arn:aws:secretsmanager:us-east-1:111111111111:secret:b/db-GhIjKl": allowed is another secret than arn:aws:secretsmanager:us-east-1:111111111111:secret:a/db-AbCdEf: the container would see both as DB
          {"orders":{"environment_vars":{"DB":"x"},"secrets_arns":["arn:aws:secretsmanager:us-east-1:111111111111:secret:a/db-AbCdEf"]}} | service_settings: orders: secrets_arns is "arn:aws:secretsmanager:us-east-1:111111111111:secret:a/db-AbCdEf": allowed is another secret, or no DB in environment_vars: the container would see both by that name
          {"orders":{"secrets_arns":["arn:aws:secretsmanager:us-east-1:111111111111:secret:service-AbCdEf:secret::"]}} | service_settings: orders: secrets_arns is "arn:aws:secretsmanager:us-east-1:111111111111:secret:service-AbCdEf:secret::": allowed is a secret of another name: the container would see it as SERVICE_SECRET, which the platform says
          {"orders":{"environment_vars":{"API_TOKEN":"x"}}} | service_settings: orders: environment_vars is "API_TOKEN": allowed is a variable that holds no secret: name it in secrets_arns instead
          """)
  void a_bad_change_is_refused(String json, String error) throws IOException {
    var edited =
        new EditedCatalogue(root)
            .withService("recommendations", "deployed_by", "\"pipeline\"")
            .with("test", "service_settings", json);

    assertThat(edited.refusal("test")).isEqualTo(error);
  }

  @ParameterizedTest
  @CsvSource({"256,4096", "300,512", "1024,1024", "4096,31744", "8192,16384", "512,1500"})
  void what_fargate_does_not_run_is_refused_where_it_stands(int cpu, int memory)
      throws IOException {
    String sizes = "cpu is %d and memory is %d".formatted(cpu, memory);
    var edited =
        new EditedCatalogue(root)
            .withService("orders", "cpu", "" + cpu)
            .withService("orders", "memory", "" + memory);

    assertThat(edited.refusal("test")).isEqualTo("services.json: orders: " + sizes + FARGATE);
    // prod has sizes of its own for this service.
    assertThat(edited.read("prod").services().get(4).cpu()).isEqualTo(1024);
    assertThat(
            edited.refusal(
                "prod",
                Map.of(
                    "service_settings",
                    "{\"orders\":{\"cpu\":%d},\"recommendations\":{\"image_tag\":\"a\"}}"
                        .formatted(cpu))))
        .isEqualTo("--set service_settings: orders: " + sizes + FARGATE);
  }

  @Test
  void the_smallest_and_the_largest_size_are_allowed() throws IOException {
    var services =
        new EditedCatalogue(root)
            .withService("orders", "cpu", "256")
            .withService("orders", "memory", "512")
            .withService("cart", "cpu", "4096")
            .withService("cart", "memory", "30720")
            .read("test")
            .services();

    assertThat(services.get(4).memory()).isEqualTo(512);
    assertThat(services.get(3).memory()).isEqualTo(30720);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ab",
        "Orders",
        "1orders",
        "orders-",
        "or_ders",
        "an-orders-service-of-33-characters"
      })
  void a_name_that_aws_would_not_take_is_refused(String name) throws IOException {
    var edited = new EditedCatalogue(root).withService("shipping", "name", '"' + name + '"');

    assertThat(edited.refusal("test"))
        .isEqualTo(
            ("services.json: %1$s: name is \"%1$s\": allowed is 3 to 32 lower-case letters, digits"
                    + " and hyphens, a letter first and no hyphen last")
                .formatted(name));
  }

  @Test
  void an_entry_without_a_name_is_counted() throws IOException {
    var edited = new EditedCatalogue(root).withoutInService("shipping", "name");

    assertThat(edited.refusal("test"))
        .isEqualTo(
            "services.json: entry 10: Missing required variable: name: allowed is 3 to 32"
                + " lower-case letters, digits and hyphens, a letter first and no hyphen last");
  }

  @Test
  void a_missing_key_is_a_missing_variable() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .withoutInService("orders", "runtime")
            .withoutInService("cart", "cpu")
            .withoutInService("cart", "priority");

    assertThat(edited.refusal("test").lines())
        .containsExactly(
            "services.json: cart: Missing required variable: cpu: allowed is a whole number",
            "services.json: cart: Missing required variable: priority: allowed is a whole number"
                + " from 0 to 50000",
            "services.json: orders: Missing required variable: runtime: runtime must be 'nodejs'"
                + " or 'python'");
  }

  @Test
  void two_services_of_one_name_are_refused() throws IOException {
    var edited = new EditedCatalogue(root).withCopy("pricing", "{\"container_port\": 3999}");

    assertThat(edited.refusal("test")).isEqualTo("services.json: pricing is there twice: keep one");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          {"orders": {}} | is not a JSON list: allowed is [{"key": value, …}, …]
          [{}, 3] | line 1, column 6: is not a JSON object: allowed is {"key": value, …}
          [{"name": "a", "name": "b"}] | line 1, column 24: name is there twice: keep one
          [{"name": "a"} | line 1, column 15: Unexpected end-of-input: expected close marker for Array
          [] [] | line 1, column 4: more after the end
          """)
  void a_catalogue_that_is_no_list_of_objects_is_refused(String text, String error)
      throws IOException {
    Path file = root.resolve("environments/microservices/services.json");

    assertThat(new EditedCatalogue(root).withCatalogue(text).refusalOfCatalogue())
        .isEqualTo("%s: 1 error\n  %s".formatted(file, error));
  }

  @Test
  void a_platform_may_stand_before_its_first_service() throws IOException {
    var edited =
        new EditedCatalogue(root).withCatalogue("[]").with("test", "service_settings", "{}");

    assertThat(edited.read("test").services()).isEmpty();
  }

  @Test
  void everything_that_is_wrong_is_said_at_once() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .withService("orders", "service_type", "\"publik\"")
            .withService("cart", "cpu", "300")
            .without("test", "region")
            .with("test", "service_settings", "{\"order\": {}}");

    assertThat(edited.refusal("test").lines())
        .hasSize(4)
        .anyMatch(line -> line.startsWith("Missing required variable: region"))
        .anyMatch(line -> line.startsWith("services.json: cart: cpu is 300"))
        .anyMatch(line -> line.startsWith("services.json: orders: service_type is \"publik\""))
        .anyMatch(line -> line.startsWith("service_settings: order is unknown"));
  }

  @Test
  void services_are_the_catalogue_with_what_the_environment_changes() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .withService(
                "payments", "environment_vars", "{\"PROVIDER_MODE\": \"test\", \"RETRIES\": \"3\"}")
            .with(
                "qa",
                "service_settings",
                """
                {"recommendations": {"image_tag": "4f1c9d7"},
                 "payments": {"cpu": 1024, "memory": 4096, "desired_count": 2,
                   "autoscaling_min": 2, "autoscaling_max": 6,
                   "environment_vars": {"PROVIDER_MODE": "live", "REGION": "us-east-1"},
                   "secrets_arns": ["arn:aws:secretsmanager:us-east-1:111111111111:secret:qa/provider-Tq7LwZ:api_key::"]}}
                """);
    var services = edited.read("qa").services();
    var payments = services.get(5);
    var orders = services.get(4);

    assertThat(services)
        .extracting(ServiceSettings::name)
        .containsExactly(
            "storefront",
            "catalogue",
            "catalogue-search",
            "cart",
            "orders",
            "payments",
            "customers",
            "inventory",
            "pricing",
            "shipping",
            "notifications",
            "recommendations");
    assertThat(payments.cpu()).isEqualTo(1024);
    assertThat(payments.autoscalingMax()).isEqualTo(6);
    assertThat(payments.environmentVars())
        .containsExactly(
            Map.entry("PROVIDER_MODE", "live"),
            Map.entry("RETRIES", "3"),
            Map.entry("REGION", "us-east-1"));
    assertThat(payments.injectedSecrets())
        .extracting(InjectedSecret::variable)
        .containsExactly("PROVIDER_API_KEY");
    assertThat(orders.desiredCount()).isEqualTo(1);
    assertThat(orders.autoscalingMax()).isEqualTo(4);
    assertThat(orders.branchPattern()).isEqualTo("release/*.*.*");
    assertThat(orders.secretsArns()).isEmpty();
  }

  @Test
  void ten_are_of_nodejs_and_two_of_python() throws IOException {
    var services = new EditedCatalogue(root).read("prod").services();

    assertThat(services).filteredOn(it -> it.runtime() == Runtime.NODEJS).hasSize(10);
    assertThat(services).filteredOn(it -> it.runtime() == Runtime.PYTHON).hasSize(2);
  }

  @Test
  void what_is_usual_for_deployments_is_for_the_services_that_can() throws IOException {
    var services =
        new EditedCatalogue(root)
            .with("prod", "deployment_strategy", "\"blue_green\"")
            .read("prod")
            .services();

    assertThat(services)
        .filteredOn(service -> service.deploymentStrategy() == DeploymentStrategy.BLUE_GREEN)
        .extracting(ServiceSettings::name)
        .containsExactly(
            "storefront",
            "catalogue",
            "catalogue-search",
            "cart",
            "orders",
            "payments",
            "customers");
  }

  @Test
  void terraform_runs_the_image_of_one_build() throws IOException {
    var edited = new EditedCatalogue(root).with("test", "service_settings", "{}");

    assertThat(edited.refusal("test"))
        .isEqualTo(
            "service_settings: recommendations: image_tag is \"latest\": allowed is the tag of one"
                + " build where deployed_by is terraform");
  }

  @Test
  void blue_green_of_one_service_must_be_possible() throws IOException {
    var edited =
        new EditedCatalogue(root)
            .withService("cart", "deployed_by", "\"terraform\"")
            .with("test", "service_discovery", "\"service_connect\"")
            .with(
                "test",
                "service_settings",
                """
                {"recommendations": {"image_tag": "4f1c9d7"},
                 "cart": {"image_tag": "4f1c9d7", "deployment_strategy": "blue_green"},
                 "orders": {"deployment_strategy": "blue_green"}}
                """);

    assertThat(edited.refusal("test").lines())
        .containsExactly(
            "service_settings: cart: deployment_strategy is \"blue_green\": allowed is rolling: the"
                + " pipeline does blue-green, and the service is deployed by terraform",
            "service_settings: orders: deployment_strategy is \"blue_green\": allowed is rolling:"
                + " service_discovery is service_connect, which knows no blue-green");
  }

  @Test
  void services_are_no_setting_of_the_command_line() throws IOException {
    assertThat(new EditedCatalogue(root).refusal("test", Map.of("services", "[]")))
        .isEqualTo(
            "--set services=[] is no setting of an environment: they are in services.json, and"
                + " service_settings changes one");
  }

  @Test
  void a_change_of_the_command_line_is_used_instead_of_the_files() throws IOException {
    var settings =
        new EditedCatalogue(root)
            .read(
                "test",
                Map.of(
                    "autoscaling_max",
                    "7",
                    "service_settings",
                    "{\"cart\": {\"autoscaling_max\": 9}, \"recommendations\": {\"image_tag\": \"a\"}}"));

    assertThat(settings.services())
        .extracting(ServiceSettings::autoscalingMax)
        .isEqualTo(List.of(7, 7, 7, 9, 7, 7, 7, 7, 7, 7, 7, 7));
  }
}
