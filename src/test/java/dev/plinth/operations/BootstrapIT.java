package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.cli.Checkout;
import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import dev.plinth.platforms.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * The life of the bootstrap stack on the local cloud, by the real terraform: the one platform whose
 * state is kept in what it makes. The tests are steps of one story.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class BootstrapIT {
  private static final Target BOOTSTRAP = new Target("bootstrap", "production");
  private static final String BUCKET = "plinth-state-222222222222-us-east-1";
  private static final String STATE = "env:/production/bootstrap/terraform.tfstate";
  private static final String OTHER_STATE = "env:/production/ollama/terraform.tfstate";
  private static final Approval AGREED = change -> {};

  @TempDir private static Path root;
  private static LocalCloudServer server;
  private static LocalCloud cloud;

  @BeforeAll
  static void start() {
    Checkout.copyTo(root);
    server = new LocalCloudServer(Path.of("src/main/python"), root.resolve("cloud"));
    cloud = server.start();
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @Test
  @Order(1)
  void a_platform_asks_for_it_first() {
    Request ollama =
        Request.of(new Target("ollama", "production"))
            .withOverrides(Map.of("ollama_storage_suffix", "test", "ollama_ssh_key", "none"));

    assertThatThrownBy(() -> lifecycle(new StringWriter()).deploy(ollama, AGREED))
        .isInstanceOf(OperationFailed.class)
        .hasMessage(
            """
            the state bucket plinth-state-222222222222-us-east-1 is missing in account 222222222222, us-east-1
            the lock table plinth-locks is missing in account 222222222222, us-east-1
              make it once with: ./plinth deploy bootstrap production --local""");
  }

  @Test
  @Order(2)
  void its_state_moves_into_the_bucket_that_it_makes() throws IOException {
    String out = deploy(Request.of(BOOTSTRAP));

    assertThat(out).contains("state_bucket = " + BUCKET);
    assertThat(keys()).containsExactly(GoodConfigurations.key(BOOTSTRAP), STATE);
    try (var files = Files.walk(work())) {
      assertThat(files).noneMatch(file -> file.toString().contains("terraform.tfstate.d"));
    }
  }

  @Test
  @Order(3)
  void a_second_deployment_changes_nothing() {
    assertThat(deploy(Request.of(BOOTSTRAP)))
        .contains("nothing to change: bootstrap production is as its settings say");
  }

  @Test
  @Order(4)
  void what_the_state_lost_is_adopted_and_not_made_twice() throws Exception {
    forget("aws_dynamodb_table.locks", "aws_kms_alias.state");

    String out = deploy(Request.of(BOOTSTRAP));

    assertThat(out)
        .contains("adopting what an earlier run made and could not record:")
        .contains("aws_dynamodb_table.locks (plinth-locks)")
        .contains("aws_kms_alias.state (alias/plinth-state)");
    assertThat(deploy(Request.of(BOOTSTRAP))).contains("nothing to change");
  }

  @Test
  @Order(5)
  void a_killed_run_leaves_a_lock_that_is_named_and_released() throws Exception {
    Request change = Request.of(BOOTSTRAP).withOverrides(Map.of("noncurrent_version_days", "120"));
    var out = new StringWriter();
    var killed = CompletableFuture.runAsync(() -> lifecycle(out).deploy(change, AGREED));
    while (!out.toString().contains("aws_s3_bucket_lifecycle_configuration.state: Modifying")) {
      assertThat(killed).as("the run: %s", out).isNotDone();
      Thread.sleep(50);
    }
    killTerraform();
    assertThat(killed).failsWithin(Duration.ofSeconds(30));

    String locked = failure(change);
    Matcher lock = Pattern.compile("--unlock (\\S+)").matcher(locked);
    assertThat(locked).startsWith("the state is locked by ").contains("OperationTypeApply");
    assertThat(lock.find()).isTrue();

    assertThat(deploy(change.withUnlock(lock.group(1)))).contains("state_bucket = " + BUCKET);
    assertThat(deploy(change)).contains("nothing to change");
  }

  @Test
  @Order(6)
  void it_is_not_destroyed_under_the_state_of_another() {
    try (S3Client s3 = s3()) {
      s3.putObject(
          request -> request.bucket(BUCKET).key(OTHER_STATE),
          RequestBody.fromString(
              "{\"version\": 4, \"resources\": [{\"mode\": \"managed\", \"type\": \"aws_vpc\"}]}"));
    }

    assertThatThrownBy(() -> lifecycle(new StringWriter()).destroy(Request.of(BOOTSTRAP), AGREED))
        .isInstanceOf(OperationFailed.class)
        .hasMessage(
            """
            the state bucket %s still keeps the state of what is deployed:
              %s
              destroy these first: without their state, nobody can"""
                .formatted(BUCKET, OTHER_STATE));
    assertThat(keys()).contains(STATE, OTHER_STATE);
  }

  @Test
  @Order(7)
  void it_is_destroyed_with_everything_in_it() {
    try (S3Client s3 = s3()) {
      s3.deleteObject(request -> request.bucket(BUCKET).key(OTHER_STATE));
    }
    var out = new StringWriter();

    lifecycle(out).destroy(Request.of(BOOTSTRAP), AGREED);

    assertThat(out.toString())
        .contains("lost with all their data:")
        .contains("aws_s3_bucket.state (%s)".formatted(BUCKET));
    try (S3Client s3 = s3();
        var dynamoDb = access().dynamoDb()) {
      assertThat(s3.listBuckets().buckets()).isEmpty();
      assertThat(dynamoDb.listTables().tableNames()).isEmpty();
    }
  }

  private static String deploy(Request request) {
    var out = new StringWriter();
    lifecycle(out).deploy(request, AGREED);
    return out.toString();
  }

  private static String failure(Request request) {
    try {
      return "it was deployed: " + deploy(request);
    } catch (OperationFailed failure) {
      return failure.getMessage();
    }
  }

  private static Lifecycle lifecycle(StringWriter out) {
    return new Lifecycle(new Session(root, new PrintWriter(out, true), false), cloud);
  }

  private static Path work() {
    return root.resolve(".plinth/work/bootstrap/production-local");
  }

  private static void forget(String... addresses) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("terraform", "state", "rm"));
    command.addAll(List.of(addresses));
    var builder = new ProcessBuilder(command).directory(work().toFile());
    builder.environment().putAll(cloud.environment("222222222222"));
    builder.environment().put("TF_CLI_CONFIG_FILE", work().resolve("terraform.rc").toString());
    Process process = builder.redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor()).as(said).isZero();
  }

  private static void killTerraform() {
    List<ProcessHandle> running =
        ProcessHandle.current()
            .children()
            .filter(child -> child.info().command().orElse("").endsWith("terraform"))
            .toList();
    assertThat(running).hasSize(1);
    running.get(0).destroyForcibly();
  }

  private static List<String> keys() {
    try (S3Client s3 = s3()) {
      return s3.listObjectsV2(request -> request.bucket(BUCKET)).contents().stream()
          .map(S3Object::key)
          .toList();
    }
  }

  private static S3Client s3() {
    return access().s3();
  }

  private static AwsAccess access() {
    return new AwsAccess(cloud.environment("222222222222"), "us-east-1");
  }
}
