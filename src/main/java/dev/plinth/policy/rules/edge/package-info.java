/** Load balancers, distributions, APIs: what the internet meets. */
package dev.plinth.policy.rules.edge;
