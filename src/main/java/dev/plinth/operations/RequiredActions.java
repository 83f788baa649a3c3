package dev.plinth.operations;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plinth.environment.Deployment;
import dev.plinth.platforms.SynthesizedPlatform;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What a configuration needs to be allowed to do, by the types of its resources. */
final class RequiredActions {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{[^}]*}");
  private static final Map<String, Entry> TABLE = table();

  private final JsonNode resources;
  private final Deployment deployment;

  private RequiredActions(JsonNode resources, Deployment deployment) {
    this.resources = resources;
    this.deployment = deployment;
  }

  static RequiredActions of(SynthesizedPlatform platform) {
    try {
      JsonNode configuration = new ObjectMapper().readTree(platform.json());
      return new RequiredActions(configuration.path("resource"), platform.deployment());
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** One type of resource: its actions, and what its ARN is like, where that is of use. */
  private record Entry(List<String> actions, Optional<String> arn) {}

  /** The types that the table knows. */
  static TreeSet<String> types() {
    return new TreeSet<>(TABLE.keySet());
  }

  /** All actions, in order. */
  List<String> all() {
    return entries(entry -> entry.getValue().actions().stream()).distinct().sorted().toList();
  }

  /** ARNs like those that its resources will have, by the service in them. */
  Map<String, List<String>> arns() {
    return entries(
            entry ->
                entry.getValue().arn().stream()
                    .flatMap(
                        arn ->
                            StreamSupport.stream(
                                    resources.path(entry.getKey()).spliterator(), false)
                                .map(one -> filled(arn, one))))
        .distinct()
        .sorted()
        .collect(Collectors.groupingBy(arn -> arn.split(":")[2]));
  }

  private <T> Stream<T> entries(Function<Map.Entry<String, Entry>, Stream<T>> part) {
    return TABLE.entrySet().stream().filter(entry -> resources.has(entry.getKey())).flatMap(part);
  }

  /** What is known only after apply becomes a letter: policies end in a star there. */
  private String filled(String arn, JsonNode resource) {
    return PLACEHOLDER
        .matcher(arn)
        .replaceAll(
            name ->
                switch (name.group(1)) {
                  case "region" -> deployment.region();
                  case "account" -> deployment.accountId();
                  default ->
                      REFERENCE.matcher(resource.path(name.group(1)).asText("x")).replaceAll("x");
                });
  }

  private static Map<String, Entry> table() {
    try (var reader =
        new BufferedReader(
            new InputStreamReader(
                RequiredActions.class.getResourceAsStream("actions.txt"),
                StandardCharsets.UTF_8))) {
      return reader
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ")))
          .collect(Collectors.toMap(words -> words.get(0), RequiredActions::entry));
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static Entry entry(List<String> words) {
    List<String> rest = words.subList(1, words.size());
    return new Entry(
        rest.stream().filter(word -> !word.startsWith("arn:")).toList(),
        rest.stream().filter(word -> word.startsWith("arn:")).findFirst());
  }
}
