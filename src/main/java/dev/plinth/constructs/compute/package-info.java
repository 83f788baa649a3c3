/** What runs: instances, services, functions, and how many of them when. */
package dev.plinth.constructs.compute;
