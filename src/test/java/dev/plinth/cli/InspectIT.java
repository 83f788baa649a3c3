package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Faults;
import dev.plinth.operations.LocalDeployment;
import dev.plinth.platforms.Target;
import java.io.BufferedReader;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An environment is looked at through the command line: as it was deployed, as others changed it,
 * locked by a run that was killed, and while AWS refuses to answer.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class InspectIT {
  private static final String BUCKET = "plinth-state-111111111111-us-east-1";
  private static final String STATE = "env:/dev/ollama/terraform.tfstate";
  private static final String LOCK = "7ad8f3e0-8c1d-5dd4-c3a6-8ed1d5fd6f2b";

  @TempDir private static Path root;
  private static LocalDeployment deployment;
  private static AwsAccess access;
  private static Faults faults;

  @BeforeAll
  static void deploy() {
    deployment =
        new LocalDeployment(
            root,
            new Target("ollama", "dev"),
            "nonproduction",
            Map.of("ollama_storage_suffix", "inspect", "ollama_ssh_key", "none"));
    deployment.deploy(Map.of());
    access = deployment.access("111111111111", "us-east-1");
    faults = new Faults(deployment.cloud());
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @AfterEach
  void clear() {
    faults.clear();
  }

  @Test
  @Order(1)
  void outputs_are_given_to_people_and_to_scripts() throws JsonProcessingException {
    assertThat(run("outputs").done().out())
        .contains("ollama_storage_bucket = ollama-storage-dev-inspect\n");
    assertThat(run("outputs", "ollama_storage_bucket").done().out())
        .isEqualTo("ollama-storage-dev-inspect\n");
    assertThat(json(run("outputs", "--json").done()).path("ollama_private_subnet_ids")).hasSize(2);
    CommandLineRun unknown = run("outputs", "ollama_bucket");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err())
        .startsWith("plinth: there is no output \"ollama_bucket\"; there are:");
  }

  @Test
  @Order(2)
  void its_status_is_told_at_a_glance() throws JsonProcessingException {
    assertThat(run("status").done().out())
        .startsWith("ollama dev\n  workspace  dev\n  account    111111111111 (local cloud at ")
        .contains("  you are    arn:aws:sts::111111111111:")
        .contains("  last good  version 1 of ")
        .contains("  lock       free\n")
        .contains("  runs       awake: 1 instances and tasks are to run\n")
        .endsWith("  alarms     none ringing\n");

    try (var cloudWatch = access.cloudWatch();
        var autoScaling = access.autoScaling()) {
      cloudWatch.setAlarmState(
          request ->
              request
                  .alarmName("ollama-high-cpu-dev")
                  .stateValue(StateValue.ALARM)
                  .stateReason("for the test"));
      autoScaling.updateAutoScalingGroup(
          request -> request.autoScalingGroupName("ollama-asg-dev").minSize(0).desiredCapacity(0));
      JsonNode status = json(run("status", "--json").done());
      assertThat(status.path("alarmsRinging").get(0).asText()).isEqualTo("ollama-high-cpu-dev");
      assertThat(status.path("asleep").asBoolean()).isTrue();
      autoScaling.updateAutoScalingGroup(
          request -> request.autoScalingGroupName("ollama-asg-dev").minSize(1).desiredCapacity(1));
    }
  }

  @Test
  @Order(3)
  void nothing_has_drifted_at_first() throws JsonProcessingException {
    JsonNode drift = json(run("drift", "--json").done());

    assertThat(drift.path("drifted").asBoolean()).isFalse();
    assertThat(drift.path("comparedWith").path("version").asInt()).isEqualTo(1);
    assertThat(drift.path("resources")).isEmpty();
  }

  @Test
  @Order(4)
  void a_session_that_has_ended_is_told_by_every_command() {
    faults.onEverything().expired();

    run("outputs")
        .refused(
            1,
            """
            plinth: AWS does not accept the credentials: The security token included in the request is expired
              renew them, such as by `aws sso login`, or choose others with AWS_PROFILE=<profile>
            """);
    assertThat(run("status").done().out())
        .contains("  workspace  dev\n", "  deployed   not known\n", "renew them, such as by");
  }

  @Test
  @Order(5)
  void what_is_throttled_is_asked_again() {
    faults.on("s3", "GetObject").times(2).throttled();

    run("outputs").done();

    assertThat(faults.struck()).isEqualTo(2);
  }

  @Test
  @Order(6)
  void what_is_throttled_on_and_on_fails_in_the_end() {
    faults.on("s3", "GetObject").always().throttled();

    run("outputs")
        .refused(
            1,
            """
            plinth: warning: AWS does not answer s3:GetObject yet; trying again, for half a minute at most
            plinth: AWS answers no more for now: s3:GetObject in us-east-1 is asked too often, after 6 tries
              wait a few minutes and run the command again; if it stays so, see in CloudTrail who else calls it
            """);
  }

  @Test
  @Order(7)
  void a_missing_right_is_named() {
    faults.on("s3", "GetObject").denied();

    run("outputs")
        .refused(
            1,
            """
            plinth: these credentials may not do s3:GetObject in us-east-1
              have the permission s3:GetObject added to the role or user, or use other credentials
            """);
  }

  @Test
  @Order(8)
  void what_may_not_be_asked_does_not_hide_the_rest() {
    faults.on("dynamodb", "GetItem").denied();

    assertThat(run("status").done().out())
        .contains("  lock       not known\n", "  alarms     ringing: ollama-high-cpu-dev\n")
        .contains("these credentials may not do dynamodb:GetItem in us-east-1\n");
  }

  @Test
  @Order(9)
  void an_endpoint_that_cannot_be_reached_is_told() {
    faults.on("sts").always().unreachable();

    CommandLineRun run = run("outputs");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("plinth: AWS cannot be reached for sts:GetCallerIdentity in us-east-1, after ")
        .endsWith(
            "check the network, the proxy and the variable AWS_ENDPOINT_URL, and run the command again\n");
  }

  @Test
  @Order(10)
  void an_environment_that_is_not_deployed_is_told() {
    CommandLineRun.in(root, "outputs", "ollama", "staging", "--local")
        .refused(
            1,
            """
            plinth: ollama staging is not deployed
              deploy it first: ./plinth deploy ollama staging --local
            """);
    CommandLineRun.in(root, "rollback", "microservices", "prod", "--list", "--local")
        .refused(
            1,
            """
            plinth: the state bucket plinth-state-222222222222-us-east-1 is missing in account 222222222222, us-east-1
            the lock table plinth-locks is missing in account 222222222222, us-east-1
              make it once with: ./plinth deploy bootstrap production --local
            """);
    assertThat(CommandLineRun.in(root, "unlock", "microservices", "prod", "--local").done().out())
        .endsWith("not locked: nothing to release\n");
  }

  @Test
  @Order(11)
  void a_lock_is_shown_and_released() {
    lockTable(LOCK);
    lockBucket(LOCK);

    CommandLineRun locked = run("drift");
    assertThat(locked.exitCode()).isEqualTo(1);
    assertThat(locked.err()).startsWith("plinth: the state is locked by ada@workstation since ");
    assertThat(run("status").done().out())
        .contains("  lock       held by ada@workstation for apply since ", "(3 hours ago)", LOCK);

    CommandLineRun nobodyAgreed = run("unlock");
    assertThat(nobodyAgreed.exitCode()).isEqualTo(2);
    assertThat(nobodyAgreed.err()).contains("asks for a yes and nobody is at a terminal");
    CommandLineRun another = run("unlock", "--yes", "--id", "another");
    assertThat(another.exitCode()).isEqualTo(2);
    assertThat(another.err())
        .isEqualTo(
            "plinth: lock another is not held, but %s; nothing was released%n".formatted(LOCK));
    assertThat(run("status").done().out()).contains(LOCK);

    assertThat(run("unlock", "--yes", "--id", LOCK).done().out())
        .contains("table plinth-locks: held by ada@workstation for apply since ")
        .contains("bucket " + BUCKET + ": held by ada@workstation for apply since ")
        .contains("./plinth deploy ollama dev --local --unlock " + LOCK)
        .contains(
            "released\nlook next at what that run left half done: ./plinth plan ollama dev --local\n");
    assertThat(run("unlock", "--yes").done().out()).endsWith("not locked: nothing to release\n");
    assertThat(run("status").done().out()).contains("  lock       free\n");
  }

  @Test
  @Order(12)
  void half_a_lock_is_released_too() {
    lockBucket(LOCK);

    assertThat(run("unlock", "--yes").done().out())
        .contains("the other half of the lock is gone", "released\n");

    lockTable(LOCK);
    assertThat(run("unlock", "--yes").done().out()).contains("released\n");
    assertThat(run("status").done().out()).contains("  lock       free\n");
  }

  @Test
  @Order(13)
  void a_lock_that_another_run_took_meanwhile_is_left_alone() {
    lockTable(LOCK);
    var slowPerson =
        new Terminal(
            true,
            new BufferedReader(new StringReader("")) {
              @Override
              public String readLine() {
                lockTable("another");
                return "yes";
              }
            });

    CommandLineRun run =
        CommandLineRun.of(
            Plinth.commandLine(root, slowPerson), "unlock", "ollama", "dev", "--local");

    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err())
        .contains("plinth: another run took the lock meanwhile; its lock was left alone\n");
    assertThat(run("status").done().out()).contains("lock another");
    run("unlock", "--yes").done();
  }

  @Test
  @Order(14)
  void what_others_did_is_drift_and_stays_as_it_is() {
    try (var dynamoDb = access.dynamoDb();
        var ec2 = access.ec2();
        var cloudWatch = access.cloudWatch()) {
      dynamoDb.updateTable(
          request -> request.tableName("ollama-data-table-dev").deletionProtectionEnabled(true));
      cloudWatch.deleteAlarms(request -> request.alarmNames("ollama-low-cpu-dev"));
      String group =
          ec2.describeSecurityGroups().securityGroups().stream()
              .filter(found -> found.groupName().equals("ollama-alb-sg-dev"))
              .findFirst()
              .orElseThrow()
              .groupId();
      ec2.authorizeSecurityGroupIngress(
          request ->
              request.groupId(group).ipProtocol("tcp").fromPort(22).toPort(22).cidrIp("0.0.0.0/0"));

      CommandLineRun drift = run("drift");

      assertThat(drift.exitCode()).isEqualTo(1);
      assertThat(drift.out())
          .contains("compared with version 1 of ")
          .contains(
              """
              aws_cloudwatch_metric_alarm.low_cpu is gone
              aws_dynamodb_table.main was changed
                - deletion_protection_enabled = false
                + deletion_protection_enabled = true
              aws_security_group.alb has what nobody manages
                + ingress tcp 22-22 with 0.0.0.0/0
              3 resources differ; - is what was applied, + is what is there
              """);
      assertThat(
              dynamoDb
                  .describeTable(request -> request.tableName("ollama-data-table-dev"))
                  .table()
                  .deletionProtectionEnabled())
          .isTrue();
    }
  }

  /** The settings of dev let full buckets go; whoever destroys it has to say so all the same. */
  @Test
  @Order(15)
  void what_is_in_a_bucket_is_not_deleted_unasked() {
    String bucket = "ollama-storage-dev-inspect";
    try (var s3 = access.s3()) {
      s3.putObject(
          request -> request.bucket(bucket).key("conversations/1"),
          RequestBody.fromString("hello"));

      CommandLineRun destroy =
          run(
              "destroy",
              "--yes",
              "--set=ollama_storage_suffix=inspect",
              "--set=ollama_ssh_key=none",
              "--lift-protection");

      assertThat(destroy.exitCode()).isEqualTo(1);
      assertThat(destroy.err())
          .startsWith("plinth: not empty:\n")
          .contains("  aws_s3_bucket.storage (%s): 1 version of an object, 5 B\n".formatted(bucket))
          .contains("nothing was changed; repeat the command with --empty-buckets");
      assertThat(
              s3.listObjectsV2(request -> request.bucket(bucket).prefix("conversations/"))
                  .contents())
          .hasSize(1);
    }
  }

  /** A command on the environment; a word that is no option stands after its name. */
  private static CommandLineRun run(String command, String... arguments) {
    var all = new ArrayList<>(List.of(command, "ollama", "dev", "--local"));
    all.addAll(List.of(arguments));
    return CommandLineRun.in(root, all.toArray(String[]::new));
  }

  private static JsonNode json(CommandLineRun run) throws JsonProcessingException {
    return new ObjectMapper().readTree(run.out());
  }

  private static void lockTable(String id) {
    try (var dynamoDb = access.dynamoDb()) {
      dynamoDb.putItem(
          request ->
              request
                  .tableName("plinth-locks")
                  .item(
                      Map.of(
                          "LockID", AttributeValue.fromS(BUCKET + "/" + STATE),
                          "Info", AttributeValue.fromS(lock(id)))));
    }
  }

  private static void lockBucket(String id) {
    try (var s3 = access.s3()) {
      s3.putObject(
          request -> request.bucket(BUCKET).key(STATE + ".tflock"),
          RequestBody.fromString(lock(id)));
    }
  }

  /** As terraform writes it. */
  private static String lock(String id) {
    return """
    {"ID":"%s","Operation":"OperationTypeApply","Info":"","Who":"ada@workstation",\
    "Version":"1.11.4","Created":"%s","Path":"%s/%s"}\
    """
        .formatted(id, Instant.now().minus(3, ChronoUnit.HOURS).minusSeconds(60), BUCKET, STATE);
  }
}
