package dev.plinth.policy;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.stream.Stream;

/** A rule about one Terraform document, whoever wrote it: configuration or plan. */
public non-sealed interface DocumentRule extends Rule {
  /** The breaches in a document, in its order. */
  Stream<Finding> check(TerraformDocument document);

  /** A breach that needs no look at a value: something is missing, or surely wrong. */
  default Finding finding(Resource resource, String what) {
    return finding(resource.address(), what);
  }

  /** A breach at something that is no resource, such as {@code variable.region}. */
  default Finding finding(String address, String what) {
    return new Finding(this, address, what, true);
  }

  /** A breach by an argument of a resource: if its value is not known yet, that is told. */
  default Finding finding(Resource resource, String argument, String what) {
    return finding(resource, resource, argument, what);
  }

  /**
   * A breach by an argument of a block within a resource: if its value is not known yet, that is
   * told.
   */
  default Finding finding(Resource resource, Block block, String argument, String what) {
    return new Finding(this, resource.address(), what, !block.isUnknown(argument));
  }
}
