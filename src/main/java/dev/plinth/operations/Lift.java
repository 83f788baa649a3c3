package dev.plinth.operations;

/**
 * An argument of a resource that is set so that it can be deleted.
 *
 * @param change its deletion
 * @param argument such as {@code deletion_protection}
 * @param value that lets it be deleted
 */
record Lift(PlanDocument.Change change, String argument, boolean value) {
  String address() {
    return change.address();
  }
}
