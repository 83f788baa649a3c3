package dev.plinth.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The commit that a checkout is at. */
final class SourceCommit {
  private final Path checkout;

  SourceCommit(Path checkout) {
    this.checkout = checkout;
  }

  /**
   * Its hash, with {@code +} behind it where files differ from it; absent where there is no git, or
   * no commit.
   */
  Optional<String> hash() {
    return git("rev-parse", "--verify", "HEAD")
        .map(
            hash -> {
              boolean changed =
                  git("status", "--porcelain").filter(list -> !list.isEmpty()).isPresent();
              return changed ? hash + "+" : hash;
            });
  }

  private Optional<String> git(String... arguments) {
    var builder = new ProcessBuilder("git", "-C", checkout.toString());
    builder.command().addAll(List.of(arguments));
    try {
      Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String said =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor() == 0 ? Optional.of(said) : Optional.empty();
    } catch (IOException noGit) {
      return Optional.empty();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
