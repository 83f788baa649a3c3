package dev.plinth.operations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;

/**
 * What the caller's policies let them do, as IAM's policy simulator sees it: one call for all
 * actions on all resources; for what is not allowed there, one more for each service, on ARNs like
 * those that the platform will have.
 */
final class Permissions {
  private static final String WHAT = "permissions";
  private static final Pattern SESSION =
      Pattern.compile("arn:[^:]+:sts::\\d+:assumed-role/([^/]+)/.*");

  private final AwsAccess access;

  Permissions(AwsAccess access) {
    this.access = access;
  }

  /** Whether all of these may be done. */
  Inspection inspect(String place, RequiredActions required) {
    try (var iam = access.iam()) {
      String caller = Credentials.caller(access);
      if (caller.endsWith(":root")) {
        return Inspection.warning(
            place, WHAT, "the root user may do everything", "use a role that may do less");
      }
      return inspect(place, required, iam, policySource(iam, caller));
    } catch (SdkException unknown) {
      return Inspection.warning(
          place,
          WHAT,
          "cannot be asked for: " + unknown.getMessage(),
          "let the caller do iam:SimulatePrincipalPolicy and iam:GetRole, to be told before");
    }
  }

  /** The simulator takes a role, and the caller is a session of it. */
  private static String policySource(IamClient iam, String caller) {
    Matcher session = SESSION.matcher(caller);
    return session.matches()
        ? iam.getRole(request -> request.roleName(session.group(1))).role().arn()
        : caller;
  }

  private static Inspection inspect(
      String place, RequiredActions required, IamClient iam, String source) {
    List<String> actions = required.all();
    List<EvaluationResult> denied =
        simulate(iam, source, actions, List.of("*")).stream()
            .filter(result -> !isAllowed(result))
            .toList();
    var forbidden = new TreeSet<String>();
    var conditional = new TreeSet<String>();
    var open = new ArrayList<String>();
    for (EvaluationResult result : denied) {
      if (result.evalDecision() == PolicyEvaluationDecisionType.EXPLICIT_DENY) {
        forbidden.add(result.evalActionName());
      } else if (result.missingContextValues().isEmpty()) {
        open.add(result.evalActionName());
      } else {
        conditional.add(result.evalActionName());
      }
    }
    open.removeAll(allowedByName(iam, source, open, required.arns()));
    forbidden.addAll(open);
    if (!forbidden.isEmpty()) {
      return Inspection.problem(
          place,
          WHAT,
          new Obstacle(
              "%s may not do %d of %d actions:%n%s"
                  .formatted(source, forbidden.size(), actions.size(), lines(forbidden)),
              "add them to the policies of the caller, or use another: AWS_PROFILE=<profile>"));
    }
    if (!conditional.isEmpty()) {
      return Inspection.warning(
          place,
          WHAT,
          "%s may do some actions under conditions, which nobody can know before:%n%s"
              .formatted(source, lines(conditional)),
          "read these conditions, if the deployment is refused");
    }
    return Inspection.good(
        place, WHAT, "%s may do all of %d actions".formatted(source, actions.size()));
  }

  /** Of these, what is allowed on every resource of the platform whose ARN can be told. */
  private static List<String> allowedByName(
      IamClient iam, String source, List<String> actions, Map<String, List<String>> arns) {
    Map<String, List<String>> byService =
        actions.stream()
            .collect(
                Collectors.groupingBy(
                    action -> action.split(":")[0], TreeMap::new, Collectors.toList()));
    var allowed = new ArrayList<String>();
    byService.forEach(
        (service, open) -> {
          List<String> named = arns.getOrDefault(service, List.of());
          if (!named.isEmpty()) {
            simulate(iam, source, open, named).stream()
                .collect(Collectors.groupingBy(EvaluationResult::evalActionName))
                .forEach(
                    (action, results) -> {
                      if (results.stream().allMatch(Permissions::isAllowed)) {
                        allowed.add(action);
                      }
                    });
          }
        });
    return allowed;
  }

  private static List<EvaluationResult> simulate(
      IamClient iam, String source, List<String> actions, List<String> resources) {
    return iam
        .simulatePrincipalPolicyPaginator(
            request -> request.policySourceArn(source).actionNames(actions).resourceArns(resources))
        .evaluationResults()
        .stream()
        .toList();
  }

  private static boolean isAllowed(EvaluationResult result) {
    return result.evalDecision() == PolicyEvaluationDecisionType.ALLOWED;
  }

  /** A line for each service. */
  private static String lines(TreeSet<String> actions) {
    return actions.stream()
        .collect(
            Collectors.groupingBy(
                action -> action.split(":")[0], TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(ofService -> String.join(", ", ofService))
        .collect(Collectors.joining("\n"))
        .indent(2)
        .stripTrailing();
  }
}
