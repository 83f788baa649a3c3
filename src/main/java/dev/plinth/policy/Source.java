package dev.plinth.policy;

/**
 * Where a rule comes from.
 *
 * @param text such as {@code ollama, property 29}
 */
public record Source(String text) {
  /** A correctness property of the Ollama platform's design. */
  public static Source ollama(int property) {
    return new Source("ollama, property " + property);
  }

  /** A correctness property of the microservices platform's design. */
  public static Source microservices(int property) {
    return new Source("microservices, property " + property);
  }

  @Override
  public String toString() {
    return text;
  }
}
