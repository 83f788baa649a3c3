package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.config_configuration_recorder.ConfigConfigurationRecorder;
import com.hashicorp.cdktf.providers.aws.config_configuration_recorder.ConfigConfigurationRecorderRecordingGroup;
import com.hashicorp.cdktf.providers.aws.config_configuration_recorder_status.ConfigConfigurationRecorderStatus;
import com.hashicorp.cdktf.providers.aws.config_delivery_channel.ConfigDeliveryChannel;
import com.hashicorp.cdktf.providers.aws.config_delivery_channel.ConfigDeliveryChannelSnapshotDeliveryProperties;
import com.hashicorp.cdktf.providers.aws.config_retention_configuration.ConfigRetentionConfiguration;
import com.hashicorp.cdktf.providers.aws.iam_service_linked_role.IamServiceLinkedRole;
import java.util.List;
import software.constructs.Construct;

/**
 * The record of how every resource of the account and region was set up, and when that changed. AWS
 * has one such recorder in an account and region, and one role for it.
 */
public final class ConfigRecorder extends Construct {
  private final ConfigConfigurationRecorderStatus running;

  public ConfigRecorder(Construct scope, String id, ConfigRecorderProps props) {
    super(scope, id + "-recorder");
    var recorder =
        at(
            id,
            ConfigConfigurationRecorder.Builder.create(this, "recorder")
                .name(props.name())
                .roleArn(props.roleArn().orElseGet(this::role))
                .recordingGroup(
                    ConfigConfigurationRecorderRecordingGroup.builder()
                        .allSupported(true)
                        .includeGlobalResourceTypes(true)
                        .build())
                .build());
    var channel =
        at(
            id,
            ConfigDeliveryChannel.Builder.create(this, "channel")
                .name(props.name())
                .s3BucketName(props.bucket().name())
                .s3KmsKeyArn(props.bucketKey().arn())
                .snapshotDeliveryProperties(
                    ConfigDeliveryChannelSnapshotDeliveryProperties.builder()
                        .deliveryFrequency("TwentyFour_Hours")
                        .build())
                // AWS tries the bucket at once, and wants the recorder first.
                .dependsOn(List.of(recorder, props.bucket().policy()))
                .build());
    running =
        at(
            id,
            ConfigConfigurationRecorderStatus.Builder.create(this, "status")
                .name(recorder.getName())
                .isEnabled(true)
                .dependsOn(List.of(channel))
                .build());
    at(
        id,
        ConfigRetentionConfiguration.Builder.create(this, "retention")
            .retentionPeriodInDays(props.retentionDays())
            .dependsOn(List.of(recorder))
            .build());
  }

  private String role() {
    return at(
            "config",
            IamServiceLinkedRole.Builder.create(this, "role")
                .awsServiceName("config.amazonaws.com")
                .description("Lets AWS Config look at every resource of the account")
                .build())
        .getArn();
  }

  /** For rules, which need what is recorded. */
  ITerraformDependable running() {
    return running;
  }
}
