package dev.plinth.operations;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Collectors;

/** The work could not be done. The message says what is in the way and how to get past it. */
public final class OperationFailed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public OperationFailed(String what, String remedy) {
    this(List.of(new Obstacle(what, remedy)));
  }

  /** Several things are in the way at once: one message names them all, and each remedy once. */
  public OperationFailed(List<Obstacle> obstacles) {
    super(message(obstacles));
  }

  private OperationFailed(String message) {
    super(message);
  }

  /** The same failure, and what came of it. */
  public OperationFailed then(String what, String remedy) {
    return new OperationFailed(getMessage() + "\n" + message(List.of(new Obstacle(what, remedy))));
  }

  private static String message(List<Obstacle> obstacles) {
    var byRemedy = new LinkedHashMap<String, StringJoiner>();
    for (Obstacle obstacle : obstacles) {
      byRemedy
          .computeIfAbsent(obstacle.remedy(), remedy -> new StringJoiner("\n"))
          .add(obstacle.what());
    }
    return byRemedy.entrySet().stream()
        .map(entry -> entry.getValue() + "\n" + entry.getKey().indent(2).stripTrailing())
        .collect(Collectors.joining("\n"));
  }
}
