package dev.plinth.platforms.ollama;

import dev.plinth.constructs.databases.Cache;
import dev.plinth.constructs.databases.Database;
import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.network.SecurityGroup;
import dev.plinth.constructs.network.SecurityGroupProps;
import dev.plinth.environment.ollama.AccessSettings;
import java.util.List;

/**
 * Who may connect to what. The internet reaches the load balancer; the load balancer reaches the
 * chat and the API on the instances; instances reach the internet by HTTP and HTTPS to install
 * themselves, and the stores.
 */
final class Firewall {
  static final int CHAT_PORT = 8080;
  static final int API_PORT = 11434;

  private static final int SSH = 22;
  private static final int HTTP = 80;
  private static final int HTTPS = 443;

  private final OllamaPlatform platform;
  private final Network network;
  private final SecurityGroup entrance;
  private final SecurityGroup frontend;
  private final SecurityGroup backend;
  private final SecurityGroup instances;

  Firewall(OllamaPlatform platform, Network network) {
    this.platform = platform;
    this.network = network;
    entrance = group("alb", "Load balancer");
    frontend = group("frontend", "Open WebUI on the instances");
    backend = group("backend", "Ollama on the instances");
    instances = group("app", "What every instance has");

    AccessSettings access = platform.settings().access();
    entrance.allowFromCidrs("http", HTTP, access.webAllowedCidrs());
    entrance.allowFromCidrs("https", HTTPS, access.webAllowedCidrs());
    frontend.allowFrom(entrance, "chat", CHAT_PORT);
    backend.allowFrom(entrance, "api", API_PORT);
    backend.allowFrom(frontend, "api", API_PORT);
    instances.allowFromCidrs("ssh", SSH, access.sshCidrs());
    instances.allowToInternet("http", HTTP);
    instances.allowToInternet("https", HTTPS);
  }

  SecurityGroup entrance() {
    return entrance;
  }

  /** The groups of an instance. */
  List<SecurityGroup> instance() {
    return List.of(frontend, backend, instances);
  }

  /** A group around the shared database, which instances may reach. */
  SecurityGroup database() {
    return store("database", "Database of Open WebUI", "postgres", Database.PORT);
  }

  /** A group around the shared cache, which instances may reach. */
  SecurityGroup cache() {
    return store("cache", "Cache of Open WebUI", "valkey", Cache.PORT);
  }

  private SecurityGroup store(String id, String description, String what, int port) {
    var store = group(id, description);
    store.allowFrom(instances, what, port);
    return store;
  }

  private SecurityGroup group(String id, String description) {
    return new SecurityGroup(
        platform,
        id,
        new SecurityGroupProps(platform.name(id + "-sg"), description, network.vpcId()));
  }
}
