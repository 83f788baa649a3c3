package dev.plinth.review;

import dev.plinth.policy.Finding;
import dev.plinth.policy.Rule;
import dev.plinth.policy.Waived;
import dev.plinth.policy.Waivers;
import java.util.ArrayList;
import java.util.List;

/**
 * What rules found in a document or a repository.
 *
 * @param name what people call it: {@code microservices/prod}, or a file
 * @param origin where its addresses stand
 * @param rules that it was held against
 * @param findings that nobody accepts, in the order of the rules
 * @param waived findings that somebody accepts
 * @param unread what is in it and could not be judged, in words
 */
public record Judged(
    String name,
    Origin origin,
    List<Rule> rules,
    List<Finding> findings,
    List<Waived> waived,
    List<String> unread) {

  /** Sorts findings by whether somebody accepts them. */
  public static Judged of(
      String name,
      Origin origin,
      List<Rule> rules,
      List<Finding> all,
      List<String> unread,
      Waivers waivers) {
    var findings = new ArrayList<Finding>();
    var waived = new ArrayList<Waived>();
    for (Finding finding : all) {
      waivers
          .holding(name, finding)
          .ifPresentOrElse(
              waiver -> waived.add(new Waived(finding, waiver)), () -> findings.add(finding));
    }
    return new Judged(name, origin, rules, List.copyOf(findings), List.copyOf(waived), unread);
  }

  /** The same without what somebody accepts. */
  Judged withoutWaived() {
    return new Judged(name, origin, rules, findings, List.of(), unread);
  }
}
