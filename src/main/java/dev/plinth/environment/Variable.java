package dev.plinth.environment;

/**
 * A setting that resources take as it is. It becomes a Terraform variable whose default is the
 * value of the file, so that {@code terraform -var} may change it after synthesis; settings of
 * other types decide the structure of a platform and cannot be changed without synthesizing again.
 *
 * @param name the name of the Terraform variable, which is the key in the settings file
 * @param value what the file says
 */
public record Variable<T>(String name, T value) {
  /** How Terraform refers to it: to be passed on to a resource, never read. */
  public String reference() {
    return "${var." + name + "}";
  }
}
