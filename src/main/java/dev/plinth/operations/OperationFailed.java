package dev.plinth.operations;

import java.util.List;
import java.util.stream.Collectors;

/** The work could not be done. The message says what is in the way and how to get past it. */
public final class OperationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OperationFailed(String what, String remedy) {
    this(List.of(new Obstacle(what, remedy)));
  }

  /** Several things are in the way at once: one message names them all. */
  public OperationFailed(List<Obstacle> obstacles) {
    super(obstacles.stream().map(Obstacle::toString).collect(Collectors.joining("\n")));
  }
}
