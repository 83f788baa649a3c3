package dev.plinth.operations;

import dev.plinth.operations.PlanDocument.Change;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/** Says what keeps a network from being deleted, and in which order to take it away. */
final class Dependents {
  private static final Pattern IN_USE = Pattern.compile("DependencyViolation|has dependent object");

  private final Attachments attachments;

  Dependents(AwsAccess access) {
    this.attachments = new Attachments(access);
  }

  /** What would stop a plan half-way, because it hangs on its networks and is not part of it. */
  Optional<Obstacle> inTheWayOf(PlanDocument plan) {
    List<Attachment> found = attachments.besides(plan);
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Obstacle(
                "not part of this environment, and in its network:\n" + lines(found),
                "nothing was changed; " + inOrder(found)));
  }

  /** The same failure, with what hangs on each thing that is in use. */
  FailedApply explained(FailedApply failed) {
    return failed.because(
        failed.failures().stream()
            .map(failure -> because(failed, failure).orElseGet(() -> failed.obstacle(failure)))
            .toList());
  }

  private Optional<Obstacle> because(FailedApply failed, ApplyLog.Failure failure) {
    if (!IN_USE.matcher(failure.summary() + failure.detail()).find()) {
      return Optional.empty();
    }
    List<Attachment> found =
        failed.plan().changes().stream()
            .filter(change -> change.address().equals(failure.address()))
            .flatMap(change -> on(change).stream())
            .toList();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Obstacle(
                "%s is in use and cannot be deleted:%n%s"
                    .formatted(failure.address(), lines(found)),
                "what was deleted so far is gone from the state; " + inOrder(found)));
  }

  /** What AWS does not tell is left out: the failure itself is said then. */
  private List<Attachment> on(Change change) {
    try {
      return attachments.of(change);
    } catch (SdkException unreadable) {
      return List.of();
    }
  }

  private static String lines(List<Attachment> found) {
    return found.stream()
        .map(Attachment::toString)
        .collect(Collectors.joining("\n"))
        .indent(2)
        .stripTrailing();
  }

  private static String inOrder(List<Attachment> found) {
    String steps =
        found.stream().map(Attachment::remedy).distinct().collect(Collectors.joining("\n"));
    return "in this order, if nobody needs it:\n%sthen run the command again"
        .formatted(steps.indent(2));
  }
}
