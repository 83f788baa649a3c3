package dev.plinth.environment.microservices;

import dev.plinth.environment.Problems;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Who gets a request: the load balancer asks its rules in the order of their priorities. */
final class Routes {
  private final List<Route> routes;

  private Routes(List<Route> routes) {
    this.routes = routes;
  }

  static Routes of(List<ServiceSettings> services) {
    return new Routes(
        services.stream()
            .filter(ServiceSettings::isPublic)
            .sorted(Comparator.comparingInt(ServiceSettings::priority))
            .flatMap(Routes::of)
            .toList());
  }

  private static Stream<Route> of(ServiceSettings service) {
    return patterns(service.hostHeaders())
        .flatMap(
            host -> patterns(service.pathPatterns()).map(path -> new Route(service, host, path)));
  }

  private static Stream<RoutePattern> patterns(List<String> texts) {
    return texts.isEmpty() ? Stream.of(RoutePattern.ANY) : texts.stream().map(RoutePattern::of);
  }

  /**
   * Notes what never gets a request, since another service's rule takes them all.
   *
   * @param problems where those of a service are noted
   */
  void check(Function<ServiceSettings, Problems> problems) {
    var earlier = new ArrayList<Route>();
    var said = new HashSet<List<?>>();
    for (Route route : routes) {
      earlier.stream()
          .filter(other -> other.service() != route.service() && other.covers(route))
          .findFirst()
          .filter(other -> said.add(List.of(route.service(), route.path())))
          .ifPresent(other -> route.refuse(problems.apply(route.service()), other));
      earlier.add(route);
    }
  }

  private record Route(ServiceSettings service, RoutePattern host, RoutePattern path) {
    boolean covers(Route other) {
      return path.covers(other.path) && host.covers(other.host);
    }

    void refuse(Problems problems, Route other) {
      boolean byHost = service.pathPatterns().isEmpty();
      String setting = byHost ? "host_headers" : "path_patterns";
      Object value = byHost ? host.text() : path.text();
      problems.add(
          setting,
          value,
          other.equalsIn(this)
              ? "another than that of %s: a request goes to one of the two"
                  .formatted(other.service.name())
              : "a pattern that %s does not take whole: its %s comes first, at priority %d; give %s a lower number"
                  .formatted(
                      other.service.name(),
                      other.shown(),
                      other.service.priority(),
                      service.name()));
    }

    private boolean equalsIn(Route other) {
      return host.equals(other.host) && path.equals(other.path);
    }

    private String shown() {
      return host.equals(RoutePattern.ANY) ? path.text() : host.text() + path.text();
    }
  }
}
