package dev.plinth.platforms.ollama;

import java.util.List;
import java.util.stream.IntStream;

/** Cuts a list where AWS takes only so many values at a time. */
final class Chunks {
  private Chunks() {}

  static <T> List<List<T>> of(List<T> list, int size) {
    return IntStream.iterate(0, start -> start < list.size(), start -> start + size)
        .mapToObj(start -> list.subList(start, Math.min(start + size, list.size())))
        .toList();
  }
}
