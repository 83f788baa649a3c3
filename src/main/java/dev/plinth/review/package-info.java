/** What people look at beside the JSON: pages that say what stands in it. */
package dev.plinth.review;
