package dev.plinth.review;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.File;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where the resources of a configuration stand in its files, which are read when one is asked. */
final class TerraformPlaces {
  private static final JsonFactory JSON = new JsonFactory();

  private final List<String> paths;
  private Map<String, Place> places;

  /**
   * @param paths one at least
   */
  TerraformPlaces(List<String> paths) {
    this.paths = List.copyOf(paths);
  }

  /** The place of an address; the beginning of the first file for one that is not found. */
  Place of(String address) {
    if (places == null) {
      places = new HashMap<>();
      paths.forEach(this::read);
    }
    return places.getOrDefault(address, Place.of(paths.get(0)));
  }

  /** A plan has no such sections, and finds nothing. */
  private void read(String path) {
    try (JsonParser parser = JSON.createParser(new File(path))) {
      parser.nextToken();
      walk(parser, path, new ArrayList<>());
    } catch (IOException changedMeanwhile) {
      places.putIfAbsent(path, Place.of(path));
    }
  }

  /** Goes through what has a name; a list around it changes nothing. */
  private void walk(JsonParser parser, String path, List<String> names) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        walk(parser, path, names);
      }
    } else if (parser.currentToken() == JsonToken.START_OBJECT && mayHoldAddresses(names)) {
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        names.add(parser.currentName());
        var location = parser.currentTokenLocation();
        address(names)
            .ifPresent(
                address ->
                    places.putIfAbsent(
                        address, new Place(path, location.getLineNr(), location.getColumnNr())));
        parser.nextToken();
        walk(parser, path, names);
        names.remove(names.size() - 1);
      }
    } else {
      parser.skipChildren();
    }
  }

  private static boolean mayHoldAddresses(List<String> names) {
    return names.isEmpty()
        || switch (names.get(0)) {
          case "resource", "data", "ephemeral" -> names.size() < 3;
          case "module", "variable", "output", "provider", "locals" -> names.size() < 2;
          default -> false;
        };
  }

  private static Optional<String> address(List<String> names) {
    return switch (names.get(0)) {
      case "resource" -> named(names, 3, "");
      case "data", "ephemeral" -> named(names, 3, names.get(0) + ".");
      case "module", "variable", "output", "provider" -> named(names, 2, names.get(0) + ".");
      case "locals" -> named(names, 2, "local.");
      case "terraform" -> named(names, 1, "terraform");
      default -> Optional.empty();
    };
  }

  private static Optional<String> named(List<String> names, int depth, String before) {
    return names.size() == depth
        ? Optional.of(before + String.join(".", names.subList(1, depth)))
        : Optional.empty();
  }
}
