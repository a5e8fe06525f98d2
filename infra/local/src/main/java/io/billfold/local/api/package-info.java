/**
 * The HTTP API of the template: routes, payload format 2.0, and its JWT authorizer with an issuer
 * of our own that mints tokens for local use.
 */
@NullMarked
package io.billfold.local.api;

import org.jspecify.annotations.NullMarked;
