package dev.plinth.review;

import dev.plinth.policy.Waiver;
import dev.plinth.policy.Waivers;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * All that was checked at a time: what reports are made of.
 *
 * @param judged document by document
 * @param threshold of what counts
 * @param remarks about waivers that do nothing, a line each
 */
public record CheckRun(List<Judged> judged, Threshold threshold, List<String> remarks) {

  /**
   * A run with what is to be said of its waivers: those that have expired, and those that nothing
   * needs.
   *
   * @param expected which waivers must find their like in this run: not those that are about what
   *     was not checked
   */
  public static CheckRun of(
      List<Judged> judged, Threshold threshold, Waivers waivers, Predicate<Waiver> expected) {
    Stream<String> expired =
        waivers
            .expired()
            .filter(expected.or(waiver -> judged.stream().anyMatch(it -> isCovered(it, waiver))))
            .map(
                waiver ->
                    "%s: waiver of %s at %s expired on %s: mend it, or decide again"
                        .formatted(
                            waiver.place(), waiver.rule(), waiver.address(), waiver.expires()));
    Stream<String> idle =
        waivers
            .holding()
            .filter(expected)
            .filter(waiver -> judged.stream().noneMatch(it -> isUsed(it, waiver)))
            .map(
                waiver ->
                    "%s: waiver of %s at %s matches nothing: take it away"
                        .formatted(waiver.place(), waiver.rule(), waiver.address()));
    return new CheckRun(judged, threshold, Stream.concat(expired, idle).toList());
  }

  /** The same without what somebody accepts. */
  public CheckRun withoutWaived() {
    return new CheckRun(judged.stream().map(Judged::withoutWaived).toList(), threshold, remarks);
  }

  /** Whether anything was found that counts. */
  public boolean failed() {
    return judged.stream()
        .flatMap(document -> document.findings().stream())
        .anyMatch(threshold::counts);
  }

  private static boolean isCovered(Judged document, Waiver waiver) {
    return document.findings().stream()
        .anyMatch(finding -> waiver.covers(document.name(), finding));
  }

  private static boolean isUsed(Judged document, Waiver waiver) {
    return document.waived().stream().anyMatch(waived -> waived.waiver().equals(waiver));
  }
}
