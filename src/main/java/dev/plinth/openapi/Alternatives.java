package dev.plinth.openapi;

import static java.util.stream.Collectors.collectingAndThen;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.plinth.openapi.Form.Complaint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Finds out which of several forms was meant. Where something may be a schema or a reference, and
 * is neither, a JSON schema complains of both: of what is wrong with the schema, and that it is no
 * reference.
 */
final class Alternatives {
  private static final String REFERENCE = "$ref";

  private final JsonNode root;
  private final List<Complaint> left;

  private Alternatives(JsonNode root, List<Complaint> complaints) {
    this.root = root;
    this.left = new ArrayList<>(complaints);
  }

  /** Those complaints that are about what was meant. */
  static List<Complaint> meant(List<Complaint> complaints, JsonNode root) {
    var alternatives = new Alternatives(root, complaints);
    complaints.stream()
        .filter(it -> it.keyword().equals("oneOf"))
        .sorted(Comparator.comparingInt((Complaint it) -> -it.schemaPlace().length()))
        .forEach(alternatives::choose);
    return alternatives.left;
  }

  private void choose(Complaint choice) {
    JsonPointer place = choice.place();
    String prefix = choice.schemaPlace() + "/";
    List<List<Complaint>> forms =
        left.stream()
            .filter(it -> it.schemaPlace().startsWith(prefix) && isWithin(place, it.place()))
            .collect(
                groupingBy(
                    it -> it.schemaPlace().substring(prefix.length()).split("/", 2)[0],
                    TreeMap::new,
                    collectingAndThen(toList(), List::copyOf)))
            .values()
            .stream()
            .toList();
    if (forms.isEmpty()) {
      return;
    }
    String notTheOther = root.at(place).has(REFERENCE) ? "additionalProperties" : "required";
    List<List<Complaint>> meant = without(forms, it -> it.isOf("type", place));
    meant = without(meant, it -> it.isOf(notTheOther, place) && it.allows(REFERENCE));
    // A text such as a parameter's "in" says which form it has.
    meant = without(meant, it -> it.keyword().equals("enum") && place.equals(it.place().head()));
    left.remove(choice);
    forms.forEach(left::removeAll);
    meant.forEach(left::addAll);
  }

  /** The forms of which no such thing is said; if it is said of each, these complaints alone. */
  private static List<List<Complaint>> without(
      List<List<Complaint>> forms, Predicate<Complaint> speaksAgainst) {
    if (forms.size() == 1) {
      return forms;
    }
    List<List<Complaint>> others =
        forms.stream().filter(form -> form.stream().noneMatch(speaksAgainst)).toList();
    return others.isEmpty()
        ? forms.stream().map(form -> form.stream().filter(speaksAgainst).toList()).toList()
        : others;
  }

  private static boolean isWithin(JsonPointer around, JsonPointer place) {
    return place.equals(around) || place.toString().startsWith(around + "/");
  }
}
