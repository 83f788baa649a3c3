package dev.plinth.platforms.microservices;

import dev.plinth.environment.microservices.ServiceSettings;
import java.net.URI;

/**
 * Where a service's sources are.
 *
 * @param id such as {@code company/orders}
 * @param url for people
 */
record Repository(String id, String url) {
  static Repository of(ServiceSettings service) {
    String url = service.repositoryUrl().replaceFirst("(\\.git)?/?$", "");
    return new Repository(URI.create(url).getPath().substring(1), url);
  }

  /** The page of a commit. */
  String commit(String commit) {
    return url + "/commits/" + commit;
  }
}
