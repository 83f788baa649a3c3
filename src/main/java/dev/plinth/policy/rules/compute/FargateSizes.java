package dev.plinth.policy.rules.compute;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The sizes of tasks that Fargate runs.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-tasks-services.html#fargate-tasks-size">
 *     Task CPU and memory</a>
 */
final class FargateSizes {
  private static final int UNITS = 1024;
  private static final Pattern CPU = Pattern.compile("(?i)([0-9.]+)\\s*vcpu");
  private static final Pattern MEMORY = Pattern.compile("(?i)([0-9.]+)\\s*gb");

  private FargateSizes() {}

  /**
   * Whether there is one.
   *
   * @param cpu in units, 1024 to a processor, or with its unit: {@code .5 vCPU}
   * @param memory in MiB, or with its unit: {@code 2 GB}
   */
  static boolean has(String cpu, String memory) {
    int megabytes = number(memory, MEMORY);
    return switch (number(cpu, CPU)) {
      case 256 -> List.of(512, 1024, 2048).contains(megabytes);
      case 512 -> isGigabytes(megabytes, 1, 4, 1);
      case 1024 -> isGigabytes(megabytes, 2, 8, 1);
      case 2048 -> isGigabytes(megabytes, 4, 16, 1);
      case 4096 -> isGigabytes(megabytes, 8, 30, 1);
      case 8192 -> isGigabytes(megabytes, 16, 60, 4);
      case 16384 -> isGigabytes(megabytes, 32, 120, 8);
      default -> false;
    };
  }

  private static boolean isGigabytes(int megabytes, int from, int to, int step) {
    return IntStream.iterate(from, gigabytes -> gigabytes <= to, gigabytes -> gigabytes + step)
        .anyMatch(gigabytes -> gigabytes * UNITS == megabytes);
  }

  private static int number(String text, Pattern withUnit) {
    var parts = withUnit.matcher(text.strip());
    try {
      return parts.matches()
          ? (int) (Double.parseDouble(parts.group(1)) * UNITS)
          : Integer.parseInt(text.strip());
    } catch (NumberFormatException unknown) {
      return 0;
    }
  }
}
