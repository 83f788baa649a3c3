package dev.plinth.operations.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupManifestTest {
  private static final Instant MOMENT = Instant.parse("2026-01-31T12:00:00.123Z");

  @Test
  void is_read_as_it_was_written() {
    var manifest = Manifests.at(MOMENT);

    assertThat(ManifestJson.manifest(manifest.json())).contains(manifest);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "null", "[]", "{}", "{\"id\": \"1\"}", "no JSON"})
  void what_is_not_whole_is_no_manifest(String text) {
    assertThat(ManifestJson.manifest(text)).isEmpty();
  }

  @Test
  void half_of_one_is_none() {
    String text = Manifests.at(MOMENT).json();

    assertThat(ManifestJson.manifest(text.substring(0, text.length() / 2))).isEmpty();
    assertThat(ManifestJson.manifest(text.replace(MOMENT.toString(), "today"))).isEmpty();
    assertThat(ManifestJson.manifest(text.replace("\"tables\"", "\"desks\""))).isEmpty();
  }

  @Test
  void is_as_old_as_its_oldest_part() {
    assertThat(Manifests.at(MOMENT).oldestPart()).isEqualTo(MOMENT.minusSeconds(60));
  }

  @Test
  void says_how_far_replication_is() {
    assertThat(BackupListing.parts(Manifests.at(MOMENT)))
        .contains(
            "bucket ollama-storage: 10 objects, 1000 bytes replicated to ollama-storage-replica in"
                + " us-west-2; 2 on the way, 1 failed",
            "database ollama-webui: snapshot ollama-webui-1, and in us-west-2");
    assertThat(new BackupParts(Manifests.at(MOMENT)).replication()).isEqualTo("7 of 10");
  }
}
