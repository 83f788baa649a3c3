/** What the settings files and the catalogue of services of the microservices platform may say. */
package dev.plinth.environment.microservices;
