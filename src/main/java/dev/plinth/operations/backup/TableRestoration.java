package dev.plinth.operations.backup;

import dev.plinth.operations.AwsAccess;
import dev.plinth.operations.backup.RestorationReport.Store;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** Brings the items of a table back: writes those that are missing or differ, and no others. */
final class TableRestoration {
  private final AwsAccess access;
  private final String table;
  private final Items saved;
  private final boolean exact;
  private final List<String> keyNames;

  /**
   * @param saved the items that the table is to have
   * @param exact whether to delete the others
   */
  TableRestoration(AwsAccess access, String table, Items saved, boolean exact) {
    this.access = access;
    this.table = table;
    this.saved = saved;
    this.exact = exact;
    try (var dynamoDb = access.dynamoDb()) {
      keyNames =
          dynamoDb.describeTable(request -> request.tableName(table)).table().keySchema().stream()
              .map(KeySchemaElement::attributeName)
              .toList();
    }
  }

  /**
   * How a table differs from what it is to have.
   *
   * @param same items that are there already
   * @param different items that would be overwritten
   * @param missing items that would be added
   * @param others items that are to have no place in it
   */
  record Difference(long same, long different, long missing, long others) {
    long saved() {
      return same + different + missing;
    }
  }

  /** Looks, and changes nothing. */
  Difference difference() {
    Map<ItemDigest, ItemDigest> present = present();
    var same = new AtomicLong();
    var different = new AtomicLong();
    var missing = new AtomicLong();
    long all = present.size();
    saved.forEach(
        item -> {
          ItemDigest found = present.get(ItemDigest.of(key(item)));
          if (found == null) {
            missing.incrementAndGet();
          } else if (found.equals(ItemDigest.of(item))) {
            same.incrementAndGet();
          } else {
            different.incrementAndGet();
          }
        });
    return new Difference(
        same.get(), different.get(), missing.get(), all - same.get() - different.get());
  }

  /** Does it, and reads everything again. */
  Store restore() {
    Map<ItemDigest, ItemDigest> present = present();
    var written = new AtomicLong();
    try (var dynamoDb = access.dynamoDb();
        var writer = new ItemWriter(dynamoDb, table)) {
      saved.forEach(
          item -> {
            if (!ItemDigest.of(item).equals(present.get(ItemDigest.of(key(item))))) {
              writer.put(item);
              written.incrementAndGet();
            }
          });
    }
    long deleted = exact ? deleteOthers() : 0;
    Difference after = difference();
    return new Store(
        DataPart.TABLES,
        table,
        after.saved(),
        written.get(),
        after.saved() - written.get(),
        after.others(),
        deleted,
        after.different() == 0 && after.missing() == 0 && (!exact || after.others() == 0));
  }

  private long deleteOthers() {
    var keys = new HashSet<ItemDigest>();
    saved.forEach(item -> keys.add(ItemDigest.of(key(item))));
    var deleted = new AtomicLong();
    try (var dynamoDb = access.dynamoDb();
        var writer = new ItemWriter(dynamoDb, table)) {
      new ScannedItems(access, table)
          .forEach(
              item -> {
                if (!keys.contains(ItemDigest.of(key(item)))) {
                  writer.delete(key(item));
                  deleted.incrementAndGet();
                }
              });
    }
    return deleted.get();
  }

  /**
   * Of each item the key and all of it, in few bytes: an item of 400 KB takes no more than one of
   * 1.
   */
  private Map<ItemDigest, ItemDigest> present() {
    var present = new HashMap<ItemDigest, ItemDigest>();
    new ScannedItems(access, table)
        .forEach(item -> present.put(ItemDigest.of(key(item)), ItemDigest.of(item)));
    return present;
  }

  private Map<String, AttributeValue> key(Map<String, AttributeValue> item) {
    return keyNames.stream().collect(Collectors.toMap(name -> name, item::get));
  }
}
