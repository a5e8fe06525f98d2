/**
 * An invoice or credit note as two documents: XML in the CII syntax of EN 16931, and a PDF
 * (PDF/A-3U, tagged for PDF/UA-1) that embeds the XML as Factur-X does. Statements of account and
 * reminders look alike, but are for readers only.
 *
 * <p>The same snapshot gives the same bytes for ever, whatever the thread, time zone, locale, order
 * of renders or machine. So nothing here reads a clock, an environment, a default locale or a
 * random number, and nothing depends on tables that change with the JDK. A change of one byte is a
 * new {@link io.billfold.document.InvoiceRenderer#VERSION}.
 *
 * <p>Lengths are PDF points (1/72 inch), y grows upwards from the foot of the page.
 */
@NullMarked
package io.billfold.document;

import org.jspecify.annotations.NullMarked;
