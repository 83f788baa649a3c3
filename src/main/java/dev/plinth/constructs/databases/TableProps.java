package dev.plinth.constructs.databases;

import dev.plinth.constructs.keys.EncryptionKey;
import java.util.List;
import java.util.Optional;

/**
 * @param name the table's name
 * @param partitionKey name of the key attribute, a text
 * @param key what items are encrypted with
 * @param recoveryDays how many days back the table can be restored to any second
 * @param deletionProtection whether deletion is refused
 * @param sortKey name of the second key attribute, a text, by which the items of one partition are
 *     ordered; empty: a partition has one item
 * @param indexes other ways to find items
 * @param expiresBy name of the attribute with the second, counted from 1970, after which an item
 *     may be deleted, which happens within days and not at once; empty: items stay
 */
public record TableProps(
    String name,
    String partitionKey,
    EncryptionKey key,
    Number recoveryDays,
    boolean deletionProtection,
    Optional<String> sortKey,
    List<Index> indexes,
    Optional<String> expiresBy) {

  /**
   * Another way to find items, which keeps all their attributes.
   *
   * @param name the index's name
   * @param partitionKey name of its key attribute, a text; items without it are not in the index
   * @param sortKey name of the attribute, a text, by which it orders the items of one partition
   */
  public record Index(String name, String partitionKey, String sortKey) {}

  /** One item for each key, found by that key alone, and kept until it is deleted. */
  public static TableProps of(
      String name,
      String partitionKey,
      EncryptionKey key,
      Number recoveryDays,
      boolean deletionProtection) {
    return new TableProps(
        name,
        partitionKey,
        key,
        recoveryDays,
        deletionProtection,
        Optional.empty(),
        List.of(),
        Optional.empty());
  }

  public TableProps withSortKey(String sortKey) {
    return new TableProps(
        name,
        partitionKey,
        key,
        recoveryDays,
        deletionProtection,
        Optional.of(sortKey),
        indexes,
        expiresBy);
  }

  public TableProps withIndexes(List<Index> indexes) {
    return new TableProps(
        name,
        partitionKey,
        key,
        recoveryDays,
        deletionProtection,
        sortKey,
        List.copyOf(indexes),
        expiresBy);
  }

  public TableProps withExpiresBy(String attribute) {
    return new TableProps(
        name,
        partitionKey,
        key,
        recoveryDays,
        deletionProtection,
        sortKey,
        indexes,
        Optional.of(attribute));
  }
}
