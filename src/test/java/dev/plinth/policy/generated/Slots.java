package dev.plinth.policy.generated;

import static java.util.stream.Collectors.toMap;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Catalogue;
import dev.plinth.environment.Changeable;
import dev.plinth.environment.Document;
import dev.plinth.environment.Environments;
import dev.plinth.environment.Prefix;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What can be set, and to what, read off the records of a platform and their annotations. */
final class Slots {
  private static final Pattern WORD_START =
      Pattern.compile("(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])");

  private final Class<?> platform;
  private final String prefix;
  private final Map<String, Narrowing> narrowings;
  private final Map<String, List<Kind>> sizes;
  private final Map<String, Narrowing> narrowed = new TreeMap<>();
  private final Map<String, Slot> settings;
  private final Map<String, Map<String, Slot>> catalogued = new HashMap<>();
  private final Map<String, Map<String, Slot>> changeable = new HashMap<>();

  /**
   * @param narrowings fewer texts than a setting allows by itself: its name, without the platform's
   *     prefix, to them
   * @param sizes the kinds of numbers that are right only together: a name to them
   */
  Slots(Class<?> platform, Map<String, Narrowing> narrowings, Map<String, List<Kind>> sizes) {
    this.platform = platform;
    this.prefix = platform.getAnnotation(Prefix.class).value();
    this.narrowings = narrowings;
    this.sizes = sizes;
    this.settings = slots(settings(platform), prefix);
    for (RecordComponent catalogue : catalogues()) {
      catalogued.put(catalogue.getName(), slots(components(catalogue, Slots::isCatalogued), ""));
      changeable.put(
          catalogue.getName(),
          slots(components(catalogue, each -> each.isAnnotationPresent(Changeable.class)), ""));
    }
  }

  String prefix() {
    return prefix;
  }

  /** The texts that stand for all that a setting may say: a setting's name to them. */
  Map<String, Narrowing> narrowed() {
    return narrowed;
  }

  /** Those of the settings file, in its order; what changes a catalogue is not among them. */
  Map<String, Slot> settings() {
    return settings;
  }

  /** The catalogues: a component of the platform's record each. */
  List<RecordComponent> catalogues() {
    return Arrays.stream(platform.getRecordComponents())
        .filter(component -> component.isAnnotationPresent(Catalogue.class))
        .toList();
  }

  /** What an entry of a catalogue itself says. */
  Map<String, Slot> catalogued(RecordComponent catalogue) {
    return catalogued.get(catalogue.getName());
  }

  /** What an environment may change of an entry. */
  Map<String, Slot> changeable(RecordComponent catalogue) {
    return changeable.get(catalogue.getName());
  }

  private static Stream<RecordComponent> components(
      RecordComponent catalogue, Predicate<RecordComponent> which) {
    return Arrays.stream(argument(catalogue.getGenericType(), 0).getRecordComponents())
        .filter(which);
  }

  private static boolean isCatalogued(RecordComponent component) {
    Changeable changeable = component.getAnnotation(Changeable.class);
    return changeable == null || changeable.otherwise() == Changeable.Otherwise.CATALOGUE;
  }

  private static Stream<RecordComponent> settings(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .filter(component -> !component.isAnnotationPresent(Catalogue.class))
        .filter(component -> !component.isAnnotationPresent(Document.class))
        .filter(component -> !isOfObjects(component))
        .flatMap(
            component ->
                component.isAnnotationPresent(Setting.class)
                    ? Stream.of(component)
                    : settings(component.getType()));
  }

  private static boolean isOfObjects(RecordComponent component) {
    return component.getType() == Map.class
        && argument(component.getGenericType(), 1) != String.class;
  }

  private Map<String, Slot> slots(Stream<RecordComponent> components, String before) {
    return components.collect(
        toMap(
            component -> before + name(component),
            component -> new Slot(before + name(component), kinds(component)),
            (one, two) -> one,
            LinkedHashMap::new));
  }

  private List<Kind> kinds(RecordComponent component) {
    Class<?> type = component.getType();
    if (type == Variable.class || type == Optional.class) {
      type = argument(component.getGenericType(), 0);
    }
    if (type == List.class) {
      var size = component.getAnnotation(Allowed.Entries.class);
      return Kinds.lists(size.min(), size.max(), single(component, String.class));
    }
    if (type == Map.class) {
      var named = component.getAnnotation(Allowed.Named.class);
      return Kinds.maps(
          named.max(),
          texts(name(component) + ".name", named.value()),
          single(component, String.class));
    }
    var kinds = new ArrayList<>(single(component, type));
    if (component.getType() == Optional.class) {
      kinds.add(Kinds.absent());
    }
    return List.copyOf(kinds);
  }

  /** Of a value by itself, or of an entry of a list. */
  private List<Kind> single(RecordComponent component, Class<?> type) {
    if (sizes.containsKey(name(component))) {
      return sizes.get(name(component));
    }
    if (type.isEnum()) {
      return Kinds.each(
          Arrays.stream(type.getEnumConstants())
              .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
              .toList());
    }
    if (type == boolean.class || type == Boolean.class) {
      return Kinds.flags();
    }
    var between = component.getAnnotation(Allowed.Between.class);
    if (between != null) {
      return Kinds.between(between.min(), between.max());
    }
    var numbers = component.getAnnotation(Allowed.Numbers.class);
    if (numbers != null) {
      return Kinds.each(numbers.value());
    }
    var few = component.getAnnotation(Allowed.Texts.class);
    if (few != null) {
      return Kinds.each(List.of(few.value()));
    }
    var block = component.getAnnotation(Allowed.Cidr.class);
    if (block != null) {
      return Kinds.blocks(block.shortest(), block.longest());
    }
    var environments = platform.getAnnotation(Environments.class);
    if (environments != null && name(component).equals("environment")) {
      return Kinds.each(List.of(environments.value()));
    }
    return texts(name(component), component.getAnnotation(Allowed.Matching.class).value());
  }

  private List<Kind> texts(String name, String pattern) {
    Narrowing narrowing = narrowings.get(name);
    if (narrowing == null) {
      return Kinds.matching(pattern);
    }
    narrowed.put(name, narrowing);
    return Kinds.matching(narrowing.pattern());
  }

  private static String name(RecordComponent component) {
    return WORD_START.matcher(component.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
  }

  private static Class<?> argument(Type type, int index) {
    Type argument = ((ParameterizedType) type).getActualTypeArguments()[index];
    return argument instanceof ParameterizedType generic
        ? (Class<?>) generic.getRawType()
        : (Class<?>) argument;
  }
}
