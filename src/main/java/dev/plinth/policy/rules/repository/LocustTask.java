package dev.plinth.policy.rules.repository;

import dev.plinth.policy.Repository;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A task of a Locust scenario.
 *
 * @param line where its function begins
 * @param code what it does, with the functions that it calls, as far as they are in the load test
 */
record LocustTask(Repository.File file, int line, String name, String code) {
  private static final Pattern FUNCTION =
      Pattern.compile("(\\s*)(?:async\\s+)?def\\s+(\\w+)\\s*\\(.*");
  private static final Pattern TASK = Pattern.compile("\\s*@task\\b.*");
  private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");
  private static final Pattern CALL = Pattern.compile("(?<!def )\\b(\\w+)\\s*\\(");

  /** Functions that call each other deeper than this are not followed. */
  private static final int DEEPEST = 4;

  private record Function(
      Repository.File file, int line, String name, boolean isTask, String body) {}

  /** All tasks of a repository's load tests. */
  static List<LocustTask> of(Repository repository) {
    List<Function> functions =
        LoadTests.scripts(repository)
            .filter(file -> file.path().endsWith(".py"))
            .flatMap(file -> functions(file).stream())
            .toList();
    var bodies = new HashMap<String, String>();
    functions.forEach(it -> bodies.merge(it.name(), it.body(), (one, other) -> one + other));
    return functions.stream()
        .filter(Function::isTask)
        .map(
            it ->
                new LocustTask(
                    it.file(), it.line(), it.name(), followed(it.body(), bodies, DEEPEST)))
        .toList();
  }

  private static List<Function> functions(Repository.File file) {
    var functions = new ArrayList<Function>();
    List<String> lines = file.lines();
    boolean task = false;
    for (int index = 0; index < lines.size(); index++) {
      task |= TASK.matcher(lines.get(index)).matches();
      Matcher function = FUNCTION.matcher(lines.get(index));
      if (function.matches()) {
        String body = body(lines.subList(index + 1, lines.size()), function.group(1).length());
        functions.add(new Function(file, index + 1, function.group(2), task, body));
        task = false;
      }
    }
    return functions;
  }

  /** The lines that are further to the right than the function. */
  private static String body(List<String> lines, int indent) {
    return lines.stream()
        .takeWhile(
            line ->
                line.isBlank()
                    || line.length() - line.stripLeading().length() > indent
                    || line.strip().startsWith(")"))
        .map(line -> COMMENT.matcher(line).replaceFirst(""))
        .collect(Collectors.joining("\n"));
  }

  private static String followed(String body, Map<String, String> bodies, int depth) {
    var code = new StringBuilder(body);
    if (depth > 0) {
      CALL.matcher(body)
          .results()
          .map(call -> call.group(1))
          .distinct()
          .filter(bodies::containsKey)
          .forEach(name -> code.append('\n').append(followed(bodies.get(name), bodies, depth - 1)));
    }
    return code.toString();
  }
}
