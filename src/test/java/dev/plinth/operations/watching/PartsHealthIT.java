package dev.plinth.operations.watching;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.TerraformState;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.acm.model.CertificateStatus;
import software.amazon.awssdk.services.acm.model.ValidationMethod;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ProtocolEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * Parts that are well and parts that are not, in a local cloud where somebody made them by hand.
 */
class PartsHealthIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Instant NOW = Instant.now();

  @TempDir private static Path folder;
  private static LocalCloudServer server;
  private static AwsAccess access;

  @BeforeAll
  static void start() {
    server = new LocalCloudServer(Path.of("src/main/python"), folder);
    access = new AwsAccess(server.start().environment("111122223333"), "eu-west-1");
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  void a_database_that_sleeps_is_not_bad_and_one_that_is_gone_is() {
    try (var rds = access.rds()) {
      rds.createDBCluster(
          request ->
              request
                  .dbClusterIdentifier("webui")
                  .engine("aurora-postgresql")
                  .masterUsername("owner")
                  .masterUserPassword("not-a-secret"));
      TerraformState state =
          state(
              "aws_rds_cluster",
              Map.of("cluster_identifier", "webui"),
              Map.of("cluster_identifier", "gone"));

      assertThat(lines(new DatabaseHealth(access, state)))
          .containsExactly("GOOD database webui: available", "BAD database gone: is not there");
      var resources = new HashMap<String, List<?>>();
      resources.put("aws_rds_cluster", List.of(Map.of("cluster_identifier", "webui")));
      resources.put(
          "aws_rds_cluster_instance",
          List.of(Map.of("cluster_identifier", "webui", "identifier", "webui-1")));
      assertThat(lines(new DatabaseHealth(access, state(resources))))
          .as("a cluster without instances answers nobody")
          .containsExactly(
              "GOOD database webui: available", "BAD database webui-1: the instance is not there");
      rds.stopDBCluster(request -> request.dbClusterIdentifier("webui"));
      assertThat(lines(new DatabaseHealth(access, state)))
          .first()
          .asString()
          .startsWith("UNKNOWN database webui: stop");
    }
  }

  @Test
  void a_cache_that_is_gone_is_bad() {
    try (var caches = access.caches()) {
      caches.createReplicationGroup(
          request ->
              request
                  .replicationGroupId("sockets")
                  .replicationGroupDescription("sockets")
                  .engine("valkey")
                  .cacheNodeType("cache.t4g.micro"));
    }

    assertThat(
            lines(
                new CacheHealth(
                    access,
                    state(
                        "aws_elasticache_replication_group",
                        Map.of("replication_group_id", "sockets"),
                        Map.of("replication_group_id", "gone")))))
        .containsExactly("GOOD cache sockets: available", "BAD cache gone: is not there");
  }

  @Test
  void a_certificate_that_was_not_renewed_is_bad_before_it_ends() throws InterruptedException {
    String arn;
    try (var acm = access.certificates()) {
      arn =
          acm.requestCertificate(
                  request ->
                      request.domainName("chat.example.com").validationMethod(ValidationMethod.DNS))
              .certificateArn();
    }
    String other = arn.substring(0, arn.lastIndexOf('/')) + "/gone";
    TerraformState state =
        state(
            "aws_lb_listener",
            Map.of("certificate_arn", arn),
            Map.of("certificate_arn", arn),
            Map.of("certificate_arn", other),
            Map.of("certificate_arn", ""));
    String name = "certificate %s for chat.example.com".formatted(arn.split("/")[1]);

    String last = "BAD certificate gone: is not in ACM";
    awaitIssued(arn);
    // Amid a day of its life, so that the number of whole days does not depend on the seconds.
    Instant noon = NOW.plus(Duration.ofHours(12));
    assertThat(lines(new CertificateHealth(access, state, noon)))
        .containsExactly("GOOD %s: valid for 364 days".formatted(name), last);
    assertThat(lines(new CertificateHealth(access, state, noon.plus(Duration.ofDays(340)))))
        .containsExactly("BAD %s: valid for 24 days".formatted(name), last);
  }

  @Test
  void a_vault_without_a_young_backup_is_bad_once_it_is_old_enough_to_have_one() {
    try (var backup = access.backup()) {
      backup.createBackupVault(request -> request.backupVaultName("daily"));
    }
    ObjectNode plan = JSON.createObjectNode();
    var rules = plan.putArray("rule");
    rules.addObject().put("target_vault_name", "daily").put("schedule", "cron(0 5 * * ? *)");
    rules.addObject().put("target_vault_name", "gone").put("schedule", "cron(0 5 * * ? *)");
    String gone = "BAD backups in gone: the vault is not there";
    TerraformState state = state("aws_backup_plan", plan);

    assertThat(lines(new BackupHealth(access, state, NOW)))
        .containsExactly(
            "UNKNOWN backups in daily: none in the last 36 hours, and the vault is not older",
            gone);
    assertThat(lines(new BackupHealth(access, state, NOW.plus(Duration.ofDays(3)))))
        .containsExactly("BAD backups in daily: none in the last 36 hours", gone);
  }

  @Test
  void a_table_that_cannot_be_brought_back_is_bad() {
    try (var dynamoDb = access.dynamoDb()) {
      dynamoDb.createTable(
          request ->
              request
                  .tableName("data")
                  .billingMode(BillingMode.PAY_PER_REQUEST)
                  .attributeDefinitions(
                      AttributeDefinition.builder()
                          .attributeName("id")
                          .attributeType(ScalarAttributeType.S)
                          .build())
                  .keySchema(
                      KeySchemaElement.builder()
                          .attributeName("id")
                          .keyType(KeyType.HASH)
                          .build()));
      TerraformState state =
          state("aws_dynamodb_table", Map.of("name", "data"), Map.of("name", "gone"));

      assertThat(lines(new TableHealth(access, state)))
          .containsExactly(
              "BAD table data: cannot be restored to a moment", "BAD table gone: is not there");
      dynamoDb.updateContinuousBackups(
          request ->
              request
                  .tableName("data")
                  .pointInTimeRecoverySpecification(
                      recovery -> recovery.pointInTimeRecoveryEnabled(true)));
      assertThat(lines(new TableHealth(access, state)))
          .first()
          .isEqualTo("GOOD table data: active, and restorable to a moment");
    }
  }

  @Test
  void a_distribution_and_an_alarm_that_are_gone_are_bad() {
    ObjectNode alarm = JSON.createObjectNode();
    alarm
        .put("alarm_name", "high-cpu")
        .put("arn", "arn:aws:cloudwatch:eu-west-1:111122223333:alarm:high-cpu");

    assertThat(
            lines(
                new CdnHealth(access, state("aws_cloudfront_distribution", Map.of("id", "EGONE")))))
        .containsExactly("BAD CDN EGONE: is not there");
    assertThat(lines(new AlarmHealth(access, state("aws_cloudwatch_metric_alarm", alarm))))
        .containsExactly("BAD alarm high-cpu: is not there");
  }

  @Test
  void what_serves_is_bad_when_somebody_took_it_away_and_does_not_pass_for_asleep() {
    var container = ContainerDefinition.builder().name("orders").image("orders").memory(64).build();
    String targets;
    String goneTargets;
    try (var loadBalancing = access.loadBalancing();
        var ecs = access.ecs()) {
      targets = targetGroup(loadBalancing, "chat");
      goneTargets = targetGroup(loadBalancing, "gone");
      loadBalancing.deleteTargetGroup(request -> request.targetGroupArn(goneTargets));
      ecs.createCluster(request -> request.clusterName("shop"));
      ecs.registerTaskDefinition(
          request -> request.family("orders").containerDefinitions(container));
      ecs.createService(
          request ->
              request
                  .cluster("shop")
                  .serviceName("orders")
                  .taskDefinition("orders")
                  .desiredCount(0));
      ecs.deleteService(request -> request.cluster("shop").service("orders").force(true));
    }
    var resources = new HashMap<String, List<?>>();
    resources.put(
        "aws_lb_target_group",
        List.of(
            Map.of("name", "chat", "arn", targets), Map.of("name", "gone", "arn", goneTargets)));
    resources.put(
        "aws_autoscaling_group",
        List.of(Map.of("name", "chat-asg", "target_group_arns", List.of(targets))));
    var balanced = List.of(Map.of("target_group_arn", goneTargets));
    resources.put(
        "aws_ecs_service",
        List.of(
            Map.of("name", "orders", "cluster", "shop", "load_balancer", balanced),
            Map.of("name", "mails", "cluster", "shop"),
            Map.of("name", "bills", "cluster", "gone")));

    assertThat(lines(new ServingHealth(access, state(resources))))
        .containsExactlyInAnyOrder(
            "BAD targets of chat: in the state and not in AWS: scaling group chat-asg",
            "BAD targets of gone: in the state and not in AWS: the target group",
            "BAD tasks of orders: the service is not there",
            "BAD tasks of mails: the service is not there",
            "BAD tasks of bills: the service is not there",
            "BAD targets of orders: the target group is not there");
    var orders = JSON.valueToTree(Map.of("name", "orders", "cluster", "shop"));
    assertThat(new RolloutProbe(access, orders, Optional.empty()).attempt().says())
        .isEqualTo("the service is not there");
  }

  private static String targetGroup(ElasticLoadBalancingV2Client loadBalancing, String name) {
    return loadBalancing
        .createTargetGroup(
            request ->
                request
                    .name(name)
                    .protocol(ProtocolEnum.HTTP)
                    .port(8080)
                    .targetType(TargetTypeEnum.IP)
                    .vpcId(network()))
        .targetGroups()
        .get(0)
        .targetGroupArn();
  }

  private static String network() {
    try (var ec2 = access.ec2()) {
      return ec2.createVpc(request -> request.cidrBlock("10.0.0.0/16")).vpc().vpcId();
    }
  }

  /** What is bad or unknown always says what to do. */
  private static List<String> lines(Look look) {
    List<Observation> seen = look.look();
    assertThat(seen)
        .allSatisfy(
            one ->
                assertThat(one.remedy().isEmpty())
                    .as(one.toString())
                    .isEqualTo(one.verdict() == Verdict.GOOD));
    return seen.stream()
        .map(one -> "%s %s: %s".formatted(one.verdict(), one.part(), one.says()))
        .toList();
  }

  private static void awaitIssued(String arn) throws InterruptedException {
    Instant end = Instant.now().plusSeconds(30);
    try (var acm = access.certificates()) {
      while (acm.describeCertificate(request -> request.certificateArn(arn)).certificate().status()
          != CertificateStatus.ISSUED) {
        assertThat(Instant.now()).as("time to be issued").isBefore(end);
        Thread.sleep(200);
      }
    }
  }

  private static TerraformState state(String type, Object... attributes) {
    return state(Map.of(type, List.of(attributes)));
  }

  private static TerraformState state(Map<String, List<?>> resources) {
    ObjectNode state = JSON.createObjectNode();
    var list = state.putArray("resources");
    resources.forEach(
        (type, attributes) -> {
          var instances =
              list.addObject().put("mode", "managed").put("type", type).putArray("instances");
          attributes.forEach(one -> instances.addObject().set("attributes", JSON.valueToTree(one)));
        });
    return new TerraformState(state);
  }
}
