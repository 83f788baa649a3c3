package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.plinth.operations.localcloud.LocalCloud;
import dev.plinth.operations.localcloud.LocalCloudServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Failures on purpose, as the SDK understands them: one service of each protocol. */
class LocalCloudFaultsIT {
  @TempDir private static Path folder;
  private static LocalCloudServer server;
  private static AwsAccess access;
  private static Faults faults;

  @BeforeAll
  static void start() {
    server = new LocalCloudServer(Path.of("src/main/python"), folder);
    LocalCloud cloud = server.start();
    access = new AwsAccess(cloud.environment("111122223333"), "us-east-1");
    faults = new Faults(cloud);
  }

  @AfterAll
  static void stop() {
    server.stop();
  }

  @AfterEach
  void clear() {
    faults.clear();
  }

  static Stream<Arguments> calls() {
    return Stream.of(
        Arguments.of("dynamodb", "ListTables", call(() -> access.dynamoDb().listTables())),
        Arguments.of("ec2", "DescribeVpcs", call(() -> access.ec2().describeVpcs())),
        Arguments.of("sts", "GetCallerIdentity", call(() -> access.sts().getCallerIdentity())),
        Arguments.of("elbv2", "DescribeLoadBalancers", call(LocalCloudFaultsIT::loadBalancers)),
        Arguments.of("cloudwatch", "DescribeAlarms", call(LocalCloudFaultsIT::alarms)),
        Arguments.of("s3", "ListBuckets", call(() -> access.s3().listBuckets())),
        Arguments.of("cloudfront", "ListDistributions", call(LocalCloudFaultsIT::distributions)),
        Arguments.of("backup", "ListBackupPlans", call(() -> access.backup().listBackupPlans())));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void a_call_fails_as_its_service_says_it(String service, String action, ThrowingCallable call) {
    faults.on(service, action).fail(418, "NotToday", "come <back> tomorrow");

    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            failure -> {
              assertThat(failure.statusCode()).isEqualTo(418);
              assertThat(failure.awsErrorDetails().errorCode()).isEqualTo("NotToday");
              assertThat(failure.awsErrorDetails().errorMessage())
                  .isEqualTo("come <back> tomorrow");
            });
    assertThatCode(call).as("the next one").doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void a_call_that_is_throttled_is_sent_again(
      String service, String action, ThrowingCallable call) {
    faults.on(service, action).throttled();

    assertThatCode(call).doesNotThrowAnyException();
    assertThat(faults.struck()).isEqualTo(1);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void a_call_is_refused(String service, String action, ThrowingCallable call) {
    faults.on(service, action).denied();

    assertThatThrownBy(call)
        .hasMessageContaining("is not authorized to perform: ")
        .hasMessageContaining(":" + action);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("calls")
  void a_session_ends(String service, String action, ThrowingCallable call) {
    faults.onEverything().expired();

    assertThatThrownBy(call).hasMessageContaining("expired");
  }

  @Test
  void nobody_is_at_the_other_end() {
    faults.on("sts").always().unreachable();

    assertThatThrownBy(() -> access.sts().getCallerIdentity())
        .isInstanceOf(SdkClientException.class);
    assertThatCode(() -> access.s3().listBuckets()).doesNotThrowAnyException();
  }

  @Test
  void an_answer_is_late() {
    faults.on("sts").slow(Duration.ofMillis(700));
    Instant before = Instant.now();

    access.sts().getCallerIdentity();

    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(700));
  }

  @Test
  void another_operation_and_another_region_are_spared() {
    faults.on("s3", "GetObject").always().denied();
    faults.on("sts").always().in("eu-west-1").denied();

    assertThatCode(() -> access.s3().listBuckets()).doesNotThrowAnyException();
    assertThatCode(() -> access.sts().getCallerIdentity()).doesNotThrowAnyException();
    assertThatThrownBy(() -> access.in("eu-west-1").sts().getCallerIdentity())
        .hasMessageContaining("not authorized");
  }

  @Test
  void an_operation_on_objects_is_told_by_what_its_path_and_query_say() {
    access.s3().createBucket(request -> request.bucket("things"));
    faults.on("s3", "ListObjectsV2").denied();

    assertThatCode(() -> access.s3().listObjectVersions(request -> request.bucket("things")))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> access.s3().listObjectsV2(request -> request.bucket("things")))
        .hasMessageContaining("s3:ListObjectsV2");
  }

  private static ThrowingCallable call(ThrowingCallable call) {
    return call;
  }

  private static void loadBalancers() {
    access.loadBalancing().describeLoadBalancers();
  }

  private static void alarms() {
    access.cloudWatch().describeAlarms();
  }

  private static void distributions() {
    access.cloudFront().listDistributions();
  }
}
