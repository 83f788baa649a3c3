package dev.plinth.platforms.microservices;

/** What the pipelines of all services share. */
final class Delivery {
  Delivery(MicroservicesPlatform platform, Keys keys, Stores stores, Topics topics) {}
}
