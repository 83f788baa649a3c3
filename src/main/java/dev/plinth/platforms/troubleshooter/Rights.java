package dev.plinth.platforms.troubleshooter;

import dev.plinth.constructs.Statement;
import java.util.List;

/** What the platform's programs may do: the same for the service and for the functions. */
final class Rights {
  Rights(
      TroubleshooterPlatform platform,
      Keys keys,
      Stores stores,
      Tables tables,
      VectorCache vectors) {}

  /** Tables, buckets, vectors, models and secrets, each thing by its name. */
  List<Statement> statements() {
    return List.of();
  }
}
