/** Networks, who may connect to whom in them, and names. */
package dev.plinth.constructs.network;
