package dev.plinth.review;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.Comparator;
import java.util.List;

/**
 * The names of a platform's services, which many of its resources begin with. What each service has
 * is said once, with a placeholder in their place, so that a new service changes no page.
 */
public final class ServiceNames {
  /** Stands in place of a service's name. */
  public static final String PLACEHOLDER = "<service>";

  private final List<String> names;

  private ServiceNames(List<String> names) {
    this.names = names;
  }

  /** Those of a document; none where it has no ECS services. */
  public static ServiceNames of(TerraformDocument document) {
    return new ServiceNames(
        document.resources("aws_ecs_service").stream()
            .map(Resource::name)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList());
  }

  /** A resource's name, with the placeholder where a service's stood. */
  public String folded(String name) {
    return names.stream()
        .filter(service -> name.equals(service) || name.startsWith(service + "_"))
        .findFirst()
        .map(service -> PLACEHOLDER + name.substring(service.length()))
        .orElse(name);
  }

  /** A text about a resource, with the placeholder where the name of its service stands. */
  public String foldedText(String text, String resourceName) {
    return names.stream()
        .filter(service -> resourceName.startsWith(service + "_"))
        .findFirst()
        .map(service -> text.replaceAll("\\b" + service.replace('_', '-') + "\\b", PLACEHOLDER))
        .orElse(text);
  }
}
