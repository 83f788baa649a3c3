package dev.plinth.policy.generated;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A regular expression that texts are made from: literals, classes of characters, groups,
 * alternatives and repetitions, which is what settings are described by.
 */
final class TextPattern {
  private static final int UNBOUNDED = Integer.MAX_VALUE;

  /** How many more than the fewest, where a text is neither to be short nor long. */
  private static final int SOME = 8;

  private final Node whole;

  private TextPattern(Node whole) {
    this.whole = whole;
  }

  static TextPattern of(String regex) {
    return new TextPattern(new Reader(regex).alternatives());
  }

  /** A text of any length. */
  String any(Random random) {
    var text = new StringBuilder();
    whole.write(text, random);
    return text.toString();
  }

  /** As short a text as the pattern allows. */
  String shortest(Random random) {
    return whole.shortest(random);
  }

  int shortestLength() {
    return whole.fewest();
  }

  /** The length of the longest text: empty where there is no limit. */
  OptionalInt longestLength() {
    int length = whole.most();
    return length == UNBOUNDED ? OptionalInt.empty() : OptionalInt.of(length);
  }

  /** A text of the longest length, where there is one. */
  String longest(Random random) {
    return whole.longest(random);
  }

  /**
   * The pattern with one of its decisions made, for each decision and each way: an alternative
   * taken, an optional part left out or put in. Alone where there is nothing to decide.
   */
  List<TextPattern> shapes() {
    return whole.shapes().stream().map(TextPattern::new).toList();
  }

  /** As a regular expression. */
  @Override
  public String toString() {
    return whole.toString();
  }

  private sealed interface Node permits Chars, Sequence, Choice, Repeat {
    void write(StringBuilder text, Random random);

    /** The length of the shortest text. */
    int fewest();

    /** The length of the longest text. */
    int most();

    String shortest(Random random);

    String longest(Random random);

    List<Node> shapes();
  }

  /** One character of a few. */
  private record Chars(String source, List<Character> members) implements Node {
    @Override
    public void write(StringBuilder text, Random random) {
      text.append(members.get(random.nextInt(members.size())));
    }

    @Override
    public int fewest() {
      return 1;
    }

    @Override
    public int most() {
      return 1;
    }

    @Override
    public String shortest(Random random) {
      return longest(random);
    }

    @Override
    public String longest(Random random) {
      return members.get(random.nextInt(members.size())).toString();
    }

    @Override
    public List<Node> shapes() {
      return List.of(this);
    }

    @Override
    public String toString() {
      return source;
    }
  }

  private record Sequence(List<Node> parts) implements Node {
    @Override
    public void write(StringBuilder text, Random random) {
      parts.forEach(part -> part.write(text, random));
    }

    @Override
    public int fewest() {
      return parts.stream().mapToInt(Node::fewest).sum();
    }

    @Override
    public int most() {
      return (int) Math.min(parts.stream().mapToLong(Node::most).sum(), UNBOUNDED);
    }

    @Override
    public String shortest(Random random) {
      return parts.stream().map(part -> part.shortest(random)).collect(joining());
    }

    @Override
    public String longest(Random random) {
      return parts.stream().map(part -> part.longest(random)).collect(joining());
    }

    @Override
    public List<Node> shapes() {
      var shapes = new ArrayList<Node>();
      for (int index = 0; index < parts.size(); index++) {
        List<Node> ways = parts.get(index).shapes();
        if (ways.size() > 1) {
          for (Node way : ways) {
            var decided = new ArrayList<>(parts);
            decided.set(index, way);
            shapes.add(new Sequence(List.copyOf(decided)));
          }
        }
      }
      return shapes.isEmpty() ? List.of(this) : shapes;
    }

    @Override
    public String toString() {
      return parts.stream().map(Node::toString).collect(joining());
    }
  }

  private record Choice(List<Node> ways) implements Node {
    @Override
    public void write(StringBuilder text, Random random) {
      ways.get(random.nextInt(ways.size())).write(text, random);
    }

    @Override
    public int fewest() {
      return ways.stream().mapToInt(Node::fewest).min().orElseThrow();
    }

    @Override
    public int most() {
      return ways.stream().mapToInt(Node::most).max().orElseThrow();
    }

    @Override
    public String shortest(Random random) {
      return Collections.min(ways, Comparator.comparing(Node::fewest)).shortest(random);
    }

    @Override
    public String longest(Random random) {
      return Collections.max(ways, Comparator.comparing(Node::most)).longest(random);
    }

    @Override
    public List<Node> shapes() {
      return ways.stream().flatMap(way -> way.shapes().stream()).toList();
    }

    @Override
    public String toString() {
      return ways.stream().map(Node::toString).collect(joining("|", "(?:", ")"));
    }
  }

  /**
   * @param least times at least
   * @param greatest times at most
   */
  private record Repeat(Node node, int least, int greatest) implements Node {
    @Override
    public void write(StringBuilder text, Random random) {
      int times = least + random.nextInt(Math.min(greatest - least, SOME) + 1);
      for (int time = 0; time < times; time++) {
        node.write(text, random);
      }
    }

    @Override
    public int fewest() {
      return least * node.fewest();
    }

    @Override
    public int most() {
      return (int) Math.min((long) greatest * node.most(), UNBOUNDED);
    }

    @Override
    public String shortest(Random random) {
      return times(least, () -> node.shortest(random));
    }

    @Override
    public String longest(Random random) {
      return times(greatest, () -> node.longest(random));
    }

    private static String times(int times, Supplier<String> text) {
      return Stream.generate(text).limit(times).collect(joining());
    }

    @Override
    public List<Node> shapes() {
      return least == 0 && greatest == 1 ? List.of(new Sequence(List.of()), node) : List.of(this);
    }

    @Override
    public String toString() {
      return "(?:%s){%d,%s}".formatted(node, least, greatest == UNBOUNDED ? "" : greatest);
    }
  }

  /** Reads an expression from left to right. */
  private static final class Reader {
    private static final String PRINTABLE =
        IntStream.rangeClosed(' ', '~')
            .mapToObj(Character::toString)
            .collect(joining("", "", "äß→"));

    /** What a dot stands for: enough for the names that it is used in. */
    private static final String ANY =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_";

    private final String regex;
    private int at;

    Reader(String regex) {
      this.regex = regex;
    }

    Node alternatives() {
      var ways = new ArrayList<Node>();
      ways.add(sequence());
      while (is('|')) {
        at++;
        ways.add(sequence());
      }
      return ways.size() == 1 ? ways.get(0) : new Choice(List.copyOf(ways));
    }

    private Node sequence() {
      var parts = new ArrayList<Node>();
      while (at < regex.length() && !is('|') && !is(')')) {
        parts.add(repeated(part()));
      }
      return new Sequence(List.copyOf(parts));
    }

    private Node part() {
      if (is('(')) {
        at += regex.startsWith("(?:", at) ? 3 : 1;
        Node inner = alternatives();
        at++;
        return inner;
      }
      if (is('[')) {
        return characterClass();
      }
      if (is('.')) {
        at++;
        return new Chars(".", characters(ANY));
      }
      int start = at;
      char literal = character();
      return new Chars(regex.substring(start, at), List.of(literal));
    }

    private char character() {
      if (!is('\\')) {
        return regex.charAt(at++);
      }
      at += 2;
      char escaped = regex.charAt(at - 1);
      return escaped == 'r' ? '\r' : escaped == 'n' ? '\n' : escaped;
    }

    private Node characterClass() {
      int start = at++;
      boolean negated = is('^');
      at += negated ? 1 : 0;
      var named = new ArrayList<Character>();
      while (!is(']')) {
        char first = character();
        if (is('-') && regex.charAt(at + 1) != ']') {
          at++;
          char last = character();
          for (char member = first; member <= last; member++) {
            named.add(member);
          }
        } else {
          named.add(first);
        }
      }
      at++;
      List<Character> members =
          negated
              ? characters(PRINTABLE).stream().filter(each -> !named.contains(each)).toList()
              : List.copyOf(named);
      return new Chars(regex.substring(start, at), members);
    }

    private Node repeated(Node node) {
      if (is('?')) {
        at++;
        return new Repeat(node, 0, 1);
      }
      if (is('*') || is('+')) {
        return new Repeat(node, regex.charAt(at++) == '+' ? 1 : 0, UNBOUNDED);
      }
      if (is('{')) {
        int end = regex.indexOf('}', at);
        String[] bounds = regex.substring(at + 1, end).split(",", 2);
        at = end + 1;
        IntUnaryOperator bound =
            index -> bounds[index].isEmpty() ? UNBOUNDED : Integer.parseInt(bounds[index]);
        int fewest = bound.applyAsInt(0);
        return new Repeat(node, fewest, bounds.length == 1 ? fewest : bound.applyAsInt(1));
      }
      return node;
    }

    private static List<Character> characters(String text) {
      return text.chars().mapToObj(code -> (char) code).toList();
    }

    private boolean is(char expected) {
      return at < regex.length() && regex.charAt(at) == expected;
    }
  }
}
