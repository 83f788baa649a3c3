/**
 * The platforms: which constructs each is made of, in which order, wired how; and their synthesis
 * to Terraform JSON.
 */
package dev.plinth.platforms;
