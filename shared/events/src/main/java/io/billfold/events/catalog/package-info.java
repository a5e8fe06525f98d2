/**
 * The catalog's JSON (schema {@code catalog.v1.schema.json}): what a seller sends, what is stored,
 * and what the calculator reads. Words are in lower case with hyphens; prices and quantities are
 * decimal texts. Reading writes them one way, so that 49 and 49.00 are the same price.
 */
@NullMarked
package io.billfold.events.catalog;

import org.jspecify.annotations.NullMarked;
