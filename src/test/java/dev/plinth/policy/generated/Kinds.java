package dev.plinth.policy.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.plinth.environment.Ipv4Block;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The kinds of values that are told apart: both ends of a range, each of a few, empty and full. */
final class Kinds {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  /** A range with so few numbers is not told by its ends: each number is a kind. */
  private static final int FEW = 8;

  /** How long such a name is depends on the region that it is in. */
  private static final String ARN = "arn:";

  /** What tokens of one service or another begin with: no text is to look like one. */
  private static final Pattern TOKEN = Pattern.compile("hf_|gh[a-z]_|sk-|xox[a-z]-|A[KS]IA|AIza");

  private static final int LARGE = 20;
  private static final int SOME = 4;
  private static final int TRIES = 500;

  private Kinds() {}

  /** From one number to another, both included. */
  static List<Kind> between(long min, long max) {
    if (max - min < FEW) {
      return each(IntStream.rangeClosed((int) min, (int) max).toArray());
    }
    return List.of(
        new Kind("min " + min, it -> it.asLong() == min, random -> IntNode.valueOf((int) min)),
        new Kind("max " + max, it -> it.asLong() == max, random -> IntNode.valueOf((int) max)),
        new Kind(
            "inside",
            it -> min < it.asLong() && it.asLong() < max,
            random -> IntNode.valueOf(inside(min, max, random))));
  }

  /** Small numbers as often as large ones. */
  private static int inside(long min, long max, Random random) {
    long span = max - min - 1;
    double share = Math.pow(span, random.nextDouble());
    return (int) (min + Math.max(1, Math.min(span, Math.round(share))));
  }

  static List<Kind> each(int... numbers) {
    return Arrays.stream(numbers).mapToObj(IntNode::valueOf).map(Kind::of).toList();
  }

  static List<Kind> each(List<String> texts) {
    return texts.stream().map(TextNode::valueOf).map(Kind::of).toList();
  }

  static List<Kind> flags() {
    return List.of(Kind.of(BooleanNode.FALSE), Kind.of(BooleanNode.TRUE));
  }

  static Kind absent() {
    return new Kind("absent", it -> it.asText().isEmpty(), random -> TextNode.valueOf(""));
  }

  /** The shapes of a pattern's texts, and the shortest and the longest of them. */
  static List<Kind> matching(String regex) {
    var pattern = TextPattern.of(regex);
    var kinds = new ArrayList<Kind>();
    for (TextPattern shape : pattern.shapes()) {
      Predicate<String> matches = Pattern.compile(shape.toString()).asMatchPredicate();
      kinds.add(new Kind("as " + shape, it -> matches.test(it.asText()), text(shape::any)));
    }
    if (regex.startsWith(ARN)) {
      return List.copyOf(kinds);
    }
    int shortest = pattern.shortestLength();
    kinds.add(
        new Kind(
            shortest + " characters",
            it -> it.asText().length() == shortest,
            text(pattern::shortest)));
    pattern.longestLength().stream()
        .filter(longest -> longest > shortest)
        .forEach(
            longest ->
                kinds.add(
                    new Kind(
                        longest + " characters",
                        it -> it.asText().length() == longest,
                        text(pattern::longest))));
    return List.copyOf(kinds);
  }

  private static Function<Random, JsonNode> text(Function<Random, String> drawn) {
    return random ->
        Stream.generate(() -> drawn.apply(random))
            .filter(text -> !TOKEN.matcher(text).find())
            .map(TextNode::valueOf)
            .findFirst()
            .orElseThrow();
  }

  /** IPv4 blocks, by the length of their prefix. */
  static List<Kind> blocks(int shortest, int longest) {
    return List.of(
        block("/" + shortest, shortest, shortest),
        block("/" + longest, longest, longest),
        block("a block inside", shortest + 1, longest - 1));
  }

  private static Kind block(String name, int shortest, int longest) {
    return new Kind(
        name,
        it -> {
          int prefix = Ipv4Block.of(it.asText()).orElseThrow().prefix();
          return shortest <= prefix && prefix <= longest;
        },
        random -> {
          int prefix = shortest + random.nextInt(longest - shortest + 1);
          return TextNode.valueOf(block(random.nextLong(1L << 24, 224L << 24), prefix).toString());
        });
  }

  static Ipv4Block block(long address, int prefix) {
    return new Ipv4Block(address - address % (1L << (32 - prefix)), prefix);
  }

  /** Lists, by their length and by what is among their entries. */
  static List<Kind> lists(int min, int max, List<Kind> entries) {
    var kinds = new ArrayList<Kind>();
    sizes(min, max)
        .forEach(
            size ->
                kinds.add(
                    new Kind(
                        size + " entries",
                        it -> it.size() == size,
                        random -> list(size, entries, random),
                        size > LARGE)));
    for (Kind entry : entries) {
      kinds.add(
          new Kind(
              "with " + entry.name(),
              it -> StreamSupport.stream(it.spliterator(), false).anyMatch(entry.holds()),
              random -> {
                ArrayNode list = JSON.arrayNode().add(entry.draw().apply(random));
                int size = Math.max(min, 1 + random.nextInt(Math.min(SOME, max)));
                return fill(list, size, entries, random);
              }));
    }
    return List.copyOf(kinds);
  }

  private static TreeSet<Integer> sizes(int min, int max) {
    var sizes = new TreeSet<>(List.of(min, max));
    sizes.add(Math.max(min, 1));
    if (max - min < FEW) {
      IntStream.rangeClosed(min, max).forEach(sizes::add);
    }
    return sizes;
  }

  private static JsonNode list(int size, List<Kind> entries, Random random) {
    return fill(JSON.arrayNode(), size, entries, random);
  }

  /** Half of all lists have entries of one kind, as far as there are different ones. */
  private static List<Kind> alike(List<Kind> kinds, Random random) {
    return random.nextBoolean() ? kinds : List.of(kinds.get(random.nextInt(kinds.size())));
  }

  /** Adds entries that the list has not yet, as long as there are any. */
  private static ArrayNode fill(ArrayNode list, int size, List<Kind> entries, Random random) {
    var known = new HashSet<JsonNode>();
    list.forEach(known::add);
    List<Kind> alike = alike(entries, random);
    for (int tries = 0; list.size() < size && tries < TRIES + size; tries++) {
      List<Kind> kinds = tries < size ? alike : entries;
      JsonNode entry = kinds.get(random.nextInt(kinds.size())).draw().apply(random);
      if (known.add(entry)) {
        list.add(entry);
      }
    }
    return list;
  }

  /** Objects of texts, by their size, their names and their values. */
  static List<Kind> maps(int max, List<Kind> names, List<Kind> values) {
    var kinds = new ArrayList<Kind>();
    for (int size : sizes(0, max)) {
      kinds.add(
          new Kind(
              size + " entries",
              it -> it.size() == size,
              random -> map(JSON.objectNode(), size, names, values, random),
              size > LARGE));
    }
    for (Kind name : names) {
      kinds.add(
          new Kind(
              "a name of " + name.name(),
              it -> names(it).stream().map(TextNode::valueOf).anyMatch(name.holds()),
              random ->
                  map(
                      map(JSON.objectNode(), 1, List.of(name), values, random),
                      1 + random.nextInt(SOME),
                      names,
                      values,
                      random)));
    }
    for (Kind value : values) {
      kinds.add(
          new Kind(
              "with " + value.name(),
              it -> StreamSupport.stream(it.spliterator(), false).anyMatch(value.holds()),
              random ->
                  map(
                      map(JSON.objectNode(), 1, names, List.of(value), random),
                      1 + random.nextInt(SOME),
                      names,
                      values,
                      random)));
    }
    return List.copyOf(kinds);
  }

  private static ObjectNode map(
      ObjectNode map, int size, List<Kind> names, List<Kind> values, Random random) {
    List<Kind> alike = alike(values, random);
    for (int tries = 0; map.size() < size && tries < TRIES + size; tries++) {
      String name = names.get(random.nextInt(names.size())).draw().apply(random).asText();
      if (!map.has(name)) {
        map.set(name, alike.get(random.nextInt(alike.size())).draw().apply(random));
      }
    }
    return map;
  }

  static List<String> names(JsonNode object) {
    var names = new ArrayList<String>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }
}
