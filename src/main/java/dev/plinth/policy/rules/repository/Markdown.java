package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The pages of a repository, and the blocks of code in them. */
final class Markdown {
  /** Where pages are that are made from the rules. */
  private static final String PAGES_OF_RULES = "docs/rules";

  private static final Pattern FENCE = Pattern.compile("\\s*(```+|~~~+)\\s*([\\w-]*).*");
  private static final Set<String> SHELLS = Set.of("sh", "bash", "shell", "zsh", "console");

  private Markdown() {}

  /**
   * A block of code.
   *
   * @param language that it says; empty where it says none
   * @param lines of it
   */
  record Fence(String language, List<Repository.Line> lines) {
    /** Whether people type it into a shell. */
    boolean isShell() {
      return SHELLS.contains(language);
    }
  }

  /** Whether a file shows on purpose what is bad. */
  static boolean isOnRules(Repository.File file) {
    return file.path().startsWith(PAGES_OF_RULES);
  }

  /** All pages but those on rules. */
  static Stream<Repository.File> pages(Repository repository) {
    return repository.files().stream()
        .filter(file -> file.path().endsWith(".md"))
        .filter(file -> !isOnRules(file));
  }

  /** The blocks of code of a page. */
  static List<Fence> fences(Repository.File page) {
    var fences = new ArrayList<Fence>();
    Fence open = null;
    for (Repository.Line line : page.matches(Pattern.compile("")).toList()) {
      Matcher fence = FENCE.matcher(line.text());
      if (!fence.matches()) {
        if (open != null) {
          open.lines().add(line);
        }
      } else if (open == null) {
        open = new Fence(fence.group(2), new ArrayList<>());
        fences.add(open);
      } else {
        open = null;
      }
    }
    return fences;
  }

  /** The lines outside of blocks of code. */
  static List<Repository.Line> prose(Repository.File page) {
    Set<Integer> code =
        fences(page).stream()
            .flatMap(fence -> fence.lines().stream())
            .map(Repository.Line::number)
            .collect(Collectors.toSet());
    return page.matches(Pattern.compile("")).filter(line -> !code.contains(line.number())).toList();
  }
}
