/** Putting load on a deployed environment, to see what its users would feel. */
package dev.plinth.operations.loading;
