/**
 * Environments that nobody needs at night or for a while: what runs in them is put to sleep and
 * woken again.
 */
package dev.plinth.operations.saving;
