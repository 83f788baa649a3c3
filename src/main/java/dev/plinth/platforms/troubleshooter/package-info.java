/** The parts of the troubleshooter platform. */
package dev.plinth.platforms.troubleshooter;
