package dev.plinth.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/**
 * A page of the documentation: what of it a reader would type or follow.
 *
 * @param commands lines of its blocks of shell code, and commands of Plinth within sentences
 * @param links where its links and images lead
 * @param anchors the fragments by which links reach its headings, as GitHub makes them
 */
record MarkdownPage(Path file, List<String> commands, List<String> links, Set<String> anchors) {
  private static final Set<String> SHELLS = Set.of("sh", "bash", "shell", "console");

  /** Every page of the project, generated ones included. */
  static List<Path> all() {
    try (var docs = Files.walk(Path.of("docs"))) {
      return Stream.concat(
              docs.filter(file -> file.toString().endsWith(".md")),
              Stream.of("README.md", "bootstrap/README.md", "loadtest/README.md").map(Path::of))
          .sorted()
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static MarkdownPage read(Path file) {
    try {
      var reader = new Reader();
      Parser.builder().build().parse(Files.readString(file)).accept(reader);
      return new MarkdownPage(file, reader.commands, reader.links, reader.anchors);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Reader extends AbstractVisitor {
    private final List<String> commands = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final Set<String> anchors = new HashSet<>();

    @Override
    public void visit(FencedCodeBlock block) {
      if (SHELLS.contains(block.getInfo().strip())) {
        commands.addAll(ShellCommands.in(block.getLiteral()));
      }
    }

    @Override
    public void visit(Code code) {
      Stream.of(code.getLiteral().split(" && "))
          .filter(command -> command.startsWith("./plinth "))
          .forEach(commands::add);
    }

    @Override
    public void visit(Link link) {
      links.add(link.getDestination());
      visitChildren(link);
    }

    @Override
    public void visit(Image image) {
      links.add(image.getDestination());
    }

    @Override
    public void visit(Heading heading) {
      String anchor = text(heading).toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N} _-]", "");
      anchors.add(anchor.replace(' ', '-'));
      visitChildren(heading);
    }

    private static String text(Node node) {
      var text = new StringBuilder();
      for (Node child = node.getFirstChild(); child != null; child = child.getNext()) {
        if (child instanceof Text words) {
          text.append(words.getLiteral());
        } else if (child instanceof Code code) {
          text.append(code.getLiteral());
        } else {
          text.append(text(child));
        }
      }
      return text.toString();
    }
  }
}
