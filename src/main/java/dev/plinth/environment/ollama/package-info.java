/** The settings of the Ollama platform, by the part of the platform that they are about. */
package dev.plinth.environment.ollama;
