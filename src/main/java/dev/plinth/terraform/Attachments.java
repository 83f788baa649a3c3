package dev.plinth.terraform;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The resources of a type by what an argument of theirs is about: a resource, or a name. */
final class Attachments {
  private static final List<String> NAMES = List.of("id", "arn", "name");

  private final String argument;
  private final Map<String, List<Part>> byAddress = new HashMap<>();
  private final Map<String, List<Part>> byText = new HashMap<>();

  private record Part(int place, Resource resource) {}

  Attachments(List<Resource> parts, String argument) {
    this.argument = argument;
    for (int place = 0; place < parts.size(); place++) {
      var part = new Part(place, parts.get(place));
      part.resource().references(argument).stream()
          .map(Reference::address)
          .distinct()
          .forEach(address -> list(byAddress, address).add(part));
      part.resource().text(argument).ifPresent(text -> list(byText, text).add(part));
    }
  }

  /** Those that refer to a resource or call it by one of its names, in their order. */
  List<Resource> to(Resource whole) {
    var found = new TreeMap<Integer, Resource>();
    byAddress.getOrDefault(whole.address(), List.of()).stream()
        .filter(part -> !isAboutAnother(part.resource(), whole))
        .forEach(part -> found.put(part.place(), part.resource()));
    Stream.concat(NAMES.stream(), Stream.of(argument))
        .flatMap(name -> whole.text(name).stream())
        .flatMap(text -> byText.getOrDefault(text, List.of()).stream())
        .forEach(part -> found.put(part.place(), part.resource()));
    return List.copyOf(found.values());
  }

  /** An expression may choose among several resources: where values are known, they decide. */
  private boolean isAboutAnother(Resource part, Resource whole) {
    return part.references(argument).stream()
        .filter(reference -> reference.address().equals(whole.address()))
        .allMatch(
            reference -> {
              Optional<String> one = known(part, argument);
              Optional<String> other = known(whole, reference.attribute());
              return one.isPresent() && other.isPresent() && !one.equals(other);
            });
  }

  private static Optional<String> known(Resource resource, String name) {
    return resource.text(name).filter(text -> !resource.isUnknown(name));
  }

  private static List<Part> list(Map<String, List<Part>> parts, String key) {
    return parts.computeIfAbsent(key, it -> new ArrayList<>());
  }
}
