/**
 * Brings documents to customers: by mail, by Peppol, or onto the list of what is to be uploaded;
 * reminds them of what is overdue, and tells them when something they pay with expires.
 */
@NullMarked
package io.billfold.sendnotice;

import org.jspecify.annotations.NullMarked;
