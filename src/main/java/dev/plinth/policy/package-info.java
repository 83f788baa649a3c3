/** What a document must obey: rules, what they found, and what is accepted nevertheless. */
package dev.plinth.policy;
