package dev.plinth.operations;

/**
 * One of the two halves of a lock: terraform writes it as an item of the lock table and as an
 * object beside the state, and a run that is killed at the wrong moment leaves one alone.
 *
 * @param place what it is called, such as {@code table plinth-locks}
 * @param inTable whether it is the item of the table
 * @param text as it is stored
 * @param lock what it says
 */
record HeldLock(String place, boolean inTable, String text, StateLock lock) {}
