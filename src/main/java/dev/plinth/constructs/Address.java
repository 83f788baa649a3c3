package dev.plinth.constructs;

import com.hashicorp.cdktf.TerraformElement;

/** Gives resources the short addresses that reviewers read, in place of CDKTF's path and hash. */
public final class Address {
  private Address() {}

  /** The element, addressed as {@code <type>.<name>} with hyphens made underscores. */
  public static <T extends TerraformElement> T at(String name, T element) {
    element.overrideLogicalId(name.replace('-', '_'));
    return element;
  }
}
