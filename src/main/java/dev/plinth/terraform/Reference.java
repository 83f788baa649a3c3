package dev.plinth.terraform;

/**
 * What an expression takes from a resource.
 *
 * @param address of the resource: {@code aws_kms_key.data}
 * @param attribute of it: {@code arn}; empty where it is taken whole, or where a plan does not say
 */
public record Reference(String address, String attribute) {
  @Override
  public String toString() {
    return attribute.isEmpty() ? address : address + "." + attribute;
  }
}
