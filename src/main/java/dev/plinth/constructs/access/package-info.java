/** Who may do what: roles, statements, the policies made of them. */
package dev.plinth.constructs.access;
