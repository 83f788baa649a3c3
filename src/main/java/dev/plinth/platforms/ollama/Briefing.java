package dev.plinth.platforms.ollama;

import dev.plinth.constructs.databases.Cache;
import dev.plinth.constructs.databases.Database;
import dev.plinth.environment.ollama.ModelSettings;
import dev.plinth.environment.ollama.WebuiSettings;
import dev.plinth.platforms.ollama.InstanceSettings.Group;
import dev.plinth.platforms.ollama.InstanceSettings.Model;
import dev.plinth.platforms.ollama.InstanceSettings.SharedDatabase;
import dev.plinth.platforms.ollama.InstanceSettings.Storage;
import dev.plinth.platforms.ollama.InstanceSettings.WebUi;

/** Gathers what an instance is told about its platform: references, and no secret. */
final class Briefing {
  private Briefing() {}

  static InstanceSettings of(
      OllamaPlatform platform, Entrance entrance, Stores stores, ChatData chats, Logs logs) {
    WebuiSettings webui = platform.settings().webui();
    return new InstanceSettings(
        platform.home().region(),
        new Group(Servers.groupName(platform), Servers.launchHook(platform)),
        new InstanceSettings.Logs(logs.app().name(), logs.service().name()),
        model(platform.settings().model()),
        new WebUi(
            webui.webuiImage().reference(),
            chats.signingKey().arn(),
            String.valueOf(entrance.hasTls()),
            webui.webuiTimeoutSeconds().reference()),
        new Storage(stores.storage().name(), stores.table().name()),
        chats.shared().map(Briefing::shared));
  }

  private static Model model(ModelSettings model) {
    return new Model(
        model.model().reference(),
        model.contextLength().reference(),
        model.keepAlive().reference(),
        model.parallelRequests().reference(),
        model.queueLength().reference());
  }

  private static SharedDatabase shared(ChatData.Shared shared) {
    return new SharedDatabase(
        shared.database().endpoint(),
        String.valueOf(Database.PORT),
        shared.databaseName(),
        shared.database().passwordSecretArn(),
        "rediss://%s:%d/0".formatted(shared.cache().endpoint(), Cache.PORT));
  }
}
