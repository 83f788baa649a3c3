package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.GapFiles.Gap;
import dev.plinth.operations.RealTerraform.Failure;
import dev.plinth.operations.RealTerraform.Outcome;
import dev.plinth.operations.RealTerraform.Plan;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingInstanceDetails;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.HttpTokensState;
import software.amazon.awssdk.services.ec2.model.Instance;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Volume;
import software.amazon.awssdk.services.ecr.EcrClient;
import software.amazon.awssdk.services.ecr.model.Repository;
import software.amazon.awssdk.services.ecs.EcsClient;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;

/**
 * What moto lacks and our extension fills, driven by the real AWS provider: applied, unchanged in a
 * second plan, changed in place, unchanged again, destroyed. All gaps go through it together; each
 * has its own test. The state is in the local cloud too, locked, in a workspace.
 */
class LocalCloudGapsIT {
  private static final Path FIXTURES = Path.of("src/test/terraform/localcloud");
  private static final String ACCOUNT = "111122223333";
  private static final String REGION = "eu-west-1";
  private static final String CHANGED = "-var=revision=2";

  /** Of these a change is a new one, as nothing of them changes in place. */
  private static final List<String> REVISED =
      List.of("aws_ecs_task_definition.", "aws_api_gateway_deployment.");

  @TempDir static Path folder;

  private static LocalCloudServer server;
  private static AwsAccess access;
  private static RealTerraform terraform;

  private static Outcome applied;
  private static Plan secondPlan;
  private static Outcome changed;
  private static Plan planAfterChange;
  private static List<Instance> instances;
  private static List<AutoScalingInstanceDetails> scaled;
  private static List<Service> services;
  private static List<Task> tasks;
  private static List<String> healthyTargets;
  private static Outcome destroyed;
  private static List<String> left;

  @BeforeAll
  static void run() throws IOException {
    server = new LocalCloudServer(Path.of("src/main/python"), folder.resolve("cloud"));
    LocalCloud cloud = server.start();
    access = new AwsAccess(cloud.environment(ACCOUNT), REGION);
    prepareState();
    terraform = terraformIn(copyOfFixtures(cloud), cloud);

    terraform.init("gaps");
    applied = terraform.apply();
    secondPlan = terraform.plan();
    changed = terraform.apply(CHANGED);
    planAfterChange = terraform.plan(CHANGED);
    lookAtInstances();
    lookAtServices();
    destroyed = terraform.destroy(CHANGED);
    left = whatIsLeft();
  }

  @AfterAll
  static void end() {
    server.stop();
  }

  @TestFactory
  Stream<DynamicTest> keeps() throws IOException {
    return GapFiles.in(FIXTURES).gaps().stream()
        .map(gap -> dynamicTest(gap.name().replace('_', ' '), () -> assertKept(gap)));
  }

  private static void assertKept(Gap gap) {
    assertThat(failures(applied, gap)).as("errors of the first apply").isEmpty();
    assertThat(gap.addresses())
        .as("created")
        .allMatch(address -> isDone(applied, "create", address::equals));
    assertUnchanged(secondPlan, gap);
    assertThat(failures(changed, gap)).as("errors of the change").isEmpty();
    assumeThat(changed.done()).as("the change, which another gap kept from starting").isNotEmpty();
    assertThat(isDone(changed, "update", gap::declares)).as("something changed in place").isTrue();
    assertThat(
            isDone(
                changed,
                "create",
                address ->
                    gap.declares(address) && REVISED.stream().noneMatch(address::startsWith)))
        .as("something was replaced")
        .isFalse();
    assertUnchanged(planAfterChange, gap);
    assertThat(failures(destroyed, gap)).as("errors of the destroy").isEmpty();
  }

  private static void assertUnchanged(Plan plan, Gap gap) {
    assertThat(plan.failures())
        .as("errors of a plan")
        .noneMatch(failure -> gap.declares(failure.address()));
    assertThat(plan.drift())
        .as("changes in a plan after an apply")
        .noneMatch(drift -> gap.declares(drift.address()));
  }

  @Test
  void reports_no_error_outside_the_gaps() {
    assertThat(
            Stream.of(
                    applied.failures(),
                    secondPlan.failures(),
                    changed.failures(),
                    planAfterChange.failures(),
                    destroyed.failures())
                .flatMap(List::stream))
        .filteredOn(failure -> failure.address().isEmpty())
        .isEmpty();
  }

  @Test
  void runs_instances_from_the_new_version_of_their_template_after_a_refresh() {
    assertThat(scaled)
        .filteredOn(instance -> instance.autoScalingGroupName().equals("gaps-asg"))
        .hasSize(2)
        .allSatisfy(instance -> assertThat(instance.launchTemplate().version()).isEqualTo("2"))
        .extracting(AutoScalingInstanceDetails::availabilityZone)
        .doesNotHaveDuplicates();
  }

  @Test
  void launches_instances_as_their_template_says() {
    assertThat(instances)
        .hasSize(5)
        .allSatisfy(
            instance -> {
              assertThat(instance.metadataOptions().httpTokens())
                  .isEqualTo(HttpTokensState.REQUIRED);
              assertThat(instance.iamInstanceProfile().arn()).endsWith("/gaps-instance");
              assertThat(instance.blockDeviceMappings()).hasSize(1);
              assertThat(instance.tags())
                  .anySatisfy(tag -> assertThat(tag.value()).isEqualTo("gaps-app"));
            });
  }

  @Test
  void runs_the_tasks_of_a_service_unless_its_image_is_missing() {
    assertThat(services)
        .extracting(Service::serviceName, Service::desiredCount, Service::runningCount)
        .containsExactlyInAnyOrder(
            tuple("gaps-app", 3, 3), tuple("gaps-piped", 1, 0), tuple("gaps-green", 2, 0));
  }

  @Test
  void tasks_of_a_service_have_addresses_that_are_its_targets() {
    assertThat(tasks)
        .hasSize(3)
        .allSatisfy(task -> assertThat(task.lastStatus()).isEqualTo("RUNNING"))
        .allSatisfy(task -> assertThat(task.group()).isEqualTo("service:gaps-app"));
    assertThat(tasks)
        .flatExtracting(task -> task.attachments().get(0).details())
        .filteredOn(detail -> detail.name().equals("privateIPv4Address"))
        .extracting(KeyValuePair::value)
        .containsExactlyInAnyOrderElementsOf(healthyTargets);
  }

  @Test
  void leaves_nothing_but_the_state_after_a_destroy() {
    assertThat(left).containsExactly("gaps-state", "gaps-lock");
  }

  private static void prepareState() {
    try (S3Client s3 = access.s3();
        DynamoDbClient dynamoDb = access.dynamoDb()) {
      s3.createBucket(
          bucket ->
              bucket
                  .bucket("gaps-state")
                  .createBucketConfiguration(
                      place -> place.locationConstraint(BucketLocationConstraint.EU_WEST_1)));
      dynamoDb.createTable(
          table ->
              table
                  .tableName("gaps-lock")
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName("LockID")
                          .attributeType(ScalarAttributeType.S)
                          .build())
                  .keySchema(
                      KeySchemaElement.builder()
                          .attributeName("LockID")
                          .keyType(KeyType.HASH)
                          .build()));
    }
  }

  private static Path copyOfFixtures(LocalCloud cloud) throws IOException {
    Path copy = Files.createDirectories(folder.resolve("terraform"));
    try (var files = Files.list(FIXTURES)) {
      for (Path file : files.toList()) {
        Files.copy(file, copy.resolve(file.getFileName()));
      }
    }
    String providers = Files.readString(copy.resolve("providers.tf.json"));
    Files.writeString(
        copy.resolve("cloud_override.tf.json"), cloud.override(providers).orElseThrow());
    return copy;
  }

  private static RealTerraform terraformIn(Path copy, LocalCloud cloud) throws IOException {
    JsonNode requiredProviders =
        new ObjectMapper()
            .readTree(
                """
                {"aws": {"source": "hashicorp/aws", "version": "5.100.0"}}
                """);
    return new RealTerraform(copy, requiredProviders, cloud.environment(ACCOUNT));
  }

  private static void lookAtInstances() {
    try (Ec2Client ec2 = access.ec2();
        AutoScalingClient autoScaling = access.autoScaling()) {
      instances =
          ec2
              .describeInstances(
                  request ->
                      request.filters(
                          Filter.builder().name("instance-state-name").values("running").build()))
              .reservations()
              .stream()
              .flatMap(reservation -> reservation.instances().stream())
              .toList();
      scaled = autoScaling.describeAutoScalingInstances().autoScalingInstances();
    }
  }

  private static void lookAtServices() {
    try (EcsClient ecs = access.ecs()) {
      services =
          ecs.listClusters().clusterArns().stream()
              .map(
                  cluster ->
                      ecs.describeServices(
                          request ->
                              request
                                  .cluster(cluster)
                                  .services("gaps-app", "gaps-piped", "gaps-green")))
              .flatMap(described -> described.services().stream())
              .toList();
      Service app =
          services.stream()
              .filter(service -> service.serviceName().equals("gaps-app"))
              .findFirst()
              .orElseThrow(
                  () -> new AssertionError("not applied: %s".formatted(applied.failures())));
      List<String> arns =
          ecs.listTasks(request -> request.cluster(app.clusterArn()).serviceName("gaps-app"))
              .taskArns();
      tasks = ecs.describeTasks(request -> request.cluster(app.clusterArn()).tasks(arns)).tasks();
      lookAtTargets(app.loadBalancers().get(0).targetGroupArn());
    }
  }

  private static void lookAtTargets(String targetGroup) {
    try (ElasticLoadBalancingV2Client balancing = access.loadBalancing()) {
      healthyTargets =
          balancing
              .describeTargetHealth(request -> request.targetGroupArn(targetGroup))
              .targetHealthDescriptions()
              .stream()
              .filter(target -> target.targetHealth().stateAsString().equals("healthy"))
              .map(target -> target.target().id())
              .toList();
    }
  }

  private static List<String> whatIsLeft() {
    try (S3Client s3 = access.s3();
        DynamoDbClient dynamoDb = access.dynamoDb();
        Ec2Client ec2 = access.ec2();
        AutoScalingClient autoScaling = access.autoScaling();
        EcrClient ecr = access.ecr();
        ElasticLoadBalancingV2Client balancing = access.loadBalancing()) {
      return Stream.of(
              s3.listBuckets().buckets().stream().map(Bucket::name),
              dynamoDb.listTables().tableNames().stream(),
              ec2.describeVolumes().volumes().stream().map(Volume::volumeId),
              ec2.describeNetworkInterfaces().networkInterfaces().stream()
                  .map(NetworkInterface::networkInterfaceId),
              ecr.describeRepositories().repositories().stream().map(Repository::repositoryName),
              autoScaling.describePolicies().scalingPolicies().stream()
                  .map(ScalingPolicy::policyName),
              balancing.describeTargetGroups().targetGroups().stream()
                  .map(TargetGroup::targetGroupName))
          .flatMap(names -> names)
          .toList();
    }
  }

  private static List<Failure> failures(Outcome outcome, Gap gap) {
    return outcome.failures().stream().filter(failure -> gap.declares(failure.address())).toList();
  }

  private static boolean isDone(Outcome outcome, String action, Predicate<String> address) {
    return outcome.done().stream()
        .filter(done -> done.startsWith(action + " "))
        .map(done -> done.substring(action.length() + 1).replaceFirst("\\[.*", ""))
        .anyMatch(address);
  }
}
