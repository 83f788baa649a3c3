/** A plan, for those who review it: what it changes, the worst first. */
package dev.plinth.review.plan;
