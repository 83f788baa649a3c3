package dev.plinth.platforms.microservices;

import java.util.List;

/** The pages that people look at: cluster, services, pipelines, executives and security. */
final class Dashboards {
  Dashboards(Foundation foundation, List<Microservice> services) {}
}
