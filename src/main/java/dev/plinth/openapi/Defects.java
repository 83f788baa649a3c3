package dev.plinth.openapi;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Collects what is wrong with a document, each thing with the line that it is in. */
final class Defects {
  /** More than anybody reads: a document that is wrong throughout is often no OpenAPI at all. */
  private static final int MOST_SHOWN = 50;

  private static final Set<String> METHODS =
      Set.of("get", "put", "post", "delete", "patch", "head", "options", "trace");

  private final String path;
  private final LocatedJson document;
  private final List<Defect> found = new ArrayList<>();

  /**
   * @param path the file's, with which every line begins
   */
  Defects(String path, LocatedJson document) {
    this.path = path;
    this.document = document;
  }

  /**
   * Notes a defect.
   *
   * @param words what is said there, what is allowed and the remedy
   */
  void add(JsonPointer where, String words) {
    found.add(new Defect(document.line(where), place(where) + ": " + words));
  }

  /** Where something is: {@code docs/openapi.json:42: POST /incidents: responses}. */
  String place(JsonPointer where) {
    var steps = new ArrayList<String>();
    JsonNode around = document.root();
    for (JsonPointer rest = where; !rest.matches(); rest = rest.tail()) {
      String step = rest.getMatchingProperty();
      steps.add(around.isArray() ? "[" + step + "]" : step);
      around = around.isArray() ? around.path(rest.getMatchingIndex()) : around.path(step);
    }
    String line = path + ":" + document.line(where);
    return steps.isEmpty() ? line : line + ": " + shown(steps);
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** A line for each defect, in the order of the file. */
  List<String> lines() {
    List<String> lines =
        found.stream()
            .sorted(Comparator.comparingInt(Defect::line))
            .map(Defect::words)
            .distinct()
            .toList();
    return lines.size() <= MOST_SHOWN
        ? lines
        : Stream.concat(
                lines.stream().limit(MOST_SHOWN),
                Stream.of("%s: and %d more".formatted(path, lines.size() - MOST_SHOWN)))
            .toList();
  }

  /** As people speak of it: {@code POST /incidents: requestBody.content}. */
  private static String shown(List<String> steps) {
    if (steps.size() < 2 || !steps.get(0).equals("paths")) {
      return joined(steps);
    }
    boolean inOperation = steps.size() > 2 && METHODS.contains(steps.get(2));
    String route =
        inOperation ? steps.get(2).toUpperCase(Locale.ROOT) + " " + steps.get(1) : steps.get(1);
    List<String> rest = steps.subList(inOperation ? 3 : 2, steps.size());
    return rest.isEmpty() ? route : route + ": " + joined(rest);
  }

  private static String joined(List<String> steps) {
    return String.join(".", steps).replace(".[", "[");
  }

  private record Defect(int line, String words) {}
}
