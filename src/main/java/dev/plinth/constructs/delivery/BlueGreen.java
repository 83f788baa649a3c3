package dev.plinth.constructs.delivery;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.providers.aws.codedeploy_app.CodedeployApp;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroup;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroupAlarmConfiguration;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroupAutoRollbackConfiguration;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroupBlueGreenDeploymentConfig;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroupBlueGreenDeploymentConfigDeploymentReadyOption;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroupBlueGreenDeploymentConfigTerminateBlueInstancesOnDeploymentSuccess;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroupDeploymentStyle;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroupEcsService;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroupLoadBalancerInfo;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroupLoadBalancerInfoTargetGroupPairInfo;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroupLoadBalancerInfoTargetGroupPairInfoProdTrafficRoute;
import com.hashicorp.cdktf.providers.aws.codedeploy_deployment_group.CodedeployDeploymentGroupLoadBalancerInfoTargetGroupPairInfoTargetGroup;
import java.util.List;
import java.util.stream.Stream;
import software.constructs.Construct;

/**
 * Replaces a service's tasks as a whole: the new version runs beside the old one, gets a tenth of
 * the requests for five minutes and then all of them. The old one stays for five minutes more, and
 * gets the requests back at once if an alarm goes off or somebody stops the deployment.
 */
public final class BlueGreen extends Construct {
  private static final String PACE = "CodeDeployDefault.ECSCanary10Percent5Minutes";
  private static final int MINUTES_TO_KEEP_THE_OLD = 5;

  public BlueGreen(Construct scope, String id, BlueGreenProps props) {
    super(scope, id + "-blue-green");
    var application =
        at(
            id,
            CodedeployApp.Builder.create(this, "application")
                .name(props.name())
                .computePlatform("ECS")
                .build());
    var role = BlueGreenRole.of(this, id + "_deployment", props);
    at(
        id,
        CodedeployDeploymentGroup.Builder.create(this, "group")
            .appName(application.getName())
            .deploymentGroupName(props.name())
            .serviceRoleArn(role.arn())
            .deploymentConfigName(PACE)
            .deploymentStyle(
                CodedeployDeploymentGroupDeploymentStyle.builder()
                    .deploymentType("BLUE_GREEN")
                    .deploymentOption("WITH_TRAFFIC_CONTROL")
                    .build())
            .blueGreenDeploymentConfig(change())
            .ecsService(
                CodedeployDeploymentGroupEcsService.builder()
                    .clusterName(props.clusterName())
                    .serviceName(props.service().name())
                    .build())
            .loadBalancerInfo(traffic(props))
            .alarmConfiguration(
                CodedeployDeploymentGroupAlarmConfiguration.builder()
                    .enabled(true)
                    .alarms(props.rollbackAlarms())
                    .build())
            .autoRollbackConfiguration(
                CodedeployDeploymentGroupAutoRollbackConfiguration.builder()
                    .enabled(true)
                    .events(
                        List.of(
                            "DEPLOYMENT_FAILURE",
                            "DEPLOYMENT_STOP_ON_ALARM",
                            "DEPLOYMENT_STOP_ON_REQUEST"))
                    .build())
            .dependsOn(
                Stream.concat(Stream.of(props.service().resource()), role.rights().stream())
                    .toList())
            .build());
  }

  private static CodedeployDeploymentGroupBlueGreenDeploymentConfig change() {
    return CodedeployDeploymentGroupBlueGreenDeploymentConfig.builder()
        .deploymentReadyOption(
            CodedeployDeploymentGroupBlueGreenDeploymentConfigDeploymentReadyOption.builder()
                .actionOnTimeout("CONTINUE_DEPLOYMENT")
                .build())
        .terminateBlueInstancesOnDeploymentSuccess(
            CodedeployDeploymentGroupBlueGreenDeploymentConfigTerminateBlueInstancesOnDeploymentSuccess
                .builder()
                .action("TERMINATE")
                .terminationWaitTimeInMinutes(MINUTES_TO_KEEP_THE_OLD)
                .build())
        .build();
  }

  private static CodedeployDeploymentGroupLoadBalancerInfo traffic(BlueGreenProps props) {
    return CodedeployDeploymentGroupLoadBalancerInfo.builder()
        .targetGroupPairInfo(
            CodedeployDeploymentGroupLoadBalancerInfoTargetGroupPairInfo.builder()
                .prodTrafficRoute(
                    CodedeployDeploymentGroupLoadBalancerInfoTargetGroupPairInfoProdTrafficRoute
                        .builder()
                        .listenerArns(List.of(props.listenerArn()))
                        .build())
                .targetGroup(
                    Stream.of(props.blue(), props.green())
                        .map(
                            targets ->
                                CodedeployDeploymentGroupLoadBalancerInfoTargetGroupPairInfoTargetGroup
                                    .builder()
                                    .name(targets.name())
                                    .build())
                        .toList())
                .build())
        .build();
  }
}
