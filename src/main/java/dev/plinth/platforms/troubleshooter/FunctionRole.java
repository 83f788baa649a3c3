package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.access.Role;
import dev.plinth.constructs.access.RoleProps;
import dev.plinth.constructs.access.Statement;
import dev.plinth.constructs.watching.LogGroup;
import dev.plinth.environment.troubleshooter.FunctionSettings;
import java.util.ArrayList;
import java.util.List;

/** What one function may do: what all programs may, and what Lambda itself does in its role. */
final class FunctionRole {
  private static final List<String> NETWORK_INTERFACES =
      List.of(
          "ec2:AssignPrivateIpAddresses",
          "ec2:CreateNetworkInterface",
          "ec2:DeleteNetworkInterface",
          "ec2:DescribeNetworkInterfaces",
          "ec2:DescribeSubnets",
          "ec2:UnassignPrivateIpAddresses");

  private static final List<String> EVERYTHING = List.of("*");

  private final TroubleshooterPlatform platform;
  private final Keys keys;
  private final FunctionSettings settings;
  private final String functionArn;

  FunctionRole(TroubleshooterPlatform platform, Keys keys, FunctionSettings settings) {
    this.platform = platform;
    this.keys = keys;
    this.settings = settings;
    functionArn = platform.home().arn("lambda", "function:" + platform.name(settings.name()));
  }

  /** The address of a function's role, policy and log group. */
  static String id(FunctionSettings settings) {
    return "lambda_" + settings.name();
  }

  Role role(LogGroup log, Rights rights) {
    var all = new ArrayList<>(rights.statements());
    all.addAll(run(log));
    return new Role(
        platform,
        id(settings),
        RoleProps.of(
                platform::name,
                Programs.functionRole(settings.name()),
                "What the function " + settings.name() + " may do",
                "lambda.amazonaws.com")
            .withPolicy(id(settings), all));
  }

  /**
   * Lambda gives the function its place in the network in the function's own role, for any network
   * interface; the function's program, which acts in that role too, is refused the same.
   *
   * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html">Functions in
   *     a VPC</a>
   */
  private List<Statement> run(LogGroup log) {
    return List.of(
        Statement.allow(
            "Log", List.of("logs:CreateLogStream", "logs:PutLogEvents"), List.of(log.arn() + ":*")),
        Statement.allow("VariablesKey", List.of("kms:Decrypt"), List.of(keys.data().arn()))
            .when("StringEquals", "kms:EncryptionContext:aws:lambda:FunctionArn", functionArn),
        Statement.allow(
            "Traces", List.of("xray:PutTelemetryRecords", "xray:PutTraceSegments"), EVERYTHING),
        Statement.allow("NetworkInterfaces", NETWORK_INTERFACES, EVERYTHING),
        Statement.deny("NetworkInterfacesByProgram", NETWORK_INTERFACES, EVERYTHING)
            .when("ArnEquals", "lambda:SourceFunctionArn", functionArn));
  }
}
