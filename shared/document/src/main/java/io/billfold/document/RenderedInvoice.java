package io.billfold.document;

/**
 * The two documents of an invoice. The arrays belong to whoever receives them.
 *
 * @param xml the structured invoice in the format that the document names, UTF-8; where it names
 *     none, what the PDF embeds as {@code factur-x.xml}
 * @param pdf the PDF/A-3U, with the invoice in CII D16B as {@code factur-x.xml}
 */
// a carrier of bytes, never compared: no equals over the arrays' content
@SuppressWarnings("ArrayRecordComponent")
public record RenderedInvoice(byte[] xml, byte[] pdf) {}
