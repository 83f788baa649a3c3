package dev.plinth.constructs.watching;

/**
 * How many percent of two metrics together the first is, such as successes of successes and
 * failures. One without data counts as zero; while both are, there is nothing to draw, since
 * CloudWatch gives no value for a division by zero. A graph has one such line.
 *
 * @param label what the percentage is called
 * @param part counts what is looked for
 * @param rest counts the others, in the same periods
 */
public record MetricShare(String label, Metric part, Metric rest) implements GraphLine {
  static final String PART = "part";
  static final String REST = "rest";

  /** In the language of CloudWatch's metric math. */
  String expression() {
    return "100 * FILL(%s, 0) / (FILL(%s, 0) + FILL(%s, 0))".formatted(PART, PART, REST);
  }
}
