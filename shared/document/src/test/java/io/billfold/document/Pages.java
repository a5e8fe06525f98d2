package io.billfold.document;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfPage;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import com.itextpdf.kernel.pdf.canvas.parser.listener.LocationTextExtractionStrategy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads the text back out of a PDF, as a viewer's search does. */
final class Pages {
    private Pages() {}

    /** A page's text; texts from right to left in the order of reading, all spaces alike. */
    static String text(PdfPage page) {
        LocationTextExtractionStrategy strategy = new LocationTextExtractionStrategy();
        strategy.setUseActualText(true);
        return PdfTextExtractor.getTextFromPage(page, strategy)
                .replaceAll("[\\u00A0\\u2009\\u202F]", " ")
                .replaceAll("[\\u200E\\u200F]", "");
    }

    /** The text of each page. */
    static List<String> texts(byte[] pdf) throws IOException {
        List<String> texts = new ArrayList<>();
        try (PdfDocument document = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                texts.add(text(document.getPage(page)));
            }
        }
        return texts;
    }
}
