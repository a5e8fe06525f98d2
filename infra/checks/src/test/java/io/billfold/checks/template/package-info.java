/**
 * What template.yaml promises: every handler exists, every failure has an end and an alarm, every
 * right is named, and events reach the queues that wait for them.
 */
@NullMarked
package io.billfold.checks.template;

import org.jspecify.annotations.NullMarked;
