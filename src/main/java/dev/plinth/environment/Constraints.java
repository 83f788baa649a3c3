package dev.plinth.environment;

import static java.util.stream.Collectors.joining;

import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The constraints that the annotations of {@link Allowed} put on a setting. */
final class Constraints {
  private Constraints() {}

  /** What a list as such must be. */
  static List<Constraint> ofList(RecordComponent component) {
    var found = new ArrayList<Constraint>();
    add(
        found,
        component,
        Allowed.Entries.class,
        it -> new EntryCount(it.min(), it.max(), it.because()));
    return found;
  }

  /** What an object as such must be. */
  static List<Constraint> ofMap(RecordComponent component) {
    var found = new ArrayList<Constraint>();
    add(
        found,
        component,
        Allowed.Named.class,
        it -> new Names(it.max(), Pattern.compile(it.value()), it.says()));
    return found;
  }

  /** What a value, or each entry of a list, must be. */
  static List<Constraint> ofValue(RecordComponent component) {
    var found = new ArrayList<Constraint>();
    add(found, component, Allowed.Between.class, it -> new Range(it.min(), it.max()));
    add(found, component, Allowed.Numbers.class, it -> new OneOf(boxed(it.value())));
    add(found, component, Allowed.Texts.class, it -> new OneOf(List.of(it.value())));
    add(
        found,
        component,
        Allowed.Matching.class,
        it -> new Shape(Pattern.compile(it.value()), it.says()));
    add(found, component, Allowed.Cidr.class, it -> new Block(it.shortest(), it.longest()));
    return found;
  }

  static Constraint oneOf(List<String> texts) {
    return new OneOf(texts);
  }

  /** One of some environments, or what stands in for one of them in another region. */
  static Constraint standingIn(List<String> environments) {
    String names = String.join("|", environments);
    return new Shape(
        Pattern.compile("(?:%s)(?:%s)?".formatted(names, StandIn.CODE)),
        "one of " + String.join(", ", environments) + ", or one of these and a region");
  }

  /** The same constraint, with fixed words for its refusal. */
  static Constraint saying(String words, Constraint constraint) {
    return new Worded(words, constraint);
  }

  /** Every entry of a list, or value of an object, obeys a constraint. */
  static Constraint each(String whole, Constraint entry) {
    return new Each(whole, entry);
  }

  /** The empty text is allowed too; the constraint's own words say so. */
  static Constraint orEmpty(Constraint present) {
    return new OrEmpty(present);
  }

  private static <A extends Annotation> void add(
      List<Constraint> found,
      RecordComponent component,
      Class<A> annotation,
      Function<A, Constraint> constraint) {
    if (component.isAnnotationPresent(annotation)) {
      found.add(constraint.apply(component.getAnnotation(annotation)));
    }
  }

  private static List<Integer> boxed(int[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }

  /** A text as a Terraform expression. */
  private static String quoted(String text) {
    return '"'
        + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("${", "$${").replace("%{", "%%{")
        + '"';
  }

  private record Range(long min, long max) implements Constraint {
    @Override
    public boolean allows(Object value) {
      long number = ((Number) value).longValue();
      return min <= number && number <= max;
    }

    @Override
    public String says() {
      return "a whole number from %d to %d".formatted(min, max);
    }

    @Override
    public String condition(String reference) {
      return "%1$s >= %2$d && %1$s <= %3$d && floor(%1$s) == %1$s".formatted(reference, min, max);
    }
  }

  private record OneOf(List<?> values) implements Constraint {
    @Override
    public boolean allows(Object value) {
      return values.contains(value);
    }

    @Override
    public String says() {
      return "one of " + values.stream().map(Object::toString).collect(joining(", "));
    }

    @Override
    public String condition(String reference) {
      return values.stream()
          .map(value -> value instanceof String text ? quoted(text) : value.toString())
          .collect(joining(", ", "contains([", "], " + reference + ")"));
    }
  }

  private record Shape(Pattern pattern, String says) implements Constraint {
    @Override
    public boolean allows(Object value) {
      return pattern.matcher((String) value).matches();
    }

    @Override
    public String condition(String reference) {
      return "can(regex(%s, %s))".formatted(quoted("^(?:" + pattern + ")$"), reference);
    }
  }

  private record Names(int max, Pattern pattern, String says) implements Constraint {
    @Override
    public boolean allows(Object value) {
      var names = ((Map<?, ?>) value).keySet();
      return names.size() <= max
          && names.stream().allMatch(name -> pattern.matcher((String) name).matches());
    }

    @Override
    public String says() {
      return "an object of at most %d entries whose every name is %s".formatted(max, says);
    }

    @Override
    public String condition(String reference) {
      return "length(%1$s) <= %2$d && alltrue([for name in keys(%1$s) : can(regex(%3$s, name))])"
          .formatted(reference, max, quoted("^(?:" + pattern + ")$"));
    }
  }

  private record Worded(String text, Constraint constraint) implements Constraint {
    @Override
    public boolean allows(Object value) {
      return constraint.allows(value);
    }

    @Override
    public String says() {
      return constraint.says();
    }

    @Override
    public Optional<String> words() {
      return Optional.of(text);
    }

    @Override
    public String condition(String reference) {
      return constraint.condition(reference);
    }
  }

  private record Block(int shortest, int longest) implements Constraint {
    @Override
    public boolean allows(Object value) {
      return Ipv4Block.of((String) value)
          .filter(block -> shortest <= block.prefix() && block.prefix() <= longest)
          .isPresent();
    }

    @Override
    public String says() {
      return "an IPv4 block from /%d to /%d that starts with its first address, such as %s"
          .formatted(shortest, longest, shortest <= 16 ? "10.0.0.0/16" : "10.0.0.0/24");
    }

    @Override
    public String condition(String reference) {
      String prefix = "tonumber(split(\"/\", %s)[1])".formatted(reference);
      return ("try(cidrsubnet(%1$s, 0, 0) == %1$s && can(regex(\"^[0-9.]+/\", %1$s))"
              + " && %2$s >= %3$d && %2$s <= %4$d, false)")
          .formatted(reference, prefix, shortest, longest);
    }
  }

  private record EntryCount(int min, int max, String because) implements Constraint {
    @Override
    public boolean allows(Object value) {
      var entries = (Collection<?>) value;
      return min <= entries.size()
          && entries.size() <= max
          && new HashSet<>(entries).size() == entries.size();
    }

    @Override
    public String says() {
      String entries =
          "a list of %s entries, all different".formatted(min == 0 ? "at most " + max : range());
      return because.isEmpty() ? entries : entries + ": " + because;
    }

    private String range() {
      return min + " to " + max;
    }

    @Override
    public String condition(String reference) {
      return ("length(%1$s) >= %2$d && length(%1$s) <= %3$d"
              + " && length(distinct(%1$s)) == length(%1$s)")
          .formatted(reference, min, max);
    }
  }

  private record Each(String whole, Constraint entry) implements Constraint {
    @Override
    public boolean allows(Object value) {
      return (value instanceof Map<?, ?> object ? object.values() : (Collection<?>) value)
          .stream().allMatch(entry::allows);
    }

    @Override
    public String says() {
      return "%s is %s".formatted(whole, entry.says());
    }

    @Override
    public String condition(String reference) {
      return "alltrue([for entry in %s : %s])".formatted(reference, entry.condition("entry"));
    }
  }

  private record OrEmpty(Constraint present) implements Constraint {
    @Override
    public boolean allows(Object value) {
      return value.equals("") || present.allows(value);
    }

    @Override
    public String says() {
      return present.says();
    }

    @Override
    public String condition(String reference) {
      return "%s == \"\" || %s".formatted(reference, present.condition(reference));
    }
  }
}
