package dev.plinth.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plinth.policy.Repository;
import dev.plinth.policy.RepositoryFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Links between the pages of this repository lead somewhere. */
class LinksTest {
  private static final Pattern LINK = Pattern.compile("\\[[^\\]\\n]*]\\(([^)\\s]+)\\)");
  private static final Pattern FENCE = Pattern.compile("(?ms)^(`{3,}).*?^\\1`*\\s*$");
  private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.*)$");

  @Test
  void lead_to_files_and_headings_that_there_are() {
    var broken =
        RepositoryFiles.read(Path.of("")).files().stream()
            .filter(file -> file.path().endsWith(".md"))
            .flatMap(LinksTest::broken)
            .toList();

    assertThat(broken).isEmpty();
  }

  @Test
  void are_missed_where_they_lead_nowhere() {
    var page = new Repository.File("docs/a.md", "# A b\n[x](none.md) [y](#a-b) [z](#c)\n");

    assertThat(broken(page)).containsExactly("docs/a.md: none.md", "docs/a.md: #c");
  }

  private static Stream<String> broken(Repository.File page) {
    String text = FENCE.matcher(page.text()).replaceAll("");
    return LINK.matcher(text)
        .results()
        .map(link -> link.group(1))
        .filter(link -> !link.matches("[a-z]+:.*"))
        .filter(link -> !leads(page, text, link))
        .map(link -> page.path() + ": " + link);
  }

  private static boolean leads(Repository.File page, String text, String link) {
    String[] parts = link.split("#", 2);
    Path beside = Path.of(page.path()).resolveSibling(parts[0]).normalize();
    boolean here = parts[0].isEmpty();
    if (!here && !Files.exists(beside)) {
      return false;
    }
    return parts.length < 2 || anchors(here ? text : text(beside)).contains(parts[1]);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  /** As GitHub makes them of headings. */
  private static List<String> anchors(String text) {
    return HEADING
        .matcher(text)
        .results()
        .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").strip().replace(' ', '-'))
        .toList();
  }
}
