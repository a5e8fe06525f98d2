/**
 * Business documents as XML by EN 16931-1, in both of its syntaxes and for the profiles that say
 * more. The XML of a document is made from nothing but the document: the same document gives the
 * same bytes for ever, whatever the clock, the locale or the thread.
 *
 * <p>Names of business terms and groups are those of EN 16931-1 (BT, BG); paths are those of CEN/TS
 * 16931-3-2 (UBL 2.1) and 16931-3-3 (CII D16B). Amounts are exact: a third decimal is written where
 * the currency needs one, though EN 16931 takes two (rules BR-DEC); {@link
 * io.billfold.billing.einvoice.XmlProfile#missing} names it before.
 */
@NullMarked
package io.billfold.document.xml;

import org.jspecify.annotations.NullMarked;
