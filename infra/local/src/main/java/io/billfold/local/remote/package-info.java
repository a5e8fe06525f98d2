/**
 * The template's resources at another AWS endpoint: LocalStack, moto, or AWS itself. They are
 * looked up by the names that the local cloud would give them, and what is missing is made there.
 * The functions run here; schedules, the HTTP API and caught e-mails stay here too. Roles, alarms,
 * topics and log groups are not made, nor are policies of buckets: nothing here depends on them.
 *
 * <p>Everything goes through AWS's own clients. A call that fails at the start stops it and names
 * the resource and the endpoint; later it is logged, and tried again.
 */
@NullMarked
package io.billfold.local.remote;

import org.jspecify.annotations.NullMarked;
