package dev.plinth.constructs.delivery;

import com.hashicorp.cdktf.Fn;
import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import java.util.List;
import software.constructs.Construct;

/**
 * What CodeDeploy may do: replace the tasks of one service and turn one listener's requests. AWS's
 * own policy for it lets it do so to every service of the account.
 */
final class BlueGreenRole {
  private BlueGreenRole() {}

  static Role of(Construct scope, String id, BlueGreenProps props) {
    var home = props.home();
    String service = props.clusterName() + "/" + props.service().name();
    var task = props.service().task();
    return new Role(
        scope,
        id,
        RoleProps.of(
                props.names(),
                id.replace('_', '-'),
                "How CodeDeploy replaces tasks of " + props.service().name(),
                "codedeploy.amazonaws.com")
            .withSourceAccount(home.accountId())
            .withPolicy(
                id,
                List.of(
                    Statement.allow(
                        "Tasks",
                        List.of(
                            "ecs:CreateTaskSet",
                            "ecs:DeleteTaskSet",
                            "ecs:DescribeServices",
                            "ecs:UpdateServicePrimaryTaskSet"),
                        List.of(
                            home.arn("ecs", "service/" + service),
                            home.arn("ecs", "task-set/" + service + "/*"))),
                    Statement.allow(
                        "LookAtTraffic",
                        List.of(
                            "elasticloadbalancing:DescribeListeners",
                            "elasticloadbalancing:DescribeRules",
                            "elasticloadbalancing:DescribeTargetGroups",
                            "elasticloadbalancing:DescribeTargetHealth"),
                        List.of("*")),
                    Statement.allow(
                        "TurnTraffic",
                        List.of(
                            "elasticloadbalancing:ModifyListener",
                            "elasticloadbalancing:ModifyRule"),
                        List.of(props.listenerArn(), rules(props.listenerArn()))),
                    Statement.allow(
                        "LookAtAlarms", List.of("cloudwatch:DescribeAlarms"), List.of("*")),
                    Statement.allow(
                            "HandRolesToTasks",
                            List.of("iam:PassRole"),
                            List.of(task.executionRole().arn(), task.taskRole().arn()))
                        .when("StringEquals", "iam:PassedToService", "ecs-tasks.amazonaws.com"))));
  }

  /** The ARN of a rule is its listener's, with another word in it and the rule's own id behind. */
  private static String rules(String listenerArn) {
    return Fn.replace(listenerArn, ":listener/", ":listener-rule/") + "/*";
  }
}
