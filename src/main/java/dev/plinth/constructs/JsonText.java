package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.TerraformLocal;
import software.constructs.Construct;

/**
 * JSON that a resource takes as one text, kept as a local value so that a reviewer reads it line by
 * line. Numbers and booleans stay what they are.
 */
public final class JsonText {
  private final String address;

  public JsonText(Construct scope, String address, Object content) {
    this.address = address.replace('-', '_');
    at(address, new TerraformLocal(scope, address + "-json", content));
  }

  /** The text: a Terraform expression. */
  public String text() {
    return "${jsonencode(local." + address + ")}";
  }
}
