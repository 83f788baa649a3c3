/** Reading OpenAPI documents: their routes, and where in the file something is wrong. */
package dev.plinth.openapi;
