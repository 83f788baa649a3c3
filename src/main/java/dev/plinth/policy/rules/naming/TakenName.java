package dev.plinth.policy.rules.naming;

import dev.plinth.terraform.Resource;
import dev.plinth.terraform.TerraformDocument;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A name that only one thing can have.
 *
 * @param resource that has it
 * @param provider that it is made through
 */
record TakenName(Resource resource, AwsName kind, String name, Provider provider) {
  /** Those of a document that it says in full. */
  static List<TakenName> of(TerraformDocument document) {
    return Provider.of(document).stream()
        .flatMap(provider -> provider.resources().stream().flatMap(it -> of(provider, it)))
        .toList();
  }

  private static Stream<TakenName> of(Provider provider, Resource resource) {
    return AwsName.of(resource).stream()
        .filter(kind -> kind.scope() != AwsName.Scope.NONE)
        .filter(kind -> !resource.isUnknown(kind.argument()))
        .flatMap(
            kind ->
                resource.text(kind.argument()).stream()
                    .map(name -> new TakenName(resource, kind, name, provider)));
  }

  /** Whether AWS would refuse the second of the two. */
  boolean collidesWith(TakenName other) {
    return resource.type().equals(other.resource.type())
        && name.equals(other.name)
        && switch (kind.scope()) {
          case WORLDWIDE -> true;
          case GLOBAL -> mayBeSame(provider.account(), other.provider.account());
          case REGIONAL ->
              mayBeSame(provider.account(), other.provider.account())
                  && mayBeSame(provider.region(), other.provider.region());
          case NONE -> false;
        };
  }

  /** Accounts and regions that nobody names may be the same. */
  private static boolean mayBeSame(Optional<String> one, Optional<String> other) {
    return one.isEmpty() || other.isEmpty() || one.equals(other);
  }
}
