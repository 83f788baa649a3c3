package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;

/** Servers for real: started, asked, reset and ended. */
class LocalCloudServerIT {
  private static final Path SOURCES = Path.of("src/main/python");
  private static final Map<String, String> LOG_GROUP = Map.of("logGroupName", "made-once");

  @TempDir Path folder;
  private LocalCloudServer server;

  @BeforeEach
  void begin() {
    server = new LocalCloudServer(SOURCES, folder);
  }

  @AfterEach
  void end() {
    server.stop();
  }

  @Test
  void answers_as_the_account_of_the_access_key() {
    LocalCloud cloud = server.start();

    assertThat(account(cloud, "111122223333")).isEqualTo("111122223333");
    assertThat(account(cloud, "444455556666")).isEqualTo("444455556666");
  }

  @Test
  void keeps_the_accounts_apart_and_forgets_all_of_them_at_a_reset() {
    LocalCloud cloud = server.start();
    try (S3Client one = s3(cloud, "111122223333");
        S3Client other = s3(cloud, "444455556666")) {
      one.createBucket(bucket -> bucket.bucket("kept"));
      assertThat(one.listBuckets().buckets()).hasSize(1);
      assertThat(other.listBuckets().buckets()).isEmpty();

      server.reset();

      assertThat(one.listBuckets().buckets()).isEmpty();
    }
  }

  @Test
  void does_once_what_an_sdk_asks_for_twice() {
    var aws = new LocalAws(server.start(), "111122223333", "eu-west-1");

    assertThat(group(aws, "one", "Create").statusCode()).isEqualTo(200);
    assertThat(group(aws, "one", "Create").statusCode()).as("sent again").isEqualTo(200);
    assertThat(group(aws, "two", "Create").body()).contains("ResourceAlreadyExistsException");
  }

  @Test
  void tries_anew_what_failed() {
    var aws = new LocalAws(server.start(), "111122223333", "eu-west-1");

    assertThat(group(aws, "one", "Delete").body()).contains("ResourceNotFoundException");
    assertThat(group(aws, "two", "Create").statusCode()).isEqualTo(200);
    assertThat(group(aws, "one", "Delete").statusCode()).as("sent again").isEqualTo(200);
  }

  @Test
  void is_found_again_and_not_started_twice() {
    URI endpoint = server.start().endpoint();
    var found = new LocalCloudServer(SOURCES, folder);

    assertThat(found.start().endpoint()).isEqualTo(endpoint);
    assertThat(found.cloud()).hasValueSatisfying(c -> assertThat(c.endpoint()).isEqualTo(endpoint));
  }

  @Test
  void runs_beside_another() {
    var other = new LocalCloudServer(SOURCES, folder.resolve("other"));
    try {
      assertThat(server.start().endpoint()).isNotEqualTo(other.start().endpoint());
    } finally {
      other.stop();
    }
    assertThat(server.status()).isPresent();
    assertThat(other.status()).isEmpty();
  }

  @Test
  void ends_with_its_process() {
    server.start();
    ProcessHandle process = server.status().orElseThrow().process().orElseThrow();

    assertThat(server.stop()).isTrue();

    assertThat(process.isAlive()).isFalse();
    assertThat(server.stop()).isFalse();
  }

  @Test
  void keeps_the_log_of_moto() throws IOException {
    LocalCloud cloud = server.start();
    account(cloud, "111122223333");

    Path log = Path.of(server.status().orElseThrow().log());
    assertThat(log).startsWith(folder).content().contains("POST / HTTP/1.1");
  }

  @Test
  void leaves_a_process_alone_that_has_got_its_number_since() throws IOException {
    long stranger = ProcessHandle.current().pid();
    Files.writeString(
        folder.resolve("state.json"),
        """
        {"endpoint": "http://127.0.0.1:1", "pid": %d, "started": 0, "log": "none"}
        """
            .formatted(stranger));

    assertThat(server.status()).isEmpty();
    assertThat(server.stop()).isFalse();
    assertThat(ProcessHandle.current().isAlive()).isTrue();
  }

  @Test
  void uses_the_emulator_of_somebody_else_and_leaves_it_running() {
    var others = new LocalCloudServer(SOURCES, folder.resolve("others"));
    try {
      URI endpoint = others.start().endpoint();

      assertThat(server.use(endpoint).endpoint()).isEqualTo(endpoint);
      assertThatThrownBy(server::reset)
          .isInstanceOf(OperationFailed.class)
          .hasMessageContaining("is not ours to reset");
      assertThat(server.stop()).isTrue();
      assertThat(account(LocalCloud.at(endpoint), "111122223333")).isEqualTo("111122223333");
    } finally {
      others.stop();
    }
  }

  @Test
  void refuses_an_emulator_that_does_not_answer() {
    assertThatThrownBy(() -> server.use(URI.create("http://127.0.0.1:1")))
        .isInstanceOf(OperationFailed.class)
        .hasMessageContaining("nothing answers at http://127.0.0.1:1");
    assertThat(server.status()).isEmpty();
  }

  @Test
  void shows_the_end_of_the_log_when_it_does_not_come_up() throws IOException {
    Path broken = Files.createDirectories(folder.resolve("sources/localcloud"));
    Files.writeString(
        broken.resolve("__main__.py"),
        """
        import sys
        sys.exit(0 if "--check" in sys.argv else "out of order")
        """);

    assertThatThrownBy(new LocalCloudServer(folder.resolve("sources"), folder)::start)
        .isInstanceOf(OperationFailed.class)
        .hasMessageContaining("the local cloud did not come up")
        .hasMessageContaining("out of order")
        .hasMessageContaining("moto.log");
  }

  private static HttpResponse<String> group(LocalAws aws, String invocation, String work) {
    return aws.attempt(invocation, "logs", "Logs_20140328.%sLogGroup".formatted(work), LOG_GROUP);
  }

  private static String account(LocalCloud cloud, String accessKey) {
    try (StsClient sts = new AwsAccess(cloud.environment(accessKey), "eu-west-1").sts()) {
      return sts.getCallerIdentity().account();
    }
  }

  private static S3Client s3(LocalCloud cloud, String accessKey) {
    return new AwsAccess(cloud.environment(accessKey), "us-east-1").s3();
  }
}
