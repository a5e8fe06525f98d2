package io.billfold.document;

/**
 * The two documents of an invoice. The arrays belong to whoever receives them.
 *
 * @param xml the invoice in CII D16B, UTF-8: the file that the PDF embeds as {@code factur-x.xml}
 * @param pdf the PDF/A-3U
 */
// a carrier of bytes, never compared: no equals over the arrays' content
@SuppressWarnings("ArrayRecordComponent")
public record RenderedInvoice(byte[] xml, byte[] pdf) {}
