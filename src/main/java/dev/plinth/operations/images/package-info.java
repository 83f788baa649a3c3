/** Machine images that were baked for instances: which there are, and which nobody needs. */
package dev.plinth.operations.images;
