package dev.plinth.openapi;

import java.util.List;

/** An OpenAPI document that cannot become an API, for every reason there is. */
public final class InvalidApiDocument extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  InvalidApiDocument(List<String> problems) {
    super(String.join(System.lineSeparator(), problems));
    this.problems = List.copyOf(problems);
  }

  /** A line for each thing that is wrong: where it is, what is said there, and the remedy. */
  public List<String> problems() {
    return problems;
  }
}
