/**
 * Reading Terraform JSON: configurations, plans and states, their resources, blocks and references.
 * Knows Jackson, and nothing of cdktf or of any platform.
 */
package dev.plinth.terraform;
