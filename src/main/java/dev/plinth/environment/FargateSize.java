package dev.plinth.environment;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The pairs of CPU units and megabytes of memory that Fargate runs. (Amazon ECS developer guide,
 * "Task definition parameters for Fargate", task size.)
 */
public final class FargateSize implements Constraint {
  private static final String WORDS =
      "Invalid CPU/memory combination for Fargate. See AWS documentation for valid values";

  private static final SortedMap<Integer, List<Integer>> MEMORY =
      new TreeMap<>(
          Map.of(
              256, List.of(512, 1024, 2048),
              512, gigabytes(1, 4),
              1024, gigabytes(2, 8),
              2048, gigabytes(4, 16),
              4096, gigabytes(8, 30)));

  @Override
  public boolean allows(Object entry) {
    var values = (Map<?, ?>) entry;
    return MEMORY.getOrDefault(values.get("cpu"), List.of()).contains(values.get("memory"));
  }

  @Override
  public String says() {
    return "256 with 512, 1024 or 2048; 512 with 1024 to 4096; 1024 with 2048 to 8192; 2048 with"
        + " 4096 to 16384; 4096 with 8192 to 30720, all in steps of 1024";
  }

  @Override
  public Optional<String> words() {
    return Optional.of(WORDS);
  }

  @Override
  public String condition(String reference) {
    return MEMORY.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(
            joining(
                ", ",
                "contains(lookup({ ",
                " }, tostring(%1$s.cpu), []), %1$s.memory)".formatted(reference)));
  }

  private static List<Integer> gigabytes(int from, int to) {
    return IntStream.rangeClosed(from, to).map(gigabytes -> gigabytes * 1024).boxed().toList();
  }
}
