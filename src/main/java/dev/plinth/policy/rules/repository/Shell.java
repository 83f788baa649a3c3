package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Repository;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The scripts of a repository, and what they do one after the other. */
final class Shell {
  private static final Pattern SHEBANG = Pattern.compile("#!.*\\b(sh|bash|dash|zsh|ksh|pwsh)\\b.*");
  private static final Pattern NAME = Pattern.compile(".*\\.(sh|bash|ps1)");

  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#(?![^\\s]*[\"'}]).*$");
  private static final Pattern GOES_ON = Pattern.compile(".*(\\\\|\\|\\||&&|\\|)\\s*$");

  private static final Pattern FUNCTION =
      Pattern.compile(
          "(\\s*)(?:function\\s+([\\w-]+)\\s*(?:\\(\\))?|([\\w-]+)\\s*\\(\\))\\s*\\{(.*)");

  /** Functions that call each other deeper than this are not followed. */
  private static final int DEEPEST = 6;

  private Shell() {}

  /** The files that are run by a shell: by their name or their first line. */
  static Stream<Repository.File> scripts(Repository repository) {
    return repository.files().stream()
        .filter(
            file ->
                NAME.matcher(file.path()).matches()
                    || SHEBANG.matcher(file.text().lines().findFirst().orElse("")).matches());
  }

  /** Without comments, and with lines that go on joined to the one that they begin in. */
  static List<Repository.Line> lines(Repository.File script) {
    var joined = new ArrayList<Repository.Line>();
    int number = 0;
    int start = 0;
    var text = new StringBuilder();
    for (String line : script.lines()) {
      number++;
      String code = COMMENT.matcher(line).replaceFirst("");
      start = text.isEmpty() ? number : start;
      text.append(code.replaceFirst("\\\\\\s*$", " "));
      if (!GOES_ON.matcher(code).matches()) {
        joined.add(new Repository.Line(start, text.toString()));
        text.setLength(0);
      }
    }
    if (!text.isEmpty()) {
      joined.add(new Repository.Line(start, text.toString()));
    }
    return joined.stream().filter(line -> !line.text().isBlank()).toList();
  }

  /** In the order in which they run: the lines of a function stand behind those that call it. */
  static List<Repository.Line> run(Repository.File script) {
    var functions = new LinkedHashMap<String, List<Repository.Line>>();
    var outside = new ArrayList<Repository.Line>();
    String end = null;
    List<Repository.Line> body = outside;
    for (Repository.Line line : lines(script)) {
      Matcher function = FUNCTION.matcher(line.text());
      if (end == null && function.matches()) {
        String name = function.group(2) == null ? function.group(3) : function.group(2);
        body = new ArrayList<>();
        functions.put(name, body);
        if (function.group(4).isBlank()) {
          end = function.group(1) + "}";
        } else {
          body.add(new Repository.Line(line.number(), function.group(4)));
          body = outside;
        }
      } else if (end != null && line.text().stripTrailing().equals(end)) {
        end = null;
        body = outside;
      } else {
        body.add(line);
      }
    }
    return outside.stream().flatMap(line -> followed(line, functions, DEEPEST)).toList();
  }

  private static Stream<Repository.Line> followed(
      Repository.Line line, Map<String, List<Repository.Line>> functions, int depth) {
    Stream<Repository.Line> called =
        depth == 0
            ? Stream.empty()
            : functions.entrySet().stream()
                .filter(function -> calls(line.text(), function.getKey()))
                .flatMap(function -> function.getValue().stream())
                .flatMap(inner -> followed(inner, functions, depth - 1));
    return Stream.concat(Stream.of(line), called);
  }

  private static boolean calls(String line, String function) {
    return Pattern.compile(
            "(^|[;&|!({]|\\b(if|then|do|else|while|until)\\b)\\s*"
                + Pattern.quote(function)
                + "(?![\\w-])(?!\\s*\\(\\))")
        .matcher(line)
        .find();
  }
}
