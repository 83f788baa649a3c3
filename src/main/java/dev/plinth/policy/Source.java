package dev.plinth.policy;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a rule comes from.
 *
 * @param text such as {@code ollama, property 29} or {@code FSBP S3.1}
 * @param page where it can be read; empty for the platforms' own design
 */
public record Source(String text, Optional<URI> page) {
  private static final String CONTROLS =
      "https://docs.aws.amazon.com/securityhub/latest/userguide/";

  /** A correctness property of the Ollama platform's design. */
  public static Source ollama(int property) {
    return new Source("ollama, property " + property, Optional.empty());
  }

  /** A correctness property of the microservices platform's design. */
  public static Source microservices(int property) {
    return new Source("microservices, property " + property, Optional.empty());
  }

  /**
   * A control of AWS Foundational Security Best Practices.
   *
   * @param service as its page of controls is called: {@code s3}, {@code cloudfront}
   * @param number of the control there
   */
  public static Source fsbp(String service, String prefix, int number) {
    String page = "%s%s-controls.html#%s-%d";
    return new Source(
        "AWS Foundational Security Best Practices, %s.%d".formatted(prefix, number),
        Optional.of(
            URI.create(
                page.formatted(CONTROLS, service, prefix.toLowerCase(Locale.ROOT), number))));
  }

  /**
   * A recommendation of the CIS AWS Foundations Benchmark.
   *
   * @param version such as {@code 3.0.0}
   * @param recommendation such as {@code 2.1.1}
   */
  public static Source cis(String version, String recommendation) {
    return new Source(
        "CIS AWS Foundations Benchmark %s, %s".formatted(version, recommendation),
        Optional.empty());
  }

  /**
   * A page of AWS, or of the maker of a tool.
   *
   * @param text what the page is called
   */
  public static Source page(String text, String address) {
    return new Source(text, Optional.of(URI.create(address)));
  }

  @Override
  public String toString() {
    return text;
  }
}
