/** Settings of the troubleshooter platform, in the words of its design. */
package dev.plinth.environment.troubleshooter;
