package dev.plinth.environment.ollama;

import dev.plinth.environment.Allowed;
import dev.plinth.environment.Checked;
import dev.plinth.environment.Problems;
import dev.plinth.environment.Setting;
import dev.plinth.environment.Variable;
import java.util.List;
import java.util.Optional;

/** The bucket for models, conversations, logs and backups. */
public record StorageSettings(
    @Setting("end of the bucket names, which are unique in the world: random, or a fixed text")
        @Allowed.Matching(
            value = "[a-z0-9][a-z0-9-]{1,18}[a-z0-9]",
            says = "random, or 3 to 20 lower-case letters, digits and hyphens")
        String storageSuffix,
    @Setting("days after which objects move to Standard-IA") @Allowed.Between(min = 30, max = 3650)
        Variable<Integer> storageInfrequentAfterDays,
    @Setting("days after which objects move to Glacier") @Allowed.Between(min = 60, max = 3650)
        Variable<Integer> storageArchiveAfterDays,
    @Setting("days after which objects that are tagged Retention=expire are deleted")
        @Allowed.Between(min = 61, max = 7300)
        Variable<Integer> storageExpireAfterDays,
    @Setting("origins of web pages that may read the bucket by signed links; empty: none")
        @Allowed.Entries(max = 20)
        @Allowed.Matching(
            value = "https?://[a-z0-9.-]+(:[0-9]+)?",
            says = "an origin such as https://chat.example.com")
        List<String> storageCorsOrigins,
    @Setting("region that conversations and backups are copied to; empty: they are not replicated")
        @Allowed.Matching(value = Allowed.REGION, says = "a region such as us-west-2, or empty")
        Optional<String> replicaRegion)
    implements Checked {

  private static final int SHORTEST_IN_STANDARD_IA_DAYS = 30;

  @Override
  public void check(Problems problems) {
    checkArchiveFollows(problems);
    checkExpiryFollows(problems);
  }

  /**
   * S3 keeps an object in Standard-IA for 30 days at least. (S3 user guide, "Transitioning objects
   * using Amazon S3 Lifecycle".)
   */
  private void checkArchiveFollows(Problems problems) {
    int earliest = storageInfrequentAfterDays.value() + SHORTEST_IN_STANDARD_IA_DAYS;
    if (storageArchiveAfterDays.value() < earliest) {
      problems.add(
          "storage_archive_after_days",
          storageArchiveAfterDays,
          "at least %d, %d days after %s"
              .formatted(
                  earliest,
                  SHORTEST_IN_STANDARD_IA_DAYS,
                  problems.key("storage_infrequent_after_days")));
    }
  }

  private void checkExpiryFollows(Problems problems) {
    if (storageExpireAfterDays.value() <= storageArchiveAfterDays.value()) {
      problems.add(
          "storage_expire_after_days",
          storageExpireAfterDays,
          "more than %d, %s"
              .formatted(
                  storageArchiveAfterDays.value(), problems.key("storage_archive_after_days")));
    }
  }
}
