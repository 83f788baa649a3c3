/**
 * Who may do what, by policies alone: a small evaluator after the documented logic of IAM, for
 * tests that ask what the policies of a synthesized platform come to.
 */
package dev.plinth.access;
