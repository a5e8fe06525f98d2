/** Gives auditors links to invoices, and keeps who was given which. */
@NullMarked
package io.billfold.serveaudit;

import org.jspecify.annotations.NullMarked;
