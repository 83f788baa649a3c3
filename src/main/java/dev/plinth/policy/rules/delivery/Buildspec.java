package dev.plinth.policy.rules.delivery;

import static java.util.stream.Collectors.joining;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a build does, where the project itself says it and not a file among the sources.
 *
 * @see <a href="https://docs.aws.amazon.com/codebuild/latest/userguide/build-spec-ref.html">Build
 *     specification reference</a>
 */
final class Buildspec {
  private static final Pattern LOCAL = Pattern.compile("\\blocal\\.(\\w+)");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*#.*$");

  private Buildspec() {}

  /** Its text without comments; empty if it is a file, or cannot be read before apply. */
  static Optional<String> of(TerraformDocument document, Resource project) {
    return project.blocks("source").stream()
        .flatMap(source -> source.text("buildspec").stream())
        .map(text -> text + "\n" + locals(document, text))
        .filter(text -> text.contains("phases"))
        .map(text -> COMMENT.matcher(text).replaceAll(""))
        .findFirst();
  }

  private static String locals(TerraformDocument document, String text) {
    return LOCAL
        .matcher(text)
        .results()
        .flatMap(local -> document.locals().texts(local.group(1)).stream())
        .collect(joining("\n"));
  }
}
