/** How programs come to where they run. */
package dev.plinth.policy.rules.delivery;
