/** Reference pages of the platforms, made from their JSON. */
package dev.plinth.review.reference;
