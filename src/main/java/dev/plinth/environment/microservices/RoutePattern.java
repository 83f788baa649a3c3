package dev.plinth.environment.microservices;

/**
 * A pattern of a load balancer's rule: {@code *} stands for any characters or none, {@code ?} for
 * exactly one. (Elastic Load Balancing, "Condition types for listener rules".)
 *
 * @param literal what the pattern begins with before its first wildcard
 */
record RoutePattern(String text, String literal) {
  /** What a rule without such a condition has: everything. */
  static final RoutePattern ANY = of("*");

  static RoutePattern of(String text) {
    return new RoutePattern(text, text.split("[*?]", 2)[0]);
  }

  /** Whether it matches everything that another pattern matches. */
  boolean covers(RoutePattern other) {
    return other.text.startsWith(literal) && covers(other.text);
  }

  /**
   * The other pattern is matched as if its wildcards were characters of their own: only {@code *}
   * takes a {@code *}, and {@code ?} takes a {@code ?}.
   */
  private boolean covers(String other) {
    var reached = new boolean[other.length() + 1];
    reached[0] = true;
    for (char symbol : text.toCharArray()) {
      var next = new boolean[other.length() + 1];
      next[0] = symbol == '*' && reached[0];
      for (int end = 1; end <= other.length(); end++) {
        next[end] =
            symbol == '*'
                ? reached[end] || next[end - 1]
                : reached[end - 1] && takes(symbol, other.charAt(end - 1));
      }
      reached = next;
    }
    return reached[other.length()];
  }

  private static boolean takes(char symbol, char other) {
    return symbol == other || symbol == '?' && other != '*';
  }
}
