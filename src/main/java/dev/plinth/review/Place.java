package dev.plinth.review;

/**
 * Where something stands in a file.
 *
 * @param path of the file, as somebody would write it
 * @param line counted from 1
 * @param column counted from 1
 */
public record Place(String path, int line, int column) {
  /** The beginning of a file: all that is known of what is somewhere in it. */
  static Place of(String path) {
    return new Place(path, 1, 1);
  }
}
