package dev.plinth.constructs.delivery;

import dev.plinth.constructs.Lines;
import java.util.List;
import software.constructs.Construct;

/**
 * What builds do, written once for all projects that do the same: a reviewer reads it line by line,
 * and not as one escaped text in each project.
 */
public final class Buildspec extends Construct {
  private final Lines lines;

  /**
   * @param lines of a buildspec in YAML; nothing in them is taken for a Terraform expression
   * @see <a href="https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html">Build
   *     specification reference for CodeBuild</a>
   */
  public Buildspec(Construct scope, String id, List<String> lines) {
    super(scope, id + "-buildspec");
    this.lines = new Lines(this, id + "_buildspec", lines);
  }

  /** The whole text: a Terraform expression. */
  String text() {
    return lines.text();
  }
}
