/**
 * Brings documents to customers: by mail, by Peppol, or onto the list of what is to be uploaded;
 * and reminds them of what is overdue.
 */
@NullMarked
package io.billfold.sendnotice;

import org.jspecify.annotations.NullMarked;
