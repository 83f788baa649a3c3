package dev.plinth.review;

import java.util.List;

/**
 * What a standard asks for, and how the platform does it.
 *
 * @param id the standard's name of it, such as {@code AC-2}
 * @param title what it is about
 * @param measures how it is satisfied, one sentence each
 * @param properties numbers of the platform's properties that hold it: the rules that check them
 *     carry the same
 */
public record Control(String id, String title, List<Measure> measures, List<Integer> properties) {
  /**
   * One way in which a control is satisfied.
   *
   * @param says how, in a sentence
   * @param evidence patterns of the addresses of what does it, such as {@code aws_kms_key.*}
   */
  public record Measure(String says, List<String> evidence) {
    static Measure of(String says, String... evidence) {
      return new Measure(says, List.of(evidence));
    }
  }
}
