package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.platforms.Target;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/**
 * The life of the Ollama platform with its production settings on the local cloud, by the real
 * terraform: killed in the middle of its first apply, recovered, looked at through AWS's own API,
 * changed and destroyed. The tests are steps of one story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OllamaIT {
  private static final Target PRODUCTION = new Target("ollama", "production");

  /** The only overrides: so that no provider but that of AWS is needed. */
  private static final Map<String, String> OVERRIDES =
      Map.of("ollama_storage_suffix", "test", "ollama_ssh_key", "none");

  @TempDir private static Path root;
  private static LocalDeployment deployment;
  private static AwsAccess access;

  @BeforeAll
  static void start() {
    deployment = new LocalDeployment(root, PRODUCTION, "production", OVERRIDES);
    access = deployment.access("222222222222", "us-east-1");
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  @Order(1)
  void a_first_deployment_that_is_killed_is_recovered() throws Exception {
    killWhenItSays("aws_lb_listener.https: Creat");

    String locked = failure(deployment.request(Map.of()));
    Matcher lock = Pattern.compile("--unlock (\\S+)").matcher(locked);
    assertThat(locked).startsWith("the state is locked by ");
    assertThat(lock.find()).isTrue();

    assertThat(deployment.deploy(deployment.request(Map.of()).withUnlock(lock.group(1))))
        .contains("ollama-tg: 2 of 2 targets healthy")
        .contains("ollama_alb_dns_name = ");
  }

  @Test
  @Order(2)
  void a_second_deployment_changes_nothing() {
    assertThat(deployment.deploy(Map.of()))
        .contains("nothing to change: ollama production is as its settings say");
  }

  @Test
  @Order(3)
  void there_is_one_of_each() {
    try (var ec2 = access.ec2();
        var autoScaling = access.autoScaling();
        var loadBalancing = access.loadBalancing()) {
      var ours = Filter.builder().name("tag:Project").values("ollama").build();
      assertThat(ec2.describeVpcs(request -> request.filters(ours)).vpcs()).hasSize(1);
      assertThat(ec2.describeSubnets(request -> request.filters(ours)).subnets()).hasSize(4);
      assertThat(ec2.describeAddresses(request -> request.filters(ours)).addresses()).hasSize(2);
      assertThat(autoScaling.describeAutoScalingGroups().autoScalingGroups())
          .singleElement()
          .satisfies(
              group -> {
                assertThat(group.autoScalingGroupName()).isEqualTo("ollama-asg");
                assertThat(List.of(group.minSize(), group.desiredCapacity(), group.maxSize()))
                    .containsExactly(2, 2, 10);
              });
      assertThat(loadBalancing.describeLoadBalancers().loadBalancers())
          .extracting(LoadBalancer::loadBalancerName)
          .containsExactly("ollama-alb");
    }
  }

  @Test
  @Order(4)
  void its_targets_are_healthy() {
    try (var loadBalancing = access.loadBalancing()) {
      var groups = loadBalancing.describeTargetGroups().targetGroups();
      assertThat(groups).hasSize(2);
      for (var group : groups) {
        assertThat(
                loadBalancing
                    .describeTargetHealth(request -> request.targetGroupArn(group.targetGroupArn()))
                    .targetHealthDescriptions())
            .as(group.targetGroupName())
            .hasSize(2)
            .allMatch(target -> target.targetHealth().state() == TargetHealthStateEnum.HEALTHY);
      }
    }
  }

  @Test
  @Order(5)
  void its_instances_take_metadata_requests_with_a_token_only() {
    try (var ec2 = access.ec2()) {
      var template = ec2.describeLaunchTemplates().launchTemplates().get(0);
      var version =
          ec2.describeLaunchTemplateVersions(
                  request ->
                      request.launchTemplateId(template.launchTemplateId()).versions("$Latest"))
              .launchTemplateVersions()
              .get(0);
      assertThat(version.launchTemplateData().metadataOptions().httpTokensAsString())
          .isEqualTo("required");
      assertThat(version.launchTemplateData().blockDeviceMappings())
          .allMatch(mapping -> mapping.ebs().encrypted());
    }
  }

  @Test
  @Order(6)
  void its_data_is_encrypted_and_kept() {
    try (var s3 = access.s3();
        var dynamoDb = access.dynamoDb()) {
      assertThat(
              s3.getBucketEncryption(request -> request.bucket("ollama-storage-test"))
                  .serverSideEncryptionConfiguration()
                  .rules())
          .allMatch(
              rule ->
                  rule.applyServerSideEncryptionByDefault().sseAlgorithm()
                      == ServerSideEncryption.AWS_KMS);
      assertThat(
              s3.getBucketReplication(request -> request.bucket("ollama-storage-test"))
                  .replicationConfiguration()
                  .rules())
          .isNotEmpty();
      var table = dynamoDb.describeTable(request -> request.tableName("ollama-data-table")).table();
      assertThat(table.sseDescription().statusAsString()).isEqualTo("ENABLED");
      assertThat(table.deletionProtectionEnabled()).isTrue();
    }
  }

  @Test
  @Order(7)
  void its_alarms_reach_the_topic() {
    try (var cloudWatch = cloudWatch()) {
      List<MetricAlarm> alarms = cloudWatch.describeAlarms().metricAlarms();
      assertThat(alarms).hasSizeGreaterThanOrEqualTo(9);
      assertThat(alarms)
          .allSatisfy(
              alarm ->
                  assertThat(alarm.alarmActions())
                      .as(alarm.alarmName())
                      .isNotEmpty()
                      .allMatch(action -> action.startsWith("arn:aws:")));
      assertThat(alarms)
          .anySatisfy(
              alarm ->
                  assertThat(alarm.alarmActions())
                      .anyMatch(action -> action.matches("arn:aws:sns:.*:ollama-.*alerts")));
    }
  }

  @Test
  @Order(8)
  void what_is_protected_is_not_destroyed_half() {
    assertThatThrownBy(() -> deployment.destroy(Map.of()))
        .isInstanceOf(OperationFailed.class)
        .hasMessageStartingWith("protected from deletion:")
        .hasMessageContaining("aws_dynamodb_table.")
        .hasMessageContaining("aws_lb.main");
  }

  @Test
  @Order(9)
  void a_changed_setting_is_an_update_in_place() {
    assertThat(deployment.plan(Map.of("ollama_deletion_protection", "false")))
        .containsPattern("Plan: 0 to add, [1-9]\\d* to change, 0 to destroy");

    deployment.deploy(Map.of("ollama_deletion_protection", "false"));

    try (var dynamoDb = access.dynamoDb()) {
      assertThat(
              dynamoDb
                  .describeTable(request -> request.tableName("ollama-data-table"))
                  .table()
                  .deletionProtectionEnabled())
          .isFalse();
    }
  }

  @Test
  @Order(10)
  void destroy_leaves_nothing_behind() {
    assertThat(deployment.destroy(Map.of("ollama_deletion_protection", "false")))
        .contains("lost with all their data:", "ollama-storage-test");
    try (var ec2 = access.ec2();
        var s3 = access.s3();
        var dynamoDb = access.dynamoDb();
        var autoScaling = access.autoScaling();
        var loadBalancing = access.loadBalancing();
        var cloudWatch = cloudWatch()) {
      assertThat(ec2.describeVpcs().vpcs()).allMatch(vpc -> vpc.isDefault());
      assertThat(ec2.describeAddresses().addresses()).isEmpty();
      assertThat(ec2.describeLaunchTemplates().launchTemplates()).isEmpty();
      assertThat(autoScaling.describeAutoScalingGroups().autoScalingGroups()).isEmpty();
      assertThat(loadBalancing.describeLoadBalancers().loadBalancers()).isEmpty();
      assertThat(loadBalancing.describeTargetGroups().targetGroups()).isEmpty();
      assertThat(cloudWatch.describeAlarms().metricAlarms()).isEmpty();
      assertThat(s3.listBuckets().buckets())
          .extracting(Bucket::name)
          .containsExactlyInAnyOrder(
              "plinth-state-222222222222-us-east-1", "plinth-state-222222222222-us-east-1-replica");
      assertThat(dynamoDb.listTables().tableNames()).containsExactly("plinth-locks");
      assertThat(
              s3.listObjectsV2(
                      request ->
                          request
                              .bucket("plinth-state-222222222222-us-east-1")
                              .prefix("env:/production/ollama/"))
                  .contents())
          .isEmpty();
    }
  }

  private static String failure(Request request) {
    try {
      return "it was deployed: " + deployment.deploy(request);
    } catch (OperationFailed failure) {
      return failure.getMessage();
    }
  }

  private static void killWhenItSays(String text) throws InterruptedException {
    var out = new StringWriter();
    var killed =
        CompletableFuture.runAsync(
            () ->
                deployment
                    .lifecycle(out)
                    .deploy(deployment.request(Map.of()), LocalDeployment.AGREED));
    while (!out.toString().contains(text)) {
      assertThat(killed).as("the run: %s", out).isNotDone();
      Thread.sleep(50);
    }
    ProcessHandle.current()
        .children()
        .filter(child -> child.info().command().orElse("").endsWith("terraform"))
        .forEach(ProcessHandle::destroyForcibly);
    assertThat(killed).failsWithin(Duration.ofSeconds(30));
  }

  private static CloudWatchClient cloudWatch() {
    return CloudWatchClient.builder()
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .region(Region.US_EAST_1)
        .endpointOverride(deployment.cloud().endpoint())
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("222222222222", "local")))
        .build();
  }
}
