package dev.plinth.policy;

import dev.plinth.terraform.Resource;
import java.util.List;
import java.util.stream.Stream;

/** A rule about a document among others: two environments of one account, for instance. */
public non-sealed interface EstateRule extends Rule {
  /**
   * The breaches in one document, in its order.
   *
   * @param others what is checked in the same run, without the document itself
   */
  Stream<Finding> check(Subject subject, List<Subject> others);

  /** A breach at a resource of the document that is judged. */
  default Finding finding(Resource resource, String what) {
    return finding(resource.address(), what);
  }

  /** A breach at something that is no resource, such as {@code provider.aws}. */
  default Finding finding(String address, String what) {
    return new Finding(this, address, what, true);
  }
}
