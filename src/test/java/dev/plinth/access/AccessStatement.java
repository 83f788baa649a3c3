package dev.plinth.access;

import java.util.List;
import java.util.Optional;

/**
 * A statement of a policy.
 *
 * @param allows or else it denies
 * @param actions those that it is about, or with {@code notActions} all others
 * @param resources those that it is about, or with {@code notResources} all others; empty in a
 *     trust policy, which is about its role
 * @param principals empty in the policy of a role
 * @param variables whether the policy's version knows policy variables
 */
record AccessStatement(
    String name,
    boolean allows,
    List<String> actions,
    boolean notActions,
    List<String> resources,
    boolean notResources,
    Optional<Principals> principals,
    boolean notPrincipals,
    List<AccessCondition> conditions,
    boolean variables) {

  /** Whether it is about the request, whoever asks. */
  boolean isAbout(AccessRequest request) {
    return namesAction(request.action()) != notActions
        && (resources.isEmpty() || namesResource(request) != notResources)
        && conditions.stream().allMatch(condition -> condition.holds(request));
  }

  /** Whether it names the caller; the policy of a role is always about its bearer. */
  boolean isFor(Caller caller) {
    return principals
        .map(
            named ->
                notPrincipals
                    ? !named.except(caller)
                    : named.name(caller) || (!allows && named.nameAccountOf(caller)))
        .orElse(true);
  }

  /** Whether it leaves to the caller's account whether the caller may. */
  boolean isForAccountOf(Caller caller) {
    return !notPrincipals && principals.filter(named -> named.nameAccountOf(caller)).isPresent();
  }

  private boolean namesAction(String action) {
    return actions.stream().map(Glob::plain).anyMatch(glob -> glob.matchesIgnoringCase(action));
  }

  /** A variable that is not known leaves a text that is the name of nothing. */
  private boolean namesResource(AccessRequest request) {
    return resources.stream()
        .map(text -> variables ? Glob.of(text, request) : Optional.of(Glob.plain(text)))
        .flatMap(Optional::stream)
        .anyMatch(glob -> glob.matches(request.resource()));
  }
}
