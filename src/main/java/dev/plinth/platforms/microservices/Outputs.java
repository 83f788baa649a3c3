package dev.plinth.platforms.microservices;

/** What people and programs get from the platform. */
final class Outputs {
  Outputs(MicroservicesPlatform platform) {}

  void shared(Foundation foundation) {}

  void service(Microservice service) {}
}
