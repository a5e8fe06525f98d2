/**
 * The door for auditors, billing and collections: search issued invoices, see one, get links to its
 * documents, put it under legal hold, and read who did any of that. What was looked at is written
 * into the access log before it is answered.
 */
@NullMarked
package io.billfold.serveaudit;

import org.jspecify.annotations.NullMarked;
