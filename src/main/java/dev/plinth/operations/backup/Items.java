package dev.plinth.operations.backup;

import java.util.Map;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The items of a table, from wherever they are. They may be read again. */
@FunctionalInterface
interface Items {
  /** Gives each item, one after the other: there may be more than the memory holds. */
  void forEach(Consumer<Map<String, AttributeValue>> consumer);
}
