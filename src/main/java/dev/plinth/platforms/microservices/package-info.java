/**
 * The microservices platform: a parts list, and the parts. What all services share is in {@link
 * dev.plinth.platforms.microservices.Foundation}; what each has of its own is in {@link
 * dev.plinth.platforms.microservices.Microservice}.
 */
package dev.plinth.platforms.microservices;
