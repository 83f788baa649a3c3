package dev.plinth.policy;

import java.util.List;

/**
 * One thing that holds: in a Terraform document, among several, or in a repository. The name of the
 * class is what waivers and reports call it.
 *
 * <p>What a document does not say for sure is not so: a value that is missing, or known only after
 * apply, does not fulfil a rule, unless the rule says otherwise.
 */
public sealed interface Rule permits DocumentRule, EstateRule, RepositoryRule {
  /** The good state, as a sentence without a full stop. */
  String title();

  Severity severity();

  /** What happens where it does not hold. */
  String why();

  /** What to do, and what that means for something that is live already. */
  String remedy();

  /** What asks for it. */
  List<Source> sources();

  /** Something small that breaks the rule. */
  Example bad();

  /** The same as {@link #bad()}, mended: the rule finds nothing in it. */
  Example good();

  /** What it is called: {@code S3BucketEncrypted}. */
  default String id() {
    return getClass().getSimpleName();
  }
}
