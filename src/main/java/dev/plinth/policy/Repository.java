package dev.plinth.policy;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The text files of a project, as they stand in its folder.
 *
 * @param files in the order of their paths
 */
public record Repository(List<File> files) {
  /**
   * A file.
   *
   * @param path from the root of the project, with slashes
   */
  public record File(String path, String text) {
    /** Its lines, the first one at 0. */
    public List<String> lines() {
      return text.lines().toList();
    }

    /** The lines, counted from 1, that hold a match. */
    public Stream<Line> matches(Pattern pattern) {
      List<String> lines = lines();
      return IntStream.range(0, lines.size())
          .mapToObj(index -> new Line(index + 1, lines.get(index)))
          .filter(line -> pattern.matcher(line.text()).find());
    }
  }

  /** A line of a file, counted from 1. */
  public record Line(int number, String text) {
    /** What a pattern finds in it. */
    public Matcher matcher(Pattern pattern) {
      return pattern.matcher(text);
    }
  }

  /** Files by their paths. */
  public static Repository of(Map<String, String> files) {
    return new Repository(
        files.entrySet().stream()
            .map(file -> new File(file.getKey(), file.getValue()))
            .sorted((one, other) -> one.path().compareTo(other.path()))
            .toList());
  }

  /**
   * The files whose path is of a shape.
   *
   * @param glob such as {@code docs/**.md}: two stars go through folders
   */
  public Stream<File> matching(String glob) {
    var matcher = FileSystems.getDefault().getPathMatcher("glob:" + glob);
    return files.stream().filter(file -> matcher.matches(Path.of(file.path())));
  }
}
