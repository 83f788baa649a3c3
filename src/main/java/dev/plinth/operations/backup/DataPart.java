package dev.plinth.operations.backup;

/** What a restoration may bring back, each by itself. */
public enum DataPart {
  /** The items of the tables. */
  TABLES,
  /** The objects of the buckets. */
  OBJECTS,
  /** The database. */
  DATABASE
}
