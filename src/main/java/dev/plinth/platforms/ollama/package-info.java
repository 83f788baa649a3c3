/**
 * The Ollama platform. {@link dev.plinth.platforms.ollama.OllamaPlatform} is the table of contents;
 * every other class is one part of it.
 */
package dev.plinth.platforms.ollama;
