/**
 * DynamoDB Local in process, on our port: its request handler behind our server, so that it listens
 * to nobody else and loads no telemetry. In file mode its tables survive a killed process.
 *
 * <p>Items with a time to live stay: the engine would delete them by the wall clock, which is not
 * business time.
 */
@NullMarked
package io.billfold.local.dynamodb;

import org.jspecify.annotations.NullMarked;
