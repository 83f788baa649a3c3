package dev.plinth.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** A person reads what happened and what to do; which call it was travels with the failure. */
class AwsFailureTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ThrottlingException | Rate exceeded | AWS answers no more for now: ecs:ListTasks in"
            + " eu-west-1 is asked too often, after 6 tries",
        "RequestLimitExceeded | Request limit exceeded. | AWS answers no more for now: ecs:ListTasks"
            + " in eu-west-1 is asked too often, after 6 tries",
        "ExpiredToken | The token has expired | AWS does not accept the credentials: The token has"
            + " expired",
        "InvalidClientTokenId | The token is invalid. | AWS does not accept the credentials: The"
            + " token is invalid. (InvalidClientTokenId)",
        "RequestTimeTooSkewed | The difference is too large. | the clock of this machine is wrong,"
            + " so AWS does not believe its signature: The difference is too large.",
        "InvalidSignatureException | Signature expired: 1 is now earlier than 2 | the clock of this"
            + " machine is wrong, so AWS does not believe its signature: Signature expired: 1 is"
            + " now earlier than 2",
        "OptInRequired | You are not subscribed | region eu-west-1 is not open to this account: You"
            + " are not subscribed",
        "UnauthorizedOperation | You are not authorized. | these credentials may not do"
            + " ecs:ListTasks in eu-west-1",
        "VpcLimitExceeded | 5 at most | AWS has no room for ecs:ListTasks in eu-west-1: 5 at most",
        "ValidationException | no such thing | AWS refused ecs:ListTasks in eu-west-1: no such thing"
            + " (ValidationException)"
      })
  void a_refusal_says_what_was_refused(String code, String message, String what) {
    assertThat(AwsFailure.obstacle(refusal(400, code, message)).what()).isEqualTo(what);
  }

  @Test
  void a_missing_right_is_named_as_aws_names_it() {
    Obstacle obstacle =
        AwsFailure.obstacle(
            refusal(
                400,
                "AccessDeniedException",
                "User: arn:aws:iam::1:user/ada is not authorized to perform: dynamodb:DescribeTable"
                    + " on resource: arn:aws:dynamodb:eu-west-1:1:table/locks because no"
                    + " identity-based policy allows the dynamodb:DescribeTable action"));

    assertThat(obstacle.what())
        .isEqualTo(
            "these credentials may not do dynamodb:DescribeTable on"
                + " arn:aws:dynamodb:eu-west-1:1:table/locks in eu-west-1");
    assertThat(obstacle.remedy())
        .isEqualTo(
            "have the permission dynamodb:DescribeTable added to the role or user, or use other"
                + " credentials");
  }

  @Test
  void what_a_policy_forbids_is_not_helped_by_one_more_permission() {
    Obstacle obstacle =
        AwsFailure.obstacle(
            refusal(
                403,
                "AccessDenied",
                "not authorized to perform: s3:GetObject with an explicit deny in a service control"
                    + " policy"));

    assertThat(obstacle.remedy()).startsWith("a policy denies it expressly");
  }

  @Test
  void a_refusal_without_a_text_is_told_by_its_status() {
    assertThat(
            AwsFailure.obstacle(withCall(AwsServiceException.builder().statusCode(403).build()))
                .what())
        .isEqualTo("these credentials may not do ecs:ListTasks in eu-west-1");
    assertThat(
            AwsFailure.obstacle(withCall(AwsServiceException.builder().statusCode(502).build()))
                .what())
        .isEqualTo("AWS failed at ecs:ListTasks in eu-west-1, after 6 tries: HTTP status 502");
  }

  static Stream<Arguments> networks() {
    return Stream.of(
        Arguments.of(
            new UnknownHostException("ecs.eu-west-1.amazonaws.com"),
            "the host ecs.eu-west-1.amazonaws.com is not known"),
        Arguments.of(new ConnectException("Connection refused"), "Connection refused"),
        Arguments.of(new SocketTimeoutException("Read timed out"), "no answer in time"));
  }

  @ParameterizedTest
  @MethodSource("networks")
  void what_cannot_be_reached_says_why(Exception cause, String why) {
    var failure = SdkClientException.create("Unable to execute HTTP request", cause);

    assertThat(AwsFailure.obstacle(withCall(failure)).what())
        .isEqualTo("AWS cannot be reached for ecs:ListTasks in eu-west-1, after 6 tries: " + why);
  }

  @Test
  void a_login_that_has_ended_is_renewed() {
    var failure = SdkClientException.create("Token is expired\nmore");

    assertThat(AwsFailure.obstacle(failure))
        .isEqualTo(
            new Obstacle(
                "AWS does not accept the credentials: Token is expired",
                "renew them, such as by `aws sso login`, or choose others with"
                    + " AWS_PROFILE=<profile>"));
  }

  @Test
  void a_failure_beneath_another_is_found_and_one_that_is_not_of_aws_is_not_explained() {
    var beneath = new IllegalStateException(refusal(400, "ValidationException", "no such thing"));

    assertThat(AwsFailure.explained(beneath))
        .hasValueSatisfying(
            failure -> assertThat(failure).hasMessageStartingWith("AWS refused ecs:ListTasks"));
    assertThat(AwsFailure.explained(new IllegalStateException("ours"))).isEmpty();
  }

  @Test
  void an_error_that_terraform_tells_has_the_same_remedy() {
    String error =
        """
        Error: reading Load Balancer (arn): operation error Elastic Load Balancing v2:
        DescribeLoadBalancers, https response error StatusCode: 403, RequestID: 513b, api error
        AccessDenied: User: ada is not authorized to perform: elasticloadbalancing:DescribeLoadBalancers
        """;

    assertThat(AwsFailure.remedyIn(error))
        .contains(
            "have the permission elasticloadbalancing:DescribeLoadBalancers added to the role or"
                + " user, or use other credentials");
    assertThat(
            AwsFailure.remedyIn(error.replace("AccessDenied", "Validation").replace("403", "400")))
        .isEmpty();
    assertThat(AwsFailure.remedyIn("Error: Unsupported argument")).isEmpty();
  }

  private static AwsServiceException refusal(int status, String code, String message) {
    return withCall(
        AwsServiceException.builder()
            .statusCode(status)
            .requestId("7")
            .awsErrorDetails(
                AwsErrorDetails.builder().errorCode(code).errorMessage(message).build())
            .build());
  }

  private static <F extends Exception> F withCall(F failure) {
    failure.addSuppressed(new AwsCall("ecs:ListTasks", "eu-west-1", 6));
    return failure;
  }
}
