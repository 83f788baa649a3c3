package dev.plinth.access;

import dev.plinth.access.Decision.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Whether policies let a request pass. A deny goes before every allow. Within an account one allow
 * is enough, of the caller's own policies or of the resource's; between accounts it takes both.
 * Keys and roles ask more: there the resource's own policy decides, and the caller's policies count
 * only where it leaves that to the account.
 *
 * <p>Policies of organizations, permission boundaries, session policies and policies of VPC
 * endpoints take away more; they are not looked at.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html">
 *     Policy evaluation logic</a>
 */
public final class Authorization {
  private final String owner;
  private final List<AccessPolicy> resourcePolicies;

  /**
   * The policies of a resource.
   *
   * @param owner the account that the resource belongs to
   */
  public Authorization(String owner, List<AccessPolicy> resourcePolicies) {
    this.owner = owner;
    this.resourcePolicies = List.copyOf(resourcePolicies);
  }

  public Decision decide(AccessRequest request) {
    Caller caller = request.caller();
    Optional<AccessStatement> denial =
        first(
            Stream.concat(caller.policies().stream(), resourcePolicies.stream()),
            statement ->
                !statement.allows() && statement.isFor(caller) && statement.isAbout(request));
    if (denial.isPresent()) {
      return new Decision(Outcome.DENIED, denial.get().name());
    }
    return allowing(request)
        .map(statement -> new Decision(Outcome.ALLOWED, statement.name()))
        .orElseGet(Decision::notAllowed);
  }

  private Optional<AccessStatement> allowing(AccessRequest request) {
    Caller caller = request.caller();
    Optional<AccessStatement> own =
        allowing(request, caller.policies().stream(), statement -> true);
    Optional<AccessStatement> byName =
        allowing(request, resourcePolicies.stream(), statement -> statement.isFor(caller));
    Optional<AccessStatement> byAccount =
        allowing(request, resourcePolicies.stream(), statement -> statement.isForAccountOf(caller));
    boolean sameAccount = caller.account().equals(owner);
    return switch (caller.kind()) {
      case ANONYMOUS, SERVICE -> byName;
      case ROLE -> {
        if (!sameAccount) {
          yield own.filter(statement -> byName.isPresent() || byAccount.isPresent());
        }
        yield resourceDecides(request.action())
            ? byName.or(() -> own.filter(statement -> byAccount.isPresent()))
            : own.or(() -> byName);
      }
    };
  }

  /** Keys, and the right to play a role. */
  private static boolean resourceDecides(String action) {
    return action.toLowerCase(Locale.ROOT).startsWith("kms:")
        || action.toLowerCase(Locale.ROOT).startsWith("sts:assumerole");
  }

  private static Optional<AccessStatement> allowing(
      AccessRequest request, Stream<AccessPolicy> policies, Predicate<AccessStatement> isFor) {
    return first(
        policies,
        statement -> statement.allows() && isFor.test(statement) && statement.isAbout(request));
  }

  private static Optional<AccessStatement> first(
      Stream<AccessPolicy> policies, Predicate<AccessStatement> wanted) {
    return policies.flatMap(policy -> policy.statements().stream()).filter(wanted).findFirst();
  }
}
