/**
 * What became of documents on their way: hears it from the mail service, from files of the Peppol
 * access point and from people, and shows it.
 */
@NullMarked
package io.billfold.recorddelivery;

import org.jspecify.annotations.NullMarked;
