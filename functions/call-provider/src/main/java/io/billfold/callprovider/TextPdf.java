package io.billfold.callprovider;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A plain text as a PDF, for providers that take no text: A4, Courier 9 on 12 points, as PDF 1.4
 * (ISO 32000-1 annex H has the form). The same text is the same bytes. What Latin-1 does not hold
 * becomes a question mark: what is told are dates, ids and amounts.
 */
final class TextPdf {
    private static final int COLUMNS_MAX = 90;
    private static final int LINES_PER_PAGE = 62;
    private static final int FIRST_PAGE = 4;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    private TextPdf() {}

    static byte[] of(String text) {
        TextPdf pdf = new TextPdf();
        pdf.write("%PDF-1.4\n");
        List<List<String>> pages = pages(text);
        pdf.object("<< /Type /Catalog /Pages 2 0 R >>");
        pdf.object(tree(pages.size()));
        pdf.object(
                "<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>");
        for (int i = 0; i < pages.size(); i++) {
            pdf.page(FIRST_PAGE + 2 * i + 1, pages.get(i));
        }
        pdf.end();
        return pdf.out.toByteArray();
    }

    private static List<List<String>> pages(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            for (int at = 0; at == 0 || at < line.length(); at += COLUMNS_MAX) {
                lines.add(line.substring(at, Math.min(line.length(), at + COLUMNS_MAX)));
            }
        }
        List<List<String>> pages = new ArrayList<>();
        for (int at = 0; at < lines.size(); at += LINES_PER_PAGE) {
            pages.add(lines.subList(at, Math.min(lines.size(), at + LINES_PER_PAGE)));
        }
        return pages;
    }

    private static String tree(int pages) {
        StringBuilder kids = new StringBuilder();
        for (int i = 0; i < pages; i++) {
            kids.append(FIRST_PAGE + 2 * i).append(" 0 R ");
        }
        return String.format(Locale.ROOT, "<< /Type /Pages /Kids [ %s] /Count %d >>", kids, pages);
    }

    private void page(int content, List<String> lines) {
        object(
                String.format(
                        Locale.ROOT,
                        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842]"
                                + " /Resources << /Font << /F 3 0 R >> >> /Contents %d 0 R >>",
                        content));
        StringBuilder text = new StringBuilder("BT /F 9 Tf 12 TL 50 790 Td\n");
        lines.forEach(line -> text.append('(').append(escaped(line)).append(") Tj T*\n"));
        text.append("ET\n");
        object(
                String.format(
                        Locale.ROOT, "<< /Length %d >>\nstream\n%sendstream", text.length(), text));
    }

    private static String escaped(String line) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            boolean isShown = c >= ' ' && c <= '~' || c >= 0xA0 && c <= 0xFF;
            if (c == '(' || c == ')' || c == '\\') {
                escaped.append('\\');
            }
            escaped.append(isShown ? c : '?');
        }
        return escaped.toString();
    }

    private void object(String body) {
        offsets.add(out.size());
        write(offsets.size() + " 0 obj\n" + body + "\nendobj\n");
    }

    private void end() {
        int table = out.size();
        StringBuilder end = new StringBuilder("xref\n0 " + (offsets.size() + 1) + "\n");
        end.append("0000000000 65535 f \n");
        offsets.forEach(at -> end.append(String.format(Locale.ROOT, "%010d 00000 n \n", at)));
        end.append("trailer\n<< /Size ").append(offsets.size() + 1).append(" /Root 1 0 R >>\n");
        write(end + "startxref\n" + table + "\n%%EOF\n");
    }

    private void write(String text) {
        out.writeBytes(text.getBytes(ISO_8859_1));
    }
}
