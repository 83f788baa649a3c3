package dev.plinth.policy.rules.network;

import dev.plinth.terraform.Block;
import dev.plinth.terraform.Resource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What a subnet is for, as those say who named it. */
enum Purpose {
  PUBLIC,
  PRIVATE,
  UNSAID;

  /** By its name in the document, or its tag {@code Name}. */
  static Purpose of(Resource subnet) {
    String names =
        subnet.name()
            + "-"
            + subnet.blocks("tags").stream().map(Purpose::name).findFirst().orElse("");
    List<String> words = Arrays.asList(names.toLowerCase(Locale.ROOT).split("[^a-z]+"));
    if (words.contains("private")) {
      return PRIVATE;
    }
    return words.contains("public") ? PUBLIC : UNSAID;
  }

  private static String name(Block tags) {
    return tags.text("Name").orElse("");
  }
}
