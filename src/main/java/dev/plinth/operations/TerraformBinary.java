package dev.plinth.operations;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The terraform program that is first on the PATH. */
record TerraformBinary(Path path) {
  private static final int OLDEST_MINOR = 11;
  private static final Pattern VERSION = Pattern.compile("(\\d+)\\.(\\d+)\\.\\d+.*");
  private static final String HOW_TO_GET_IT =
      "install Terraform 1.%d or later (developer.hashicorp.com/terraform/install) and put it on the PATH"
          .formatted(OLDEST_MINOR);

  static Optional<TerraformBinary> onPath(String searchPath) {
    return Stream.of(searchPath.split(File.pathSeparator))
        .filter(folder -> !folder.isBlank())
        .map(folder -> Path.of(folder, "terraform"))
        .filter(Files::isExecutable)
        .filter(Files::isRegularFile)
        .findFirst()
        .map(TerraformBinary::new);
  }

  static Obstacle missing() {
    return new Obstacle("terraform is not on the PATH", HOW_TO_GET_IT);
  }

  /** What keeps this binary from being used, if anything does. */
  Optional<Obstacle> obstacle() {
    String version = version();
    Matcher parts = VERSION.matcher(version);
    if (!parts.matches()) {
      return Optional.of(new Obstacle(path + " does not tell its version", HOW_TO_GET_IT));
    }
    int major = Integer.parseInt(parts.group(1));
    int minor = Integer.parseInt(parts.group(2));
    return major > 1 || (major == 1 && minor >= OLDEST_MINOR)
        ? Optional.empty()
        : Optional.of(new Obstacle("%s is version %s".formatted(path, version), HOW_TO_GET_IT));
  }

  private String version() {
    try {
      Process process =
          new ProcessBuilder(path.toString(), "version", "-json")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      process.getOutputStream().close();
      return new ObjectMapper()
          .readTree(process.getInputStream())
          .path("terraform_version")
          .asText("");
    } catch (IOException unusable) {
      return "";
    }
  }
}
