package dev.plinth.policy;

import java.util.stream.Stream;

/** A rule about the files of a repository: scripts, documentation, load tests, settings. */
public non-sealed interface RepositoryRule extends Rule {
  /** The breaches in a repository, file by file. */
  Stream<Finding> check(Repository repository);

  /**
   * A breach in a line of a file.
   *
   * @param line counted from 1
   */
  default Finding finding(Repository.File file, int line, String what) {
    return new Finding(this, file.path() + ":" + line, what, true);
  }

  /** A breach of a file as a whole. */
  default Finding finding(Repository.File file, String what) {
    return new Finding(this, file.path(), what, true);
  }
}
