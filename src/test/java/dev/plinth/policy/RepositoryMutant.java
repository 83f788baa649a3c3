package dev.plinth.policy;

import dev.plinth.policy.rules.Rules;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The files of this checkout with something changed. Sources that no rule looks at together with
 * others are left out, since there are many mutants.
 */
public record RepositoryMutant(
    String name,
    List<Consumer<Map<String, String>>> edits,
    List<String> addresses,
    Set<Class<? extends Rule>> also)
    implements Mutant {

  /**
   * A mutant with nothing changed yet.
   *
   * @param name what will be done, in a word or two
   */
  public static RepositoryMutant of(String name) {
    return new RepositoryMutant(name, List.of(), List.of(), Set.of());
  }

  /** With a file that is not there yet. */
  public RepositoryMutant adding(String path, String text) {
    return edited(
        files -> {
          if (files.put(path, text) != null) {
            throw new IllegalArgumentException(path + " is there already");
          }
        });
  }

  /** With another text in place of one that stands in a file once or more. */
  public RepositoryMutant replacing(String path, String old, String text) {
    return edited(files -> files.put(path, replaced(files.get(path), old, text)));
  }

  /** With a text behind the end of a file. */
  public RepositoryMutant appending(String path, String text) {
    return edited(files -> files.merge(path, text, String::concat));
  }

  /** Where the rule must find it: {@code path:line}, or a path; nowhere else. */
  public RepositoryMutant foundAt(String... all) {
    return new RepositoryMutant(name, edits, List.of(all), also);
  }

  /** Where the rule must find it: the first line of a changed file that holds each text. */
  public RepositoryMutant foundIn(String path, String... texts) {
    List<String> lines = changed().get(path).lines().toList();
    var all = new ArrayList<String>(addresses);
    for (String text : texts) {
      int line = 0;
      while (!lines.get(line).contains(text)) {
        line++;
      }
      all.add(path + ":" + (line + 1));
    }
    return new RepositoryMutant(name, edits, List.copyOf(all), also);
  }

  @Override
  public List<Finding> findings() {
    Map<String, String> files = changed();
    if (files.equals(Original.FILES)) {
      throw new IllegalStateException("\"%s\" changes nothing".formatted(name));
    }
    return Rules.check(Repository.of(files))
        .filter(finding -> !Original.FOUND.contains(key(finding)))
        .toList();
  }

  @Override
  public String toString() {
    return name + " in the files of this project";
  }

  private Map<String, String> changed() {
    var files = new TreeMap<>(Original.FILES);
    edits.forEach(edit -> edit.accept(files));
    return files;
  }

  private RepositoryMutant edited(Consumer<Map<String, String>> edit) {
    var all = new ArrayList<>(edits);
    all.add(edit);
    return new RepositoryMutant(name, List.copyOf(all), addresses, also);
  }

  private static String replaced(String text, String old, String other) {
    if (!text.contains(old)) {
      throw new IllegalArgumentException("there is no \"%s\"".formatted(old));
    }
    return text.replace(old, other);
  }

  private static String key(Finding finding) {
    return finding.rule().id() + " " + finding.address();
  }

  /** This checkout, read once. */
  private static final class Original {
    private static final Pattern LEFT_OUT =
        Pattern.compile("src/(test|main/python)/.*|src/main/java/dev/plinth/(?!cli/).*");

    static final Map<String, String> FILES = new TreeMap<>();
    static final Set<String> FOUND = new HashSet<>();

    static {
      RepositoryFiles.read(Path.of("").toAbsolutePath()).files().stream()
          .filter(file -> !LEFT_OUT.matcher(file.path()).matches())
          .forEach(file -> FILES.put(file.path(), file.text()));
      Rules.check(Repository.of(FILES)).forEach(finding -> FOUND.add(key(finding)));
    }
  }
}
