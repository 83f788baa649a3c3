package dev.plinth.constructs.compute;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.ITerraformDependable;
import com.hashicorp.cdktf.providers.aws.lambda_alias.LambdaAlias;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunctionEnvironment;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunctionLoggingConfig;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunctionTracingConfig;
import com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunctionVpcConfig;
import com.hashicorp.cdktf.providers.aws.lambda_permission.LambdaPermission;
import java.util.ArrayList;
import java.util.List;
import software.constructs.Construct;

/**
 * A program that Lambda runs when it is asked, inside the network. Each change of it is a version
 * of its own, and callers call the alias {@code live}: all of them get the new version at once, and
 * when it is complete.
 *
 * <p>A package is changed by putting it somewhere else: Terraform does not see that an object of
 * the same name has another content.
 */
public final class LambdaFunction extends Construct {
  private static final String ALIAS = "live";

  private final String id;
  private final com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunction function;
  private final LambdaAlias live;

  public LambdaFunction(Construct scope, String id, LambdaFunctionProps props) {
    super(scope, id + "-function");
    this.id = id;
    function =
        at(
            id,
            com.hashicorp.cdktf.providers.aws.lambda_function.LambdaFunction.Builder.create(
                    this, "function")
                .functionName(props.name())
                .description(props.description())
                .role(props.role().arn())
                .runtime(props.runtime())
                .handler(props.handler())
                .architectures(List.of("x86_64"))
                .s3Bucket(props.code().bucket())
                .s3Key(props.code().key())
                .publish(true)
                .memorySize(props.memoryMegabytes())
                .timeout(props.timeoutSeconds())
                .reservedConcurrentExecutions(props.reservedConcurrency())
                .kmsKeyArn(props.key().arn())
                .environment(
                    LambdaFunctionEnvironment.builder().variables(props.variables()).build())
                .vpcConfig(
                    LambdaFunctionVpcConfig.builder()
                        .subnetIds(props.subnets().ids())
                        .securityGroupIds(List.of(props.group().id()))
                        .build())
                .tracingConfig(LambdaFunctionTracingConfig.builder().mode("Active").build())
                .loggingConfig(
                    LambdaFunctionLoggingConfig.builder()
                        .logFormat("JSON")
                        .logGroup(props.log().name())
                        .build())
                .dependsOn(needs(props))
                .build());
    live =
        at(
            id,
            LambdaAlias.Builder.create(this, "live")
                .name(ALIAS)
                .description("The version that callers get")
                .functionName(function.getFunctionName())
                .functionVersion(function.getVersion())
                .build());
  }

  public String name() {
    return function.getFunctionName();
  }

  /** How API Gateway calls the version that is live. */
  public String invokeArn() {
    return live.getInvokeArn();
  }

  /**
   * Lets API Gateway call the version that is live.
   *
   * @param what what the permission is for, part of its address and of its name
   * @param sourceArn the route that it is for: {@code <execution ARN>/<stage>/<method>/<path>}
   */
  public void callableByApi(String what, String sourceArn) {
    at(
        id + "_" + what,
        LambdaPermission.Builder.create(this, what)
            .statementId(what)
            .functionName(function.getFunctionName())
            .qualifier(live.getName())
            .action("lambda:InvokeFunction")
            .principal("apigateway.amazonaws.com")
            .sourceArn(sourceArn)
            .build());
  }

  /** A function whose role may not do its work yet is refused, or lasts without a network. */
  private static List<ITerraformDependable> needs(LambdaFunctionProps props) {
    var needs = new ArrayList<>(props.role().rights());
    needs.addAll(props.subnets().routes());
    return needs;
  }
}
