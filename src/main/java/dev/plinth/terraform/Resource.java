package dev.plinth.terraform;

import com.fasterxml.jackson.databind.JsonNode;

/** A resource or a data source, or in a plan one instance of it: a block that has an address. */
public final class Resource extends Block {
  private final String address;
  private final String type;
  private final String name;

  /**
   * @param mode {@code ""} for a resource, otherwise what stands before its type: {@code "data."}
   */
  Resource(String mode, String type, String name, JsonNode body) {
    this(mode + type + "." + name, type, name, body, new Origin.Written(body));
  }

  /**
   * @param origin what its values come from
   */
  Resource(String address, String type, String name, JsonNode body, Origin origin) {
    super(body, origin);
    this.address = address;
    this.type = type;
    this.name = name;
  }

  /**
   * As Terraform spells it: {@code aws_lb.main}, {@code data.aws_ami.ubuntu}, in a plan also {@code
   * module.net["a"].aws_subnet.private[0]}.
   */
  public String address() {
    return address;
  }

  /** What it is: {@code aws_lb}. */
  public String type() {
    return type;
  }

  /** Its name among those of its type: {@code main}. */
  public String name() {
    return name;
  }

  @Override
  public String toString() {
    return address + " " + super.toString();
  }
}
