package dev.plinth.operations;

import java.util.List;

/** Looks at what was deployed, as AWS sees it. */
@FunctionalInterface
public interface HealthCheck {
  /** The parts of a state that it knows to look at; none if there are none. */
  List<? extends Health> look(TerraformState state);
}
