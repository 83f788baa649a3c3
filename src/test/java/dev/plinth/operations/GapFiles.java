package dev.plinth.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The files of the gaps, and which resources each of them declares. */
record GapFiles(List<Gap> gaps) {
  private static final Pattern RESOURCE =
      Pattern.compile("^resource \"(\\w+)\" \"(\\w+)\"", Pattern.MULTILINE);

  /**
   * One gap.
   *
   * @param name its file, without the ending
   * @param addresses of its resources, without the index of one that is there several times
   */
  record Gap(String name, List<String> addresses) {
    boolean declares(String address) {
      return addresses.contains(address.replaceFirst("\\[.*", ""));
    }
  }

  static GapFiles in(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return new GapFiles(
          files
              .filter(file -> file.toString().endsWith(".tf"))
              .map(GapFiles::read)
              .filter(gap -> !gap.addresses().isEmpty())
              .sorted(Comparator.comparing(Gap::name))
              .toList());
    }
  }

  private static Gap read(Path file) {
    try {
      List<String> addresses =
          RESOURCE
              .matcher(Files.readString(file))
              .results()
              .map((MatchResult found) -> found.group(1) + "." + found.group(2))
              .toList();
      return new Gap(file.getFileName().toString().replace(".tf", ""), addresses);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
