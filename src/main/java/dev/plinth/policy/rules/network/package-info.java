/** Who reaches what. */
package dev.plinth.policy.rules.network;
