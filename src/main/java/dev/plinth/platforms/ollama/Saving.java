package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.databases.Backups;
import dev.plinth.constructs.databases.BackupsProps;
import dev.plinth.constructs.databases.BackupsProps.Copies;
import dev.plinth.environment.ollama.BackupSettings;
import java.util.List;
import java.util.stream.Stream;

/** Backups of every data store, with copies in the other region. */
final class Saving {
  Saving(OllamaPlatform platform, Keys keys, Regions regions, Stores stores, ChatData chats) {
    BackupSettings backup = platform.settings().backup();
    new Backups(
        platform,
        "main",
        new BackupsProps(
            platform::name,
            backup.backupSchedule().reference(),
            number(backup.backupRetentionDays()),
            keys.data(),
            regions
                .replica()
                .map(region -> new Copies(region.provider(), keys.replica().orElseThrow())),
            resources(stores, chats),
            !platform.settings().fleet().deletionProtection()));
  }

  private static List<String> resources(Stores stores, ChatData chats) {
    var always = Stream.of(stores.table().arn(), stores.storage().arn());
    var shared = chats.shared().stream().map(data -> data.database().arn());
    return Stream.concat(always, shared).toList();
  }
}
