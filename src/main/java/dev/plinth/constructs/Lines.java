package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.TerraformLocal;
import java.util.List;
import software.constructs.Construct;

/**
 * A text of several lines as a local value, so that a reviewer reads it line by line and not as one
 * escaped text. Nothing in it is taken for a Terraform expression.
 */
public final class Lines {
  private final String address;

  public Lines(Construct scope, String address, List<String> lines) {
    this.address = address.replace('-', '_');
    at(
        address,
        new TerraformLocal(
            scope, address + "-lines", lines.stream().map(Lines::literally).toList()));
  }

  /** The whole text, its last line ended too: a Terraform expression. */
  public String text() {
    return "${join(\"\\n\", local." + address + ")}\n";
  }

  private static String literally(String line) {
    return line.replace("${", "$${").replace("%{", "%%{");
  }
}
