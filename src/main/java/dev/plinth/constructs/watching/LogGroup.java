package dev.plinth.constructs.watching;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.cloudwatch_log_group.CloudwatchLogGroup;
import software.constructs.Construct;

/** Where lines of one kind are kept, encrypted, for a set number of days. */
public final class LogGroup extends Construct {
  private final CloudwatchLogGroup group;

  public LogGroup(Construct scope, String id, LogGroupProps props) {
    super(scope, id + "-log-group");
    group =
        at(
            id,
            CloudwatchLogGroup.Builder.create(this, "group")
                .name(props.name())
                .retentionInDays(props.retentionDays())
                .kmsKeyId(props.key().arn())
                .build());
  }

  public String name() {
    return group.getName();
  }

  public String arn() {
    return group.getArn();
  }

  /** For a service that would make the group itself if it were not there. */
  public ITerraformDependable resource() {
    return group;
  }
}
