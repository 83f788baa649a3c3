package dev.plinth.environment.ollama;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.regex.Pattern;

/** Open WebUI and the data that its instances share. */
public record WebuiSettings(
    @Setting("container image of Open WebUI, with its version")
        @Allowed.Matching(
            value = "[a-z0-9.-]+(/[a-z0-9._-]+)+:[A-Za-z0-9._-]+(@sha256:[0-9a-f]{64})?",
            says = "an image with its version, such as ghcr.io/open-webui/open-webui:v0.6.36")
        Variable<String> webuiImage,
    @Setting(
            "where users and chats are kept: embedded (on each instance, sticky sessions only) or"
                + " postgres (Aurora PostgreSQL and a Valkey cache, shared by all instances)")
        WebuiDatabase webuiDatabase,
    @Setting("seconds that Open WebUI waits for the model: less than the load balancer's idle time")
        @Allowed.Between(min = 30, max = 3900)
        Variable<Integer> webuiTimeoutSeconds,
    @Setting("Aurora capacity units that the database never goes below (one is about 2 GiB)")
        @Allowed.Between(min = 1, max = 128)
        Variable<Integer> databaseMinCapacity,
    @Setting("Aurora capacity units that the database never goes above")
        @Allowed.Between(min = 1, max = 128)
        Variable<Integer> databaseMaxCapacity,
    @Setting("database instances, each in another zone: 2 or more survive the loss of one")
        @Allowed.Between(min = 1, max = 6)
        int databaseInstances,
    @Setting("node type of the Valkey cache, which has a node in two zones")
        @Allowed.Matching(
            value = "cache\\.[a-z0-9]+\\.[a-z0-9]+",
            says = "a cache node type such as cache.t4g.small")
        Variable<String> cacheNodeType)
    implements Checked {

  private static final Pattern MOVING_TAG = Pattern.compile("[^:]*:[^0-9@]*(@.*)?");

  @Override
  public void check(Problems problems) {
    checkImageIsPinned(problems);
    checkCapacity(problems);
  }

  /** Instances start on different days; they must not run different versions on one database. */
  private void checkImageIsPinned(Problems problems) {
    if (MOVING_TAG.matcher(webuiImage.value()).matches()) {
      problems.add(
          "webui_image", webuiImage, "an image with the number of a version, such as :v0.6.36");
    }
  }

  private void checkCapacity(Problems problems) {
    if (databaseMinCapacity.value() > databaseMaxCapacity.value()) {
      problems.add(
          "database_min_capacity",
          databaseMinCapacity,
          "at most %d, %s"
              .formatted(databaseMaxCapacity.value(), problems.key("database_max_capacity")));
    }
  }

  /** Where Open WebUI keeps users and chats. */
  public enum WebuiDatabase {
    EMBEDDED,
    POSTGRES
  }
}
