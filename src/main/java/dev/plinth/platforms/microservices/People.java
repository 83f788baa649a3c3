package dev.plinth.platforms.microservices;

import dev.plinth.constructs.Home;
import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The roles of people: who approves deployments, and who looks after the services. Nobody is both:
 * whoever may start a pipeline is denied its approval, and whoever approves is denied the start. In
 * production a role is taken with a second factor alone, and for an hour: by users, that is, since
 * IAM sees no second factor in somebody who comes with another role.
 */
final class People {
  private static final int HOUR = 60 * 60;
  private static final int WORKING_DAY = 8 * HOUR;

  private final MicroservicesPlatform platform;
  private final Foundation foundation;
  private final Home home;
  private final String cluster;

  People(MicroservicesPlatform platform, Foundation foundation) {
    this.platform = platform;
    this.foundation = foundation;
    home = platform.home();
    cluster = Clusters.name(platform);
    var people = platform.settings().people();
    role("approver", "Approves deployments", people.approverArns(), approverRights());
    role("operator", "Looks after services", people.operatorArns(), operatorRights());
  }

  private void role(String id, String description, List<String> who, List<Statement> rights) {
    if (who.isEmpty()) {
      return;
    }
    var role = RoleProps.forPeople(platform::name, id, description, who).withPolicy(id, rights);
    new Role(platform, id, guarded(role));
  }

  private RoleProps guarded(RoleProps role) {
    return platform.settings().deployment().isProduction()
        ? role.withLongestSession(HOUR)
            .withTrust("Bool", "aws:MultiFactorAuthPresent", "true")
            .withTrust("NumericLessThan", "aws:MultiFactorAuthAge", String.valueOf(HOUR))
        : role.withLongestSession(WORKING_DAY);
  }

  private List<Statement> approverRights() {
    var rights = new ArrayList<>(reading());
    rights.add(
        Statement.allow(
            "Approve", List.of("codepipeline:PutApprovalResult"), List.of(pipelines("/*"))));
    rights.add(
        Statement.deny(
            "NeverStart",
            List.of(
                "codepipeline:CreatePipeline",
                "codepipeline:DeletePipeline",
                "codepipeline:OverrideStageCondition",
                "codepipeline:RetryStageExecution",
                "codepipeline:RollbackStage",
                "codepipeline:StartPipelineExecution",
                "codepipeline:UpdatePipeline"),
            List.of("*")));
    return rights;
  }

  private List<Statement> operatorRights() {
    var rights = new ArrayList<>(reading());
    rights.addAll(watching());
    rights.add(
        Statement.allow(
            "StartPipelines",
            List.of(
                "codepipeline:RetryStageExecution",
                "codepipeline:StartPipelineExecution",
                "codepipeline:StopPipelineExecution"),
            List.of(pipelines(""), pipelines("/*"))));
    rights.add(
        Statement.allow(
            "RestartServices",
            List.of("ecs:StopTask", "ecs:UpdateService"),
            List.of(inCluster("service"), inCluster("task"))));
    if (platform.settings().tasks().enableExecuteCommand()) {
      rights.addAll(shells());
    }
    rights.addAll(never());
    return rights;
  }

  /** Pipelines and the lines of their builds. */
  private List<Statement> reading() {
    return List.of(
        Statement.allow(
            "ReadPipelines",
            List.of(
                "codepipeline:GetPipeline",
                "codepipeline:GetPipelineExecution",
                "codepipeline:GetPipelineState",
                "codepipeline:ListActionExecutions",
                "codepipeline:ListPipelineExecutions"),
            List.of(pipelines(""))),
        Statement.allow("ListPipelines", List.of("codepipeline:ListPipelines"), List.of("*")),
        Statement.allow(
            "ReadBuilds",
            List.of("codebuild:BatchGetBuilds", "codebuild:ListBuildsForProject"),
            List.of(home.arn("codebuild", "project/" + platform.name("*")))),
        Statement.allow(
            "ReadBuildLogs", logReading(), List.of(logs("/aws/codebuild/" + platform.name("*")))));
  }

  /** Services, their lines and measures, their images and alarms. */
  private List<Statement> watching() {
    return List.of(
        Statement.allow(
            "ReadServices",
            List.of(
                "ecs:DescribeClusters",
                "ecs:DescribeServices",
                "ecs:DescribeTasks",
                "ecs:ListServiceDeployments",
                "ecs:DescribeServiceDeployments",
                "ecs:DescribeServiceRevisions"),
            List.of(
                home.arn("ecs", "cluster/" + cluster),
                inCluster("service"),
                inCluster("service-deployment"),
                inCluster("service-revision"),
                inCluster("task"))),
        Statement.allow("ListServices", List.of("ecs:ListServices", "ecs:ListTasks"), List.of("*"))
            .when("ArnEquals", "ecs:cluster", home.arn("ecs", "cluster/" + cluster)),
        Statement.allow(
            "ReadServiceLogs",
            logReading(),
            List.of(logs("/ecs/" + platform.nameInEnvironment("*")))),
        Statement.allow(
            "ReadImages",
            List.of("ecr:DescribeImages", "ecr:DescribeImageScanFindings", "ecr:ListImages"),
            List.of(
                home.arn("ecr", "repository/" + platform.settings().deployment().qualify("*")))),
        Statement.allow(
            "ReadDashboards",
            List.of("cloudwatch:GetDashboard"),
            List.of(
                "arn:aws:cloudwatch::%s:dashboard/%s"
                    .formatted(home.accountId(), platform.name("*")))),
        // What AWS limits to no resource.
        Statement.allow(
            "ReadAll",
            List.of(
                "application-autoscaling:DescribeScalableTargets",
                "application-autoscaling:DescribeScalingActivities",
                "application-autoscaling:DescribeScalingPolicies",
                "cloudwatch:DescribeAlarms",
                "cloudwatch:GetMetricData",
                "cloudwatch:ListDashboards",
                "cloudwatch:ListMetrics",
                "ecs:DescribeTaskDefinition",
                "ecs:ListClusters",
                "ecs:ListTaskDefinitions",
                "elasticloadbalancing:DescribeListeners",
                "elasticloadbalancing:DescribeLoadBalancers",
                "elasticloadbalancing:DescribeRules",
                "elasticloadbalancing:DescribeTargetGroups",
                "elasticloadbalancing:DescribeTargetHealth",
                "logs:DescribeLogGroups",
                "logs:DescribeQueryDefinitions",
                "logs:GetQueryResults",
                "logs:StopQuery"),
            List.of("*")));
  }

  private List<Statement> shells() {
    return List.of(
        Statement.allow(
            "Shells",
            List.of("ecs:ExecuteCommand"),
            List.of(home.arn("ecs", "cluster/" + cluster), inCluster("task"))),
        Statement.allow(
            "ShellKey", List.of("kms:GenerateDataKey"), List.of(foundation.keys().tasks().arn())));
  }

  /** Holds even where somebody gives the role more rights by hand. */
  private List<Statement> never() {
    return List.of(
        Statement.deny("NeverApprove", List.of("codepipeline:PutApprovalResult"), List.of("*")),
        Statement.deny("NeverReadSecrets", List.of("secretsmanager:GetSecretValue"), List.of("*")),
        // Sessions are recorded where ECS opens them.
        Statement.deny(
            "NeverUnrecorded", List.of("ssm:StartSession"), List.of(home.arn("ecs", "task/*"))));
  }

  private static List<String> logReading() {
    return Stream.of(
            "DescribeLogStreams", "FilterLogEvents", "GetLogEvents", "StartLiveTail", "StartQuery")
        .map(action -> "logs:" + action)
        .toList();
  }

  private String pipelines(String stages) {
    return home.arn("codepipeline", platform.name("*") + stages);
  }

  private String inCluster(String kind) {
    return home.arn("ecs", kind + "/" + cluster + "/*");
  }

  private String logs(String groups) {
    return home.arn("logs", "log-group:" + groups + ":*");
  }
}
