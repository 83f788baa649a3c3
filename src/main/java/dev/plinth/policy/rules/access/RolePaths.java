package dev.plinth.policy.rules.access;

import dev.plinth.policy.access.Pattern;
import dev.plinth.policy.access.Statement;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who can act as whom: by taking a role, by handing it to something that he starts, or by changing
 * what runs in it already.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html">Passing a
 *     role to a service</a>
 */
final class RolePaths {
  /** What starts something in a role, by the service that takes the role. */
  private static final Map<String, List<String>> STARTS =
      Map.ofEntries(
          Map.entry(
              "cloudformation",
              List.of("cloudformation:CreateStack", "cloudformation:UpdateStack")),
          Map.entry("codebuild", List.of("codebuild:CreateProject", "codebuild:UpdateProject")),
          Map.entry(
              "codepipeline",
              List.of("codepipeline:CreatePipeline", "codepipeline:UpdatePipeline")),
          Map.entry("ec2", List.of("ec2:RunInstances", "ec2:AssociateIamInstanceProfile")),
          Map.entry(
              "ecs-tasks",
              List.of("ecs:RunTask", "ecs:StartTask", "ecs:CreateService", "ecs:UpdateService")),
          Map.entry("glue", List.of("glue:CreateJob", "glue:UpdateJob", "glue:CreateDevEndpoint")),
          Map.entry(
              "lambda", List.of("lambda:CreateFunction", "lambda:UpdateFunctionConfiguration")),
          Map.entry(
              "sagemaker",
              List.of("sagemaker:CreateNotebookInstance", "sagemaker:CreateTrainingJob")),
          Map.entry("scheduler", List.of("scheduler:CreateSchedule", "scheduler:UpdateSchedule")),
          Map.entry("ssm", List.of("ssm:StartAutomationExecution")),
          Map.entry("states", List.of("states:CreateStateMachine", "states:UpdateStateMachine")));

  /**
   * What changes something that runs in a role.
   *
   * @param action that changes it
   * @param type of what runs
   * @param role the argument that names its role
   * @param name the argument that names it
   */
  private record Change(String action, String type, String role, String name) {}

  private static final List<Change> CHANGES =
      List.of(
          new Change("codebuild:StartBuild", "aws_codebuild_project", "service_role", "name"),
          new Change("codebuild:UpdateProject", "aws_codebuild_project", "service_role", "name"),
          new Change("lambda:UpdateFunctionCode", "aws_lambda_function", "role", "function_name"));

  /** What opens a shell, by the argument that names the role of what it opens into. */
  private static final Map<String, List<String>> SHELLS =
      Map.of(
          "ecs:ExecuteCommand", List.of("aws_ecs_task_definition", "task_role_arn"),
          "ssm:SendCommand", List.of("aws_iam_instance_profile", "role"),
          "ssm:StartSession", List.of("aws_iam_instance_profile", "role"));

  private final TerraformDocument document;
  private final Map<String, Holder> holders;

  RolePaths(TerraformDocument document, List<Holder> holders) {
    this.document = document;
    this.holders = holders.stream().collect(Collectors.toMap(Holder::address, it -> it));
  }

  /** A step from one holder to another. */
  record Step(Holder to, String by) {}

  /** Everybody whom a holder can act as at once. */
  Stream<Step> from(Holder holder) {
    return Stream.of(taken(holder), started(holder), changed(holder), entered(holder))
        .flatMap(steps -> steps);
  }

  private Stream<Step> taken(Holder holder) {
    return roles()
        .filter(role -> mayTake(holder, role))
        .map(role -> new Step(role, "sts:AssumeRole"));
  }

  private boolean mayTake(Holder holder, Holder role) {
    return RoleTrusts.of(document, role.resource())
        .flatMap(trust -> trust.principals("AWS").stream())
        .anyMatch(
            principal ->
                principal.contains("${" + holder.address() + ".")
                    || isAccount(principal)
                        && holder.may("sts:AssumeRole", role.resource(), name(role)));
  }

  private static boolean isAccount(String principal) {
    return principal.endsWith(":root") || principal.matches("[0-9]{12}");
  }

  private Stream<Step> started(Holder holder) {
    List<Statement> passing = holder.allowing(PassRoleNamesRoleAndService.ACTION).toList();
    return passing.isEmpty()
        ? Stream.empty()
        : roles()
            .filter(
                role -> holder.may(PassRoleNamesRoleAndService.ACTION, role.resource(), name(role)))
            .flatMap(role -> start(holder, passing, role).map(by -> new Step(role, by)).stream());
  }

  private Optional<String> start(Holder holder, List<Statement> passing, Holder role) {
    return RoleTrusts.of(document, role.resource())
        .flatMap(trust -> trust.principals("Service").stream())
        .filter(service -> passing.stream().anyMatch(statement -> mayPassTo(statement, service)))
        .map(service -> service.replace(".amazonaws.com", ""))
        .flatMap(service -> STARTS.getOrDefault(service, List.of()).stream())
        .filter(holder::may)
        .findFirst();
  }

  private static boolean mayPassTo(Statement passing, String service) {
    return passing.conditionsAbout("iam:PassedToService").stream()
        .allMatch(
            condition ->
                condition.values().stream().anyMatch(value -> new Pattern(value).fits(service)));
  }

  private Stream<Step> changed(Holder holder) {
    return CHANGES.stream()
        .filter(change -> holder.may(change.action()))
        .flatMap(
            change ->
                document.resources(change.type()).stream()
                    .filter(
                        program ->
                            holder.may(
                                change.action(), program, program.text(change.name()).orElse("")))
                    .flatMap(program -> of(program, change.role()))
                    .map(role -> new Step(role, change.action())));
  }

  private Stream<Step> entered(Holder holder) {
    return SHELLS.entrySet().stream()
        .filter(shell -> holder.may(shell.getKey()))
        .flatMap(
            shell ->
                document.resources(shell.getValue().get(0)).stream()
                    .flatMap(program -> of(program, shell.getValue().get(1)))
                    .map(role -> new Step(role, shell.getKey())));
  }

  /** The holder whose role a program runs in. */
  private Stream<Holder> of(Resource program, String argument) {
    return document.referred(program, argument).stream()
        .flatMap(role -> Optional.ofNullable(holders.get(role.address())).stream());
  }

  private Stream<Holder> roles() {
    return holders.values().stream()
        .filter(holder -> holder.resource().type().equals("aws_iam_role"));
  }

  private static String name(Holder holder) {
    return holder.resource().text("name").orElse("");
  }
}
