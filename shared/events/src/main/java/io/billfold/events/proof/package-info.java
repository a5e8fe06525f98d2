/** Proofs of documents, as they are kept beside the documents and given to be verified. */
@NullMarked
package io.billfold.events.proof;

import org.jspecify.annotations.NullMarked;
