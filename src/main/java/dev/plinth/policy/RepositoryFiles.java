package dev.plinth.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads the folder of a project. What tools put there is left out, and so is what the {@code
 * .gitignore} at its root names: it is never committed.
 */
public final class RepositoryFiles {
  /** A text is written by people: what is larger was not. */
  private static final long LARGEST_BYTES = 1 << 20;

  private static final Set<String> NOT_SOURCES =
      Set.of(
          ".git",
          ".gradle",
          ".idea",
          ".m2",
          ".plinth",
          ".pytest_cache",
          ".terraform",
          ".venv",
          "__pycache__",
          "cdktf.out",
          "node_modules",
          "target",
          "venv");

  private RepositoryFiles() {}

  /**
   * The files below a folder. Those that are no text in UTF-8, or are larger than 1 MB, are there
   * with an empty text, for rules that look at names.
   *
   * @throws UncheckedIOException if the folder cannot be read
   */
  public static Repository read(Path root) {
    var files = new TreeMap<String, String>();
    try {
      Files.walkFileTree(root, new Reader(root, files));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return Repository.of(files);
  }

  /** Visits everything but what is no source. */
  private static final class Reader extends SimpleFileVisitor<Path> {
    private final Path root;
    private final Map<String, String> files;
    private final Set<PathMatcher> ignored;

    Reader(Path root, Map<String, String> files) throws IOException {
      this.root = root;
      this.files = files;
      this.ignored = ignored(root.resolve(".gitignore"));
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      boolean skipped =
          !folder.equals(root) && (NOT_SOURCES.contains(name(folder)) || isIgnored(folder));
      return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      if (attributes.isRegularFile() && !isIgnored(file)) {
        files.put(path(file), attributes.size() > LARGEST_BYTES ? "" : text(file));
      }
      return FileVisitResult.CONTINUE;
    }

    private boolean isIgnored(Path path) {
      Path relative = root.relativize(path);
      return ignored.stream()
          .anyMatch(it -> it.matches(relative) || it.matches(relative.getFileName()));
    }

    private String path(Path file) {
      return root.relativize(file).toString().replace('\\', '/');
    }

    private static String name(Path folder) {
      return folder.getFileName().toString();
    }

    private static String text(Path file) throws IOException {
      try {
        String text =
            StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(Files.readAllBytes(file)))
                .toString();
        return text.indexOf('\0') < 0 ? text : "";
      } catch (CharacterCodingException binary) {
        return "";
      }
    }

    /**
     * The plain patterns: names, paths and stars. One that begins with {@code !} ignores nothing.
     */
    private static Set<PathMatcher> ignored(Path gitignore) throws IOException {
      if (!Files.isRegularFile(gitignore)) {
        return Set.of();
      }
      try (Stream<String> lines = Files.lines(gitignore)) {
        return Set.copyOf(
            lines
                .map(String::strip)
                .filter(line -> line.matches("[\\w.*/-]+"))
                .map(line -> line.replaceAll("^/|/$", ""))
                .map(line -> FileSystems.getDefault().getPathMatcher("glob:" + line))
                .toList());
      }
    }
  }
}
