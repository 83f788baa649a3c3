package dev.plinth.review;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The files that a document comes from: where a reviewer is sent for one of its addresses. */
@FunctionalInterface
public interface Origin {
  /** The place of an address, or of what comes nearest to it. */
  Place of(String address);

  /** A file that is not looked into: settings, which a platform is made from. */
  static Origin file(String path) {
    return address -> Place.of(path);
  }

  /** Files of Terraform JSON: a resource is where its name stands. */
  static Origin terraform(List<String> paths) {
    var places = new TerraformPlaces(paths);
    return places::of;
  }

  /** A folder, whose addresses are a file in it and perhaps a line: {@code docs/costs.md:12}. */
  static Origin repository(Path root) {
    Pattern line = Pattern.compile("(.*):(\\d+)");
    return address -> {
      Matcher matcher = line.matcher(address);
      return matcher.matches()
          ? new Place(
              root.resolve(matcher.group(1)).toString(), Integer.parseInt(matcher.group(2)), 1)
          : Place.of(root.resolve(address).toString());
    };
  }
}
