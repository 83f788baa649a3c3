package dev.plinth.platforms.microservices;

import dev.plinth.constructs.compute.Cluster;
import dev.plinth.constructs.network.Network;
import dev.plinth.constructs.network.ServiceNamespace;
import java.util.Optional;

/** What all services share, each part made once. */
final class Foundation {
  private final MicroservicesPlatform platform;
  private final Keys keys;
  private final Topics topics;
  private final Stores stores;
  private final Audit audit;
  private final Network network;
  private final Firewall firewall;
  private final Entrance entrance;
  private final ServiceNamespace namespace;
  private final Cluster cluster;
  private final Measures measures;
  private final Limits limits;
  private final Events events;
  private final Delivery delivery;
  private final Optional<Replicas> replicas;
  private final Registry registry;

  Foundation(MicroservicesPlatform platform) {
    this.platform = platform;
    keys = new Keys(platform);
    replicas = Replicas.of(platform);
    registry = new Registry(platform, replicas);
    topics = new Topics(platform, keys);
    stores = new Stores(platform, keys);
    audit = new Audit(platform, keys, stores, topics);
    network = Networks.of(platform, keys);
    firewall = new Firewall(platform, network);
    entrance = new Entrance(platform, network, firewall, stores);
    namespace = Discovery.namespace(platform, network);
    cluster = Clusters.of(platform, keys);
    measures = new Measures(Clusters.name(platform), entrance.balancer().metricName());
    limits = Limits.of(platform.settings().monitoring());
    events = new Events(platform, keys, topics);
    delivery = new Delivery(platform, keys, stores, topics);
  }

  MicroservicesPlatform platform() {
    return platform;
  }

  Keys keys() {
    return keys;
  }

  /** What copies in another region need there; empty where nothing is copied. */
  Optional<Replicas> replicas() {
    return replicas;
  }

  Registry registry() {
    return registry;
  }

  Topics topics() {
    return topics;
  }

  Stores stores() {
    return stores;
  }

  Audit audit() {
    return audit;
  }

  Network network() {
    return network;
  }

  Firewall firewall() {
    return firewall;
  }

  Entrance entrance() {
    return entrance;
  }

  ServiceNamespace namespace() {
    return namespace;
  }

  Cluster cluster() {
    return cluster;
  }

  Measures measures() {
    return measures;
  }

  Limits limits() {
    return limits;
  }

  Events events() {
    return events;
  }

  Delivery delivery() {
    return delivery;
  }
}
