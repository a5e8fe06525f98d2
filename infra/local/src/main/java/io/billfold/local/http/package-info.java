/**
 * One port for everything: the Jetty server, requests and answers as values, and AWS's JSON
 * protocol.
 */
@NullMarked
package io.billfold.local.http;

import org.jspecify.annotations.NullMarked;
