package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Repository;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The workflows of GitHub Actions in a repository. */
final class Workflows {
  private static final Pattern PATH = Pattern.compile("(.*/)?\\.github/workflows/[^/]+\\.ya?ml");
  private static final Pattern RUN = Pattern.compile("(\\s*(?:- )?)run:\\s*(.*)");
  private static final Pattern BLOCK = Pattern.compile("[|>][+-]?\\d?\\s*(#.*)?");

  private Workflows() {}

  static Stream<Repository.File> in(Repository repository) {
    return repository.files().stream().filter(file -> PATH.matcher(file.path()).matches());
  }

  /** Its lines without comments. */
  static List<Repository.Line> lines(Repository.File workflow) {
    return workflow
        .matches(Pattern.compile("^(?!\\s*#).*\\S"))
        .map(line -> new Repository.Line(line.number(), line.text().replaceFirst("\\s#.*$", "")))
        .toList();
  }

  /** Its lines that a shell runs. */
  static List<Repository.Line> commands(Repository.File workflow) {
    var commands = new ArrayList<Repository.Line>();
    int indent = -1;
    for (Repository.Line line : lines(workflow)) {
      Matcher run = RUN.matcher(line.text());
      int own = line.text().length() - line.text().stripLeading().length();
      if (indent >= 0 && own > indent) {
        commands.add(line);
      } else if (run.matches()) {
        boolean block = BLOCK.matcher(run.group(2)).matches();
        indent = block ? run.group(1).length() : -1;
        if (!block) {
          commands.add(new Repository.Line(line.number(), run.group(2)));
        }
      } else {
        indent = -1;
      }
    }
    return commands;
  }
}
