package dev.plinth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.Faults;
import dev.plinth.operations.LocalDeployment;
import dev.plinth.operations.localcloud.LocalCloudServer;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * Deployments that go wrong, and the way back, by the command line, the real terraform and the
 * local cloud: half an apply, a lock, sick targets, and what is in the way of an end. The tests are
 * steps of one story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeployingIT {
  private static final String ACCOUNT = "111111111111";
  private static final String STATE_BUCKET = "plinth-state-111111111111-us-east-1";
  private static final String STORAGE = "ollama-storage-dev-deploying";
  private static final String PROTECTED = "--set=ollama_deletion_protection=true";

  @TempDir private static Path root;
  private static LocalDeployment deployment;
  private static AwsAccess access;
  private static Faults faults;

  @BeforeAll
  static void start() {
    deployment = new LocalDeployment(root, new Target("ollama", "dev"), "nonproduction", Map.of());
    access = deployment.access(ACCOUNT, "us-east-1");
    faults = new Faults(deployment.cloud());
  }

  @AfterAll
  static void stop() {
    deployment.close();
  }

  @Test
  @Order(1)
  void what_is_in_the_way_is_said_before() throws IOException {
    allow("{\"Effect\": \"Deny\", \"Action\": \"kms:*\", \"Resource\": \"*\"}");

    CommandLineRun denied = run("validate");

    assertThat(denied.exitCode()).isEqualTo(1);
    assertThat(denied.out())
        .containsPattern("good +ollama/dev +terraform validate +valid")
        .containsPattern("good +ollama/dev +state +" + STATE_BUCKET)
        .containsPattern("problem +ollama/dev +permissions +.*user/moto may not do 5 of")
        .contains("kms:CreateAlias, kms:CreateKey, kms:DeleteAlias")
        .contains("-> add them to the policies of the caller")
        .endsWith("1 of 7 would keep a deployment from succeeding\n");

    allow("{\"Effect\": \"Allow\", \"Action\": \"*\", \"Resource\": \"*\"}");
    JsonNode allowed = new ObjectMapper().readTree(run("validate", "--json").done().out());
    assertThat(allowed.findValuesAsText("verdict")).hasSize(7).containsOnly("good");
  }

  @Test
  @Order(2)
  void a_first_deployment_has_nothing_before_it() {
    run("deploy", "--yes").done();

    assertThat(versions()).containsExactly(1);
    assertThat(run("rollback", "--yes").err())
        .contains("ollama dev has nothing to be rolled back to; there are: 1");
  }

  @Test
  @Order(3)
  void half_an_apply_is_taken_back() throws IOException {
    faults.on("monitoring", "PutMetricAlarm").fail(400, "LimitExceeded", "Too many alarms");

    CommandLineRun failed =
        run("deploy", "--yes", "--set=ollama_scale_up_cpu_percent=55", "--set=ollama_max_size=3");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err())
        .contains("plinth: aws_cloudwatch_metric_alarm.high_cpu: ", "Too many alarms")
        .contains("rolled back: ollama dev is as in version 1 of ", " again, and healthy")
        .contains("the configuration that failed is in " + root);
    assertThat(failed.out()).contains("max_size                         = 3 -> 2");
    assertThat(largest()).isEqualTo(2);
    assertThat(versions()).containsExactly(1);
    assertThat(failedConfiguration()).contains("\"ollama_max_size\"");
  }

  @Test
  @Order(4)
  void two_runs_at_once_do_not_meet(@TempDir Path other) throws Exception {
    Checkout.copyTo(other);
    LocalCloudServer.of(other).use(deployment.cloud().endpoint());
    faults.on("autoscaling", "UpdateAutoScalingGroup").slow(Duration.ofSeconds(25));
    var first =
        CompletableFuture.supplyAsync(
            () -> run("deploy", "--yes", PROTECTED, "--set=ollama_max_size=4"));
    awaitLock(first);

    assertThat(run("plan", PROTECTED).err())
        .contains("plinth: another run is at work in this checkout: deploy ollama dev, process ");
    CommandLineRun second = run(other, "plan", PROTECTED);

    assertThat(second.exitCode()).isEqualTo(1);
    assertThat(second.err())
        .containsPattern("plinth: the state is locked by \\S+ since .*OperationTypeApply, lock")
        .contains("wait until that run ends and try again", "--unlock");
    first.join().done();
    assertThat(versions()).containsExactly(2, 1);
    assertThat(largest()).isEqualTo(4);
  }

  @Test
  @Order(5)
  void sick_targets_are_left_when_that_is_asked_and_taken_back_by_hand() {
    leaveTargetGroups();

    CommandLineRun failed =
        run("deploy", "--yes", "--wait=0", "--no-rollback", PROTECTED, "--set=ollama_max_size=5");

    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.err())
        .contains("after 0 minutes", "not rolled back, as asked: ollama dev is half-way");
    assertThat(versions()).containsExactly(2, 1);
    assertThat(largest()).isEqualTo(5);

    joinTargetGroups();
    assertThat(run("rollback", "--yes").done().out())
        .contains("back to version 2 of ")
        .contains("ollama dev is back at version 2 of ");
    assertThat(largest()).isEqualTo(4);
  }

  @Test
  @Order(6)
  void what_keeps_an_environment_is_said_before_anything_is_destroyed() {
    String guest = guest();
    try (var s3 = access.s3()) {
      s3.putObject(
          request -> request.bucket(STORAGE).key("models/a"), RequestBody.fromString("abc"));
    }

    CommandLineRun refused = run("destroy", "--yes", PROTECTED);

    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.err())
        .contains("not part of this environment, and in its network:")
        .contains("instance %s is in subnet-".formatted(guest))
        .contains("aws ec2 terminate-instances --instance-ids " + guest)
        .contains("protected from deletion:\n  aws_dynamodb_table.main\n  aws_lb.main")
        .contains("nothing was changed; repeat the command with --lift-protection")
        .contains("(%s): 1 version of an object, 3 B".formatted(STORAGE))
        .contains("nothing was changed; repeat the command with --empty-buckets");
    try (var ec2 = access.ec2()) {
      ec2.terminateInstances(request -> request.instanceIds(guest));
    }
  }

  @Test
  @Order(7)
  void an_environment_ends_whole_when_that_is_asked() {
    CommandLineRun gone =
        run("destroy", "--yes", PROTECTED, "--lift-protection", "--empty-buckets").done();

    assertThat(gone.out())
        .containsSubsequence(
            "deleted with it: aws_s3_bucket.storage (%s): 1 version of an object, 3 B"
                .formatted(STORAGE),
            "protection is lifted of: aws_lb.main",
            "lost with all their data:",
            "aws_lb.main: Modifying...",
            "aws_lb.main: Destroying...");
    try (var s3 = access.s3()) {
      assertThat(s3.listBuckets().buckets())
          .extracting(bucket -> bucket.name())
          .containsExactly(STATE_BUCKET);
      assertThat(s3.listObjectsV2(request -> request.bucket(STATE_BUCKET)).contents())
          .extracting(S3Object::key)
          .noneMatch(key -> key.contains("/ollama/good"));
    }
    assertThat(versions()).isEmpty();
  }

  private static CommandLineRun run(String command, String... options) {
    return run(root, command, options);
  }

  private static CommandLineRun run(Path checkout, String command, String... options) {
    var arguments = new ArrayList<>(List.of(command, "ollama", "dev", "--local"));
    arguments.addAll(List.of(options));
    if (!command.equals("rollback")) {
      arguments.add("--set=ollama_storage_suffix=deploying");
    }
    return CommandLineRun.in(checkout, arguments.toArray(String[]::new));
  }

  private static List<Integer> versions() {
    try {
      JsonNode list = new ObjectMapper().readTree(run("rollback", "--json").done().out());
      return list.findValues("version").stream().map(JsonNode::asInt).toList();
    } catch (IOException noJson) {
      throw new AssertionError(noJson);
    }
  }

  private static int largest() {
    try (var scaling = access.autoScaling()) {
      return scaling.describeAutoScalingGroups().autoScalingGroups().get(0).maxSize();
    }
  }

  /** Gives the caller of the local cloud, whose name is moto's, a policy in place of the last. */
  private static void allow(String statement) {
    try (var iam = access.iam()) {
      if (iam.listUsers().users().isEmpty()) {
        iam.createUser(request -> request.userName("moto"));
      }
      iam.putUserPolicy(
          request ->
              request
                  .userName("moto")
                  .policyName("all")
                  .policyDocument(
                      """
                      {"Version": "2012-10-17", "Statement": [
                        {"Effect": "Allow", "Action": "*", "Resource": "*"}, %s]}
                      """
                          .formatted(statement)));
    }
  }

  private static String failedConfiguration() throws IOException {
    try (var files = Files.walk(root.resolve(".plinth/work/ollama/dev-local/failed"))) {
      return Files.readString(
          files.filter(file -> file.endsWith("cdk.tf.json")).findFirst().orElseThrow());
    }
  }

  /** The lock is held while the first run is at its apply. */
  private static void awaitLock(CompletableFuture<?> run) throws InterruptedException {
    var applying = Pattern.compile("OperationTypeApply");
    try (var dynamoDb = access.dynamoDb()) {
      while (dynamoDb.scan(request -> request.tableName("plinth-locks")).items().stream()
          .noneMatch(item -> applying.matcher(item.toString()).find())) {
        assertThat(run.isDone()).as("ended before it was seen: %s", run).isFalse();
        Thread.sleep(200);
      }
    }
  }

  private static void leaveTargetGroups() {
    try (var loadBalancing = access.loadBalancing()) {
      for (var group : loadBalancing.describeTargetGroups().targetGroups()) {
        loadBalancing.deregisterTargets(
            request ->
                request
                    .targetGroupArn(group.targetGroupArn())
                    .targets(TargetDescription.builder().id(instance()).build()));
      }
    }
  }

  private static void joinTargetGroups() {
    try (var loadBalancing = access.loadBalancing()) {
      for (var group : loadBalancing.describeTargetGroups().targetGroups()) {
        loadBalancing.registerTargets(
            request ->
                request
                    .targetGroupArn(group.targetGroupArn())
                    .targets(TargetDescription.builder().id(instance()).build()));
      }
    }
  }

  /** The one instance of the platform. */
  private static String instance() {
    try (var scaling = access.autoScaling()) {
      return scaling
          .describeAutoScalingGroups()
          .autoScalingGroups()
          .get(0)
          .instances()
          .get(0)
          .instanceId();
    }
  }

  /** An instance of somebody else's in a subnet of the platform. */
  private static String guest() {
    try (var ec2 = access.ec2()) {
      var ours = Filter.builder().name("tag:Project").values("ollama").build();
      String subnet =
          ec2.describeSubnets(request -> request.filters(ours)).subnets().get(0).subnetId();
      String image = ec2.describeImages().images().get(0).imageId();
      return ec2.runInstances(
              request -> request.imageId(image).subnetId(subnet).minCount(1).maxCount(1))
          .instances()
          .get(0)
          .instanceId();
    }
  }
}
