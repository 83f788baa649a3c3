package dev.plinth.policy;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.stream.Stream;

/**
 * One thing that holds in a document. The name of the class is what waivers and reports call it.
 *
 * <p>What a document does not say for sure is not so: a value that is missing, or known only after
 * apply, does not fulfil a rule, unless the rule says otherwise.
 */
public interface Rule {
  /** The good state, as a sentence. */
  String title();

  Severity severity();

  /** What happens where it does not hold. */
  String why();

  /** What to do, and what that means for something that is live already. */
  String remedy();

  /** What asks for it. */
  List<Source> sources();

  /** The breaches in a document, in its order. */
  Stream<Finding> check(TerraformDocument document);

  /** What it is called: {@code S3BucketEncrypted}. */
  default String id() {
    return getClass().getSimpleName();
  }

  /** A breach at a resource. */
  default Finding finding(Resource resource, String what) {
    return new Finding(this, resource.address(), what);
  }
}
