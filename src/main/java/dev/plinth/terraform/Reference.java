package dev.plinth.terraform;

/**
 * What an expression takes from a resource.
 *
 * @param address of the resource: {@code aws_kms_key.data}
 * @param attribute of it: {@code arn}
 */
public record Reference(String address, String attribute) {
  @Override
  public String toString() {
    return address + "." + attribute;
  }
}
