/** Data saved and brought back: backups, restorations, and a platform in another region. */
package dev.plinth.operations.recovery;
