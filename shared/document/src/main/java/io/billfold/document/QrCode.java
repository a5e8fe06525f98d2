package io.billfold.document;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import com.itextpdf.kernel.pdf.canvas.PdfCanvas;

import java.nio.charset.StandardCharsets;

/** A QR code (ISO/IEC 18004) with error correction M, drawn as squares, not as a picture. */
final class QrCode {
    private final ByteMatrix modules;

    private QrCode(ByteMatrix modules) {
        this.modules = modules;
    }

    /**
     * The code of a text in UTF-8. Its bytes go in as they are, without the mark of another
     * character set (ECI), which many banking apps don't know; payment codes say in their text what
     * they are written in.
     *
     * @throws IllegalArgumentException when the text is too long for a code
     */
    static QrCode of(String text) {
        String bytes =
                new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
        try {
            return new QrCode(Encoder.encode(bytes, ErrorCorrectionLevel.M).getMatrix());
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds this text: " + text, e);
        }
    }

    /** Number of modules on a side: 21 to 177. */
    int size() {
        return modules.getWidth();
    }

    /** Whether a module is black, counted from the upper left corner. */
    boolean isDark(int x, int y) {
        return modules.get(x, y) == 1;
    }

    /** Fills the box with the code, without a quiet zone. */
    void draw(PdfCanvas canvas, Sheet.Box box) {
        canvas.saveState()
                .concatMatrix(
                        box.width() / size(),
                        0,
                        0,
                        -box.height() / size(),
                        box.x(),
                        box.y() + box.height())
                .setFillColor(Palette.color(0));
        for (int y = 0; y < size(); y++) {
            drawRow(canvas, y);
        }
        canvas.fill().restoreState();
    }

    /** Neighbours are one rectangle: no viewer shows a gap between them. */
    private void drawRow(PdfCanvas canvas, int y) {
        int start = 0;
        for (int x = 0; x <= size(); x++) {
            boolean isDark = x < size() && isDark(x, y);
            if (!isDark && x > start) {
                canvas.rectangle(start, y, x - start, 1);
            }
            start = isDark ? start : x + 1;
        }
    }
}
