/**
 * Looking at what is deployed: whether it is well, whether it answers, how it scales, and what its
 * metrics are. Nothing here changes an environment; a probe takes away what it wrote.
 */
package dev.plinth.operations.watching;
