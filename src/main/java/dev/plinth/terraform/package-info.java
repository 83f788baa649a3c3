/**
 * Reading Terraform JSON: documents, resources, blocks and references. Knows Jackson, and nothing
 * of cdktf or of any platform.
 */
package dev.plinth.terraform;
