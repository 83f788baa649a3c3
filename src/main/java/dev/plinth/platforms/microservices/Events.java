package dev.plinth.platforms.microservices;

/** Records of failed tasks, deployments and pipelines, and the measures that are taken of them. */
final class Events {
  Events(MicroservicesPlatform platform, Keys keys, Topics topics) {}
}
