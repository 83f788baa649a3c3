package dev.plinth.environment;

import java.util.List;

/** All settings of a platform in one environment. */
public interface EnvironmentSettings {
  /** Where it is deployed, and where its state is kept. */
  Deployment deployment();

  /** Notes what contradicts the platform's other environments. */
  default void checkAmong(List<Neighbour> others, Problems problems) {}

  /** What is allowed, and yet worth a look: a line each, with the remedy. */
  default List<String> warnings(List<Neighbour> others) {
    return List.of();
  }
}
