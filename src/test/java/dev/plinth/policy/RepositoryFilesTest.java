package dev.plinth.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RepositoryFilesTest {
  @TempDir Path root;

  @Test
  void reads_texts_by_their_paths_in_order() throws IOException {
    write("docs/b.md", "two");
    write(".github/workflows/a.yml", "one");

    assertThat(RepositoryFiles.read(root).files())
        .containsExactly(
            new Repository.File(".github/workflows/a.yml", "one"),
            new Repository.File("docs/b.md", "two"));
  }

  @Test
  void leaves_out_what_tools_put_there() throws IOException {
    write(".git/config", "a");
    write("target/a.txt", "a");
    write("web/node_modules/a/index.js", "a");
    write(".terraform/a.tf.json", "a");
    write("kept.txt", "a");

    assertThat(paths()).containsExactly("kept.txt");
  }

  @Test
  void leaves_out_what_git_ignores() throws IOException {
    write(".gitignore", "# built\n*.tfstate\n/out/\nlogs/today\n!kept.tfstate2\n\n");
    write("deep/terraform.tfstate", "{}");
    write("out/a.txt", "a");
    write("logs/today/a.txt", "a");
    write("logs/kept.txt", "a");

    assertThat(paths()).containsExactly(".gitignore", "logs/kept.txt");
  }

  @Test
  void knows_the_names_of_what_is_no_text() throws IOException {
    Files.write(root.resolve("latin1.txt"), "Zürich".getBytes(StandardCharsets.ISO_8859_1));
    Files.write(root.resolve("plan.bin"), new byte[] {'P', 'K', 0, 1});
    Files.writeString(root.resolve("large.txt"), "x".repeat((1 << 20) + 1));
    Files.writeString(root.resolve("just.txt"), "x".repeat(1 << 20));

    assertThat(RepositoryFiles.read(root).files())
        .extracting(file -> file.path() + " " + file.text().length())
        .containsExactly("just.txt 1048576", "large.txt 0", "latin1.txt 0", "plan.bin 0");
  }

  private Iterable<String> paths() {
    return RepositoryFiles.read(root).files().stream().map(Repository.File::path).toList();
  }

  private void write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
