package dev.plinth.policy;

import java.util.List;
import java.util.Set;

/** Something of ours that is broken on purpose, for rules to find. */
public interface Mutant {
  /** What was done to it, in a word or two: {@code removed}, {@code weakened}, {@code unknown}. */
  String name();

  /** What all rules find in it, without what they find in the original. */
  List<Finding> findings();

  /** Where it must be found. */
  List<String> addresses();

  /** Rules of other topics that may find it, too. */
  Set<Class<? extends Rule>> also();
}
