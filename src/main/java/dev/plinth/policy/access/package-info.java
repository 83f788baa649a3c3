/** What policies of AWS say, wherever a document writes them. */
package dev.plinth.policy.access;
