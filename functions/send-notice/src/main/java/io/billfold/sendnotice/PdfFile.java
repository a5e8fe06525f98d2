package io.billfold.sendnotice;

/**
 * A PDF that goes with a mail.
 *
 * @param name what it is called, for example {@code MU-2026-000042.pdf}
 */
@SuppressWarnings("ArrayRecordComponent") // written once and never compared
record PdfFile(String name, byte[] content) {}
