package dev.plinth.platforms.microservices;

/** What people are told about the environment as a whole. */
final class SharedAlarms {
  SharedAlarms(Foundation foundation) {}
}
