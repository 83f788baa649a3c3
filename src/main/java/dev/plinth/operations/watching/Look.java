package dev.plinth.operations.watching;

import java.util.List;

/** Looks at some parts of an environment; none if it has none of them. */
@FunctionalInterface
interface Look {
  List<Observation> look();
}
