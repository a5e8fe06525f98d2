/**
 * The snapshot of a document: the JSON of a {@link io.billfold.billing.document.BusinessDocument},
 * whose canonical bytes (RFC 8785) are kept beside what is rendered from it (schema {@code
 * document.v1.schema.json}).
 */
@NullMarked
package io.billfold.events.document;

import org.jspecify.annotations.NullMarked;
