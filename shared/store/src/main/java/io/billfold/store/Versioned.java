package io.billfold.store;

/**
 * What was read from a table, with the version that a change must still find there.
 *
 * @param value what was read
 * @param version from 1, one more with every change
 */
public record Versioned<T>(T value, long version) {}
