package dev.plinth.constructs;

import static dev.plinth.constructs.Address.at;

import com.hashicorp.cdktf.TerraformLocal;
import java.util.List;
import software.constructs.Construct;

/**
 * What builds do, written once for all projects that do the same: a reviewer reads it line by line,
 * and not as one escaped text in each project.
 */
public final class Buildspec extends Construct {
  private final String text;

  /**
   * @param lines of a buildspec in YAML; nothing in them is taken for a Terraform expression
   * @see <a href="https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html">Build
   *     specification reference for CodeBuild</a>
   */
  public Buildspec(Construct scope, String id, List<String> lines) {
    super(scope, id + "-buildspec");
    String address = id.replace('-', '_') + "_buildspec";
    at(
        address,
        new TerraformLocal(this, "lines", lines.stream().map(Buildspec::literally).toList()));
    text = "${join(\"\\n\", local." + address + ")}\n";
  }

  /** The whole text: a Terraform expression. */
  String text() {
    return text;
  }

  private static String literally(String line) {
    return line.replace("${", "$${").replace("%{", "%%{");
  }
}
