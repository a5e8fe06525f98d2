package com.itextpdf.kernel.font;

import com.itextpdf.io.font.PdfEncodings;
import com.itextpdf.io.font.TrueTypeFont;
import com.itextpdf.kernel.pdf.PdfDictionary;
import com.itextpdf.kernel.pdf.PdfName;

/**
 * A subset font whose subset tag is given. iText draws the tag from {@code SecureRandom} in a
 * static method, so it can only be replaced where the name is written: in two package-private
 * hooks.
 */
public final class StableType0Font extends PdfType0Font {
    private static final int TAG_LENGTH = 6;

    private final String tag;

    /**
     * A font for one document.
     *
     * @param program the parsed font, shared between documents
     * @param tag six capital letters, for example {@code QXVBRA} (ISO 32000-1, 9.6.4)
     */
    public StableType0Font(TrueTypeFont program, String tag) {
        super(program, PdfEncodings.IDENTITY_H);
        setSubset(true);
        this.tag = tag;
    }

    @Override
    protected PdfDictionary getFontDescriptor(String fontName) {
        return super.getFontDescriptor(withTag(fontName));
    }

    @Override
    protected PdfDictionary getCidFont(
            PdfDictionary fontDescriptor, String fontName, boolean isType2) {
        // BaseFont was set by flushFontData() just before this call, with the random tag
        PdfName base = getPdfObject().getAsName(PdfName.BaseFont);
        getPdfObject().put(PdfName.BaseFont, new PdfName(withTag(base.getValue())));
        // optional in PDF/A-3, and iText's is wrong for CFF fonts with CIDs (ISO 19005-3,
        // 6.2.11.4.2)
        fontDescriptor.remove(PdfName.CIDSet);
        return super.getCidFont(fontDescriptor, withTag(fontName), isType2);
    }

    private String withTag(String name) {
        boolean tagged = name.length() > TAG_LENGTH + 1 && name.charAt(TAG_LENGTH) == '+';
        return tagged ? tag + name.substring(TAG_LENGTH) : name;
    }
}
