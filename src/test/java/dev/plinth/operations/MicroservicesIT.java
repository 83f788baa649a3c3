package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.cli.CommandLineRun;
import dev.plinth.operations.watching.FakeChat;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.s3.model.Bucket;

/**
 * The life of the microservices platform with its production settings on the local cloud, by the
 * real terraform: all services and pipelines made, looked at through AWS's own API, one service
 * changed in place, everything destroyed. The tests are steps of one story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MicroservicesIT {
  private static final Target PROD = new Target("microservices", "prod");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int SERVICES = 12;
  private static final String IMAGE =
      """
      {"schemaVersion": 2,
       "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
       "config": {"mediaType": "application/vnd.docker.container.image.v1+json",
                  "size": 2, "digest": "sha256:%s"},
       "layers": []}
      """
          .formatted("0".repeat(64));

  @TempDir private static Path root;
  private static LocalDeployment deployment;
  private static AwsAccess access;

  @BeforeAll
  static void start() {
    deployment = new LocalDeployment(root, PROD, "production", Map.of());
    access = deployment.access("222222222222", "us-east-1");
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  @Order(1)
  void all_services_are_deployed_and_wait_for_their_images() {
    String said = deployment.deploy(Map.of());

    assertThat(said.lines().filter(line -> line.contains(": waits for its image ")))
        .hasSize(SERVICES);
  }

  @Test
  @Order(2)
  void a_second_deployment_changes_nothing() {
    assertThat(deployment.deploy(Map.of()))
        .contains("nothing to change: microservices prod is as its settings say");
  }

  @Test
  @Order(3)
  void a_service_whose_image_is_there_runs() {
    try (var ecr = access.ecr()) {
      ecr.putImage(
          request -> request.repositoryName("cart").imageTag("latest").imageManifest(IMAGE));
    }

    assertThat(deployment.deploy(Map.of()).lines())
        .anyMatch(line -> line.matches("  cart-prod: ([1-9]\\d*) of \\1 tasks running"))
        .filteredOn(line -> line.contains(": waits for its image "))
        .hasSize(SERVICES - 1);
  }

  @Test
  @Order(4)
  void what_runs_is_tried_out_and_watched() {
    new LocalAws(deployment.cloud(), "222222222222", "us-east-1")
        .writeLine("/ecs/cart-prod", "cart/cart/1", "listening");
    try (var chat = new FakeChat()) {
      CommandLineRun smoke = plinth("smoke", "--wait", "0", "--url", chat.address().toString());

      smoke.done();
      assertThat(smoke.out().lines())
          .anyMatch(
              line -> line.matches("  good     tasks of cart-prod: ([1-9]\\d*) of \\1 running.*"))
          .contains("  good     answer of cart-prod: /api/cart answers 404")
          .contains("  good     log /ecs/cart-prod: written to in the last 30 minutes")
          .filteredOn(line -> line.startsWith("  unknown  tasks of "))
          .hasSize(SERVICES - 1);
      chat.usual("/api/cart", 502, "text/html", "Bad Gateway");
      assertThat(plinth("smoke", "--wait", "0", "--url", chat.address().toString()).out())
          .contains("  BAD      answer of cart-prod: /api/cart says 502: Bad Gateway");
    }
    assertThat(plinth("health").out())
        .contains("  unknown  tasks of orders-prod: waits for its image orders:latest")
        .containsPattern("  good     targets of cart-prod: ([1-9]\\d*) of \\1 healthy");
    assertThat(plinth("watch", "scaling", "--for", "0s").done().out())
        .contains("\"name\":\"cart-prod\"", "\"max\":");
    assertThat(plinth("watch", "metrics", "--for", "0s", "--only", "cart").done().out())
        .contains("microservices-cart-high-cpu");
  }

  @Test
  @Order(5)
  void each_service_runs_on_fargate_in_private_subnets_and_rolls_back() throws IOException {
    List<Service> services = services();

    assertThat(services)
        .extracting(Service::serviceName)
        .containsExactlyInAnyOrderElementsOf(
            catalogue().stream().map(name -> name + "-prod").toList());
    assertThat(services)
        .allSatisfy(
            service -> {
              assertThat(service.launchType()).isNotEqualTo(LaunchType.EC2);
              assertThat(service.deploymentConfiguration().minimumHealthyPercent()).isEqualTo(100);
              assertThat(service.deploymentConfiguration().maximumPercent()).isEqualTo(200);
              assertThat(service.deploymentConfiguration().deploymentCircuitBreaker().rollback())
                  .isTrue();
              assertThat(
                      service.networkConfiguration().awsvpcConfiguration().assignPublicIpAsString())
                  .isEqualTo("DISABLED");
            });
  }

  @Test
  @Order(6)
  void each_service_has_a_registry_that_keeps_its_tags() throws IOException {
    try (var ecr = access.ecr()) {
      assertThat(ecr.describeRepositories().repositories())
          .hasSize(SERVICES)
          .allSatisfy(
              repository -> {
                assertThat(catalogue()).contains(repository.repositoryName());
                assertThat(repository.imageTagMutabilityAsString()).isEqualTo("IMMUTABLE");
                assertThat(repository.encryptionConfiguration().encryptionTypeAsString())
                    .isEqualTo("KMS");
              });
    }
  }

  @Test
  @Order(7)
  void the_load_balancer_leads_to_public_services_only() throws IOException {
    try (var loadBalancing = access.loadBalancing()) {
      assertThat(loadBalancing.describeTargetGroups().targetGroups())
          .hasSize(publicServices())
          .allMatch(group -> group.targetTypeAsString().equals("ip"));
    }
  }

  @Test
  @Order(8)
  void what_is_protected_is_not_destroyed_half() {
    assertThatThrownBy(() -> deployment.destroy(Map.of()))
        .isInstanceOf(OperationFailed.class)
        .hasMessageStartingWith("protected from deletion:")
        .hasMessageContaining("aws_lb.main");
  }

  @Test
  @Order(9)
  void one_service_is_changed_in_place() throws IOException {
    String service = catalogue().get(0);
    var change = Map.of("service_settings", with(service, "autoscaling_max", 17));

    assertThat(deployment.plan(change))
        .contains("aws_appautoscaling_target." + service.replace('-', '_'))
        .contains("Plan: 0 to add, 1 to change, 0 to destroy");
    assertThat(deployment.deploy(change)).contains("1 changed");
  }

  @Test
  @Order(10)
  void destroy_leaves_nothing_behind() {
    Map<String, String> unprotected = Map.of("enable_deletion_protection", "false");
    deployment.deploy(unprotected);
    deployment.destroy(unprotected);

    try (var ec2 = access.ec2();
        var s3 = access.s3();
        var ecr = access.ecr();
        var loadBalancing = access.loadBalancing()) {
      assertThat(ec2.describeVpcs().vpcs()).allMatch(vpc -> vpc.isDefault());
      assertThat(ec2.describeAddresses().addresses()).isEmpty();
      assertThat(services()).isEmpty();
      assertThat(ecr.describeRepositories().repositories()).isEmpty();
      assertThat(loadBalancing.describeLoadBalancers().loadBalancers()).isEmpty();
      assertThat(s3.listBuckets().buckets())
          .extracting(Bucket::name)
          .containsExactlyInAnyOrder(
              "plinth-state-222222222222-us-east-1", "plinth-state-222222222222-us-east-1-replica");
    }
  }

  private static List<Service> services() {
    try (var ecs = access.ecs()) {
      var found = new ArrayList<Service>();
      for (String cluster : ecs.listClusters().clusterArns()) {
        for (String service :
            ecs.listServicesPaginator(request -> request.cluster(cluster)).serviceArns()) {
          found.addAll(
              ecs.describeServices(request -> request.cluster(cluster).services(service))
                  .services());
        }
      }
      return found.stream().filter(service -> service.status().equals("ACTIVE")).toList();
    }
  }

  private static List<String> catalogue() throws IOException {
    var names = new ArrayList<String>();
    JSON.readTree(Path.of("environments/microservices/services.json").toFile())
        .forEach(service -> names.add(service.path("name").asText()));
    return names;
  }

  private static int publicServices() throws IOException {
    int count = 0;
    for (var service :
        JSON.readTree(Path.of("environments/microservices/services.json").toFile())) {
      count += service.path("service_type").asText().equals("public") ? 1 : 0;
    }
    return count;
  }

  /** The settings of single services in production, with one more. */
  private static String with(String service, String key, int value) {
    try {
      ObjectNode settings =
          JSON.readTree(Path.of("environments/microservices/prod.tfvars.json").toFile())
              .withObject("/service_settings");
      settings.withObject("/" + service).put(key, value);
      return JSON.writeValueAsString(settings);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** A command about this environment: its words, and then its options. */
  private static CommandLineRun plinth(String... words) {
    var arguments = new ArrayList<>(List.of(words));
    int options = words[0].equals("watch") ? 2 : 1;
    arguments.addAll(options, List.of("microservices", "prod", "--local"));
    return CommandLineRun.in(root, arguments.toArray(String[]::new));
  }
}
