package dev.plinth.cli;

import java.time.Duration;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads how many minutes a command may wait: a whole number, 0 to look once. */
final class Minutes implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      Duration minutes = Duration.ofMinutes(Integer.parseInt(text));
      if (!minutes.isNegative()) {
        return minutes;
      }
    } catch (NumberFormatException noNumber) {
      // Said below, as of any other text.
    }
    throw new TypeConversionException("'%s' is no number of minutes, such as 20".formatted(text));
  }
}
