package io.billfold.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.itextpdf.kernel.pdf.PdfDocument;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfReader;
import com.itextpdf.kernel.pdf.canvas.parser.PdfTextExtractor;
import com.itextpdf.kernel.pdf.canvas.parser.listener.LocationTextExtractionStrategy;

import io.billfold.billing.language.Language;
import io.billfold.document.language.Label;
import io.billfold.document.language.Labels;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A page with every label of a language: drawn, and read again. */
class LanguageSheetTest {
    private static final DocumentId ID = new DocumentId("0123456789abcdef".repeat(4));
    private static final float TOP = 810;
    private static final float COLUMN = 180;
    private static final float LEADING = 9;

    @ParameterizedTest
    @EnumSource(Language.class)
    void labelsAreReadBackOutOfThePage(Language language) throws IOException {
        Drawn drawn = sheet(language);
        assertThat(drawn.lines()).hasSizeGreaterThanOrEqualTo(Label.values().length);
        assertThat(text(drawn.pdf())).contains(drawn.lines());
    }

    /** One face of each kind: TrueType, TrueType from right to left, CFF. */
    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"KAZAKH", "HEBREW", "ARABIC", "JAPANESE", "CHINESE"})
    void pageIsValidByTheRulesOfPdfAAndPdfUa(Language language) throws Exception {
        byte[] pdf = sheet(language).pdf();
        assertThat(Validators.findingsOfVera("3u", pdf)).isEmpty();
        assertThat(Validators.findingsOfVera("ua1", pdf)).isEmpty();
    }

    private static String words(Language language, Label label) {
        String[] values = label.placeholders().stream().map(name -> "42").toArray(String[]::new);
        return Labels.of(language).text(label, values);
    }

    /** A page, and what was drawn on it. */
    private record Drawn(byte[] pdf, List<String> lines) {}

    private static Drawn sheet(Language language) {
        StableDocument.Identity identity =
                new StableDocument.Identity(
                        ID, "Labels", "Billfold", LocalDate.of(2026, 1, 1), language.tag());
        byte[] xml = "<none/>".getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        List<String> lines;
        try (StableDocument document = new StableDocument(out, identity, xml)) {
            Typesetter typesetter = new Typesetter(document, ID, language);
            lines = draw(new Sheet(document, typesetter, Palette.of(null)), language);
        }
        return new Drawn(out.toByteArray(), lines);
    }

    private static List<String> draw(Sheet sheet, Language language) {
        float x = 20;
        float y = TOP;
        List<String> drawn = new ArrayList<>();
        for (String words : Arrays.stream(Label.values()).map(l -> words(language, l)).toList()) {
            for (String line : sheet.typesetter().lines(words, Style.SMALL, COLUMN)) {
                sheet.text(sheet.tag(PdfName.P), Style.SMALL, x, y, line);
                drawn.add(Script.composed(line));
                y -= LEADING;
            }
            if (y < 40) {
                y = TOP;
                x += COLUMN + 10;
            }
        }
        return drawn;
    }

    /** Text from right to left by what a page says for copy and search: its order of reading. */
    private static String text(byte[] pdf) throws IOException {
        try (PdfDocument read = new PdfDocument(new PdfReader(new ByteArrayInputStream(pdf)))) {
            LocationTextExtractionStrategy strategy = new LocationTextExtractionStrategy();
            strategy.setUseActualText(true);
            return Script.composed(PdfTextExtractor.getTextFromPage(read.getPage(1), strategy));
        }
    }
}
