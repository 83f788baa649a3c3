package dev.plinth.policy.rules.keys;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;

/**
 * A service that encrypts with a key by itself, and not in the name of whoever asks.
 *
 * @param type of the resources that name the key
 * @param service as its principal begins, before the region
 * @param action that it cannot do without
 */
record KeyUser(String type, String service, String action) {
  /** Whether a document has it use a key. */
  boolean uses(TerraformDocument document, Resource key) {
    return document.resources(type).stream()
        .flatMap(resource -> KeyPlaces.keysOf(document, resource))
        .anyMatch(used -> used.address().equals(key.address()));
  }

  /** Whether the policy of a key lets it. */
  boolean isLetIn(TerraformDocument document, Resource key) {
    return KeyPolicies.statements(document, key)
        .filter(statement -> statement.allows() && statement.isAbout(action))
        .flatMap(statement -> statement.principals().getOrDefault("Service", List.of()).stream())
        .anyMatch(principal -> principal.startsWith(service + "."));
  }
}
