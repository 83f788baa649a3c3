/** From a commit to what runs: images, builds, pipelines, blue and green. */
package dev.plinth.constructs.delivery;
