package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Synthesized.ollama;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The addresses that the design lists are there: an existing state lines up with them. */
class ComponentsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_vpc.main",
        "aws_internet_gateway.main",
        "aws_subnet.public_1",
        "aws_subnet.public_2",
        "aws_subnet.private_1",
        "aws_subnet.private_2",
        "aws_nat_gateway.main",
        "aws_eip.nat",
        "aws_route_table.public",
        "aws_route_table.private",
        "aws_route_table_association.public_1",
        "aws_route_table_association.public_2",
        "aws_route_table_association.private_1",
        "aws_route_table_association.private_2",
        "aws_vpc_endpoint.dynamodb",
        "aws_security_group.alb",
        "aws_security_group.app",
        "aws_lb.main",
        "aws_lb_target_group.app",
        "aws_lb_listener.http",
        "tls_private_key.ssh",
        "aws_key_pair.deployer",
        "aws_launch_template.app",
        "aws_autoscaling_group.app",
        "aws_autoscaling_policy.scale_up",
        "aws_autoscaling_policy.scale_down",
        "aws_cloudwatch_metric_alarm.high_cpu",
        "aws_cloudwatch_metric_alarm.low_cpu",
        "aws_dynamodb_table.main",
        "aws_s3_bucket.storage",
        "aws_s3_bucket_versioning.storage",
        "aws_s3_bucket_server_side_encryption_configuration.storage",
        "aws_s3_bucket_public_access_block.storage",
        "aws_s3_bucket_lifecycle_configuration.storage",
        "aws_s3_bucket_cors_configuration.storage",
        "aws_s3_bucket_policy.storage",
        "aws_cloudfront_origin_access_control.storage",
        "aws_cloudfront_distribution.storage",
        "aws_iam_role.ec2_role",
        "aws_iam_role_policy.dynamodb_policy",
        "aws_iam_role_policy.s3_policy",
        "aws_iam_role_policy.cloudwatch_policy",
        "aws_iam_instance_profile.ec2_profile",
        "aws_cloudwatch_dashboard.ollama",
        "aws_sns_topic.alerts",
        "aws_cloudwatch_log_group.ollama_app",
        "aws_cloudwatch_log_group.ollama_service",
      })
  void production_has_the_component(String address) {
    assertThat(ollama("production").find(address)).isPresent();
  }

  /**
   * Settled otherwise: an access identity cannot read an encrypted bucket, a key file is a leak.
   */
  @ParameterizedTest
  @ValueSource(strings = {"aws_cloudfront_origin_access_identity", "local_file"})
  void production_has_nothing_of_the_type(String type) {
    assertThat(ollama("production").resources(type)).isEmpty();
  }
}
