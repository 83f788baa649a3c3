package dev.plinth.constructs.watching;

import java.util.List;
import java.util.stream.Stream;

/**
 * @param name the alarm's name
 * @param description what it means and what to look at first
 * @param measure what is watched
 * @param comparison when it goes off
 * @param threshold against what
 * @param periods how many periods in a row
 * @param topic who hears of it
 * @param actions what else happens, such as a scaling policy
 * @param missingData what a period without data counts as
 */
public record AlarmProps(
    String name,
    String description,
    Measure measure,
    Comparison comparison,
    Number threshold,
    int periods,
    AlarmTopic topic,
    List<String> actions,
    MissingData missingData) {
  /** What silence means. */
  public enum MissingData {
    /** Nothing happened: right for most metrics, which are only there while something does. */
    GOOD("notBreaching"),
    /** What should report is gone. */
    BAD("breaching");

    private final String treatment;

    MissingData(String treatment) {
      this.treatment = treatment;
    }

    String treatment() {
      return treatment;
    }
  }

  /** Which side of the threshold is bad. */
  public enum Comparison {
    ABOVE("GreaterThanThreshold"),
    BELOW("LessThanThreshold");

    private final String operator;

    Comparison(String operator) {
      this.operator = operator;
    }

    String operator() {
      return operator;
    }
  }

  /** Goes off when one period is above the threshold. */
  public static AlarmProps above(
      String name, String description, Measure measure, Number threshold, AlarmTopic topic) {
    return new AlarmProps(
        name,
        description,
        measure,
        Comparison.ABOVE,
        threshold,
        1,
        topic,
        List.of(),
        MissingData.GOOD);
  }

  /** Goes off when one period is below the threshold. */
  public static AlarmProps below(
      String name, String description, Measure measure, Number threshold, AlarmTopic topic) {
    return new AlarmProps(
        name,
        description,
        measure,
        Comparison.BELOW,
        threshold,
        1,
        topic,
        List.of(),
        MissingData.GOOD);
  }

  public AlarmProps withPeriods(int periods) {
    return new AlarmProps(
        name, description, measure, comparison, threshold, periods, topic, actions, missingData);
  }

  public AlarmProps withMissingData(MissingData missingData) {
    return new AlarmProps(
        name, description, measure, comparison, threshold, periods, topic, actions, missingData);
  }

  public AlarmProps withAction(String action) {
    return new AlarmProps(
        name,
        description,
        measure,
        comparison,
        threshold,
        periods,
        topic,
        Stream.concat(actions.stream(), Stream.of(action)).toList(),
        missingData);
  }
}
