/** A platform brought up in another region after a loss, and the rehearsal of that. */
package dev.plinth.operations.recovery;
