package dev.plinth.platforms.ollama;

import static dev.plinth.platforms.Platform.number;

import dev.plinth.constructs.databases.Cache;
import dev.plinth.constructs.databases.CacheProps;
import dev.plinth.constructs.databases.Database;
import dev.plinth.constructs.databases.DatabaseProps;
import dev.plinth.constructs.databases.DatabaseProps.Capacity;
import dev.plinth.constructs.keys.GeneratedSecret;
import dev.plinth.constructs.keys.GeneratedSecretProps;
import dev.plinth.constructs.network.Network;
import dev.plinth.environment.ollama.WebuiSettings;
import dev.plinth.environment.ollama.WebuiSettings.WebuiDatabase;
import java.util.Optional;

/** What the Open WebUIs share: the key that signs sessions and, if so set, users and chats. */
final class ChatData {
  private static final String DATABASE_NAME = "openwebui";
  private static final int DAYS_TO_SAVE_A_DELETED_SECRET = 30;

  private final GeneratedSecret signingKey;
  private final Optional<Shared> shared;

  ChatData(OllamaPlatform platform, Keys keys, Network network, Firewall firewall) {
    signingKey =
        new GeneratedSecret(
            platform,
            "webui",
            GeneratedSecretProps.of(
                platform.name("webui-signing-key"),
                "Signs the sessions of Open WebUI",
                keys.data(),
                platform.settings().fleet().deletionProtection()
                    ? DAYS_TO_SAVE_A_DELETED_SECRET
                    : 0));
    shared =
        platform.settings().webui().webuiDatabase() == WebuiDatabase.POSTGRES
            ? Optional.of(
                new Shared(
                    database(platform, keys, network, firewall),
                    cache(platform, keys, network, firewall)))
            : Optional.empty();
  }

  GeneratedSecret signingKey() {
    return signingKey;
  }

  /** Empty where each instance keeps its own users and chats. */
  Optional<Shared> shared() {
    return shared;
  }

  /** The database of users and chats, and the cache by which instances talk to each other. */
  record Shared(Database database, Cache cache) {
    String databaseName() {
      return DATABASE_NAME;
    }
  }

  private static Database database(
      OllamaPlatform platform, Keys keys, Network network, Firewall firewall) {
    WebuiSettings webui = platform.settings().webui();
    return new Database(
        platform,
        "webui",
        new DatabaseProps(
            platform.name("webui"),
            DATABASE_NAME,
            network.privateSubnets().ids(),
            firewall.database(),
            keys.data(),
            new Capacity(
                number(webui.databaseMinCapacity()),
                number(webui.databaseMaxCapacity()),
                webui.databaseInstances()),
            new DatabaseProps.Logs(
                number(platform.settings().monitoring().logRetentionDays()), keys.logs()),
            number(platform.settings().backup().databaseRecoveryDays()),
            platform.settings().fleet().deletionProtection()));
  }

  private static Cache cache(
      OllamaPlatform platform, Keys keys, Network network, Firewall firewall) {
    return new Cache(
        platform,
        "webui",
        new CacheProps(
            platform.name("webui"),
            "Websockets of Open WebUI",
            platform.settings().webui().cacheNodeType().reference(),
            network.privateSubnets().ids(),
            firewall.cache(),
            keys.data()));
  }
}
