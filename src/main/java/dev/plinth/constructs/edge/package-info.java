/** What takes requests from outside: balancers, APIs, the CDN, websites, and their guards. */
package dev.plinth.constructs.edge;
