package dev.plinth.operations.images;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which images are kept.
 *
 * @param newest so many of each architecture: a deploy launches the newest, and goes back to one
 *     before
 * @param age whatever is younger; zero: as young as may be
 */
public record ImageRetention(int newest, Duration age) {
  /** The images that nothing needs, and that are neither among the newest nor young. */
  List<BakedImage> superfluous(List<BakedImage> images, Instant now) {
    return images.stream()
        .collect(Collectors.groupingBy(BakedImage::architecture, TreeMap::new, Collectors.toList()))
        .values()
        .stream()
        .map(some -> some.stream().sorted(BakedImage.NEWEST_FIRST).skip(newest).toList())
        .flatMap(Collection::stream)
        .filter(image -> !image.isUsed())
        .filter(image -> !image.created().isAfter(now.minus(age)))
        .sorted(BakedImage.NEWEST_FIRST)
        .toList();
  }
}
