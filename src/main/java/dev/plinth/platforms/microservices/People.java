package dev.plinth.platforms.microservices;

/** The roles of people: who approves deployments, and who looks after the services. */
final class People {
  People(MicroservicesPlatform platform, Foundation foundation) {}
}
