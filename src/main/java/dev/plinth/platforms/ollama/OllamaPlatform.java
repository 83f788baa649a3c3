package dev.plinth.platforms.ollama;

import dev.plinth.constructs.keys.EncryptionKey;
import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.network.NetworkProps;
import dev.plinth.constructs.network.NetworkProps.NatGateways;
import dev.plinth.constructs.network.NetworkProps.Zone;
import dev.plinth.constructs.watching.AlarmTopic;
import dev.plinth.constructs.watching.AlarmTopicProps;
import dev.plinth.environment.ollama.NetworkSettings;
import dev.plinth.environment.ollama.OllamaSettings;
import dev.plinth.platforms.Platform;
import software.constructs.Construct;

/**
 * Ollama with Open WebUI on an auto scaling group: a chat for people and an API for programs, on
 * models that run in the account's own network.
 */
public final class OllamaPlatform extends Platform {
  public static final String NAME = "ollama";

  private final OllamaSettings settings;

  public OllamaPlatform(Construct app, OllamaSettings settings) {
    super(app, NAME, NAME, settings);
    this.settings = settings;

    var regions = new Regions(this);
    var keys = new Keys(this, regions);
    var alerts = new AlarmTopic(this, "alerts", topic("alerts", keys.alerts()));
    var globalAlerts =
        new AlarmTopic(
            this,
            "global_alerts",
            topic("global-alerts", keys.globalAlerts()).withProvider(regions.global()));

    var network = new Network(this, "network", network(keys));
    var firewall = new Firewall(this, network);
    var stores = new Stores(this, keys, regions);
    var chats = new ChatData(this, keys, network, firewall);
    var logs = new Logs(this, keys);

    var entrance = new Entrance(this, network, firewall, stores);
    var role = new InstanceRole(this, keys, stores, chats, logs);
    var briefing = Briefing.of(this, entrance, stores, chats, logs);
    var servers = new Servers(this, keys, network, firewall, entrance, role, briefing);
    new Scaling(this, servers, entrance, alerts);
    new Saving(this, keys, regions, stores, chats);

    var measures = new Measures(entrance, stores, servers);
    new Alarms(this, measures, alerts, globalAlerts);
    var overview = new Overview(this, measures);

    var outputs = new Outputs(this);
    outputs.entrance(entrance);
    outputs.network(network);
    outputs.stores(stores);
    outputs.servers(servers);
    outputs.monitoring(logs, alerts, overview);
  }

  OllamaSettings settings() {
    return settings;
  }

  private AlarmTopicProps topic(String part, EncryptionKey key) {
    return AlarmTopicProps.of(name(part), home(), key, settings.monitoring().alarmEmails());
  }

  private NetworkProps network(Keys keys) {
    NetworkSettings network = settings.network();
    return new NetworkProps(
        this::name,
        home(),
        network.vpcCidr().reference(),
        Zone.of(
            network.availabilityZones(), network.publicSubnetCidrs(), network.privateSubnetCidrs()),
        NatGateways.valueOf(network.natGateways().name()),
        network.interfaceEndpoints(),
        number(settings.monitoring().logRetentionDays()),
        keys.logs());
  }
}
