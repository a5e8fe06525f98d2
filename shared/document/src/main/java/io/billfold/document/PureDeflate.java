package io.billfold.document;

import com.itextpdf.io.source.IFinishable;
import com.itextpdf.kernel.pdf.IStreamCompressionStrategy;
import com.itextpdf.kernel.pdf.PdfName;
import com.itextpdf.kernel.pdf.PdfObject;
import com.itextpdf.kernel.pdf.PdfStream;
import com.jcraft.jzlib.Deflater;
import com.jcraft.jzlib.DeflaterOutputStream;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * Flate in pure Java. {@code java.util.zip} uses the machine's zlib, and two builds of zlib
 * compress the same input to different bytes.
 */
final class PureDeflate implements IStreamCompressionStrategy {
    /** Higher levels take longer and save next to nothing on a page of short texts. */
    private static final int LEVEL = 4;

    private static final int BUFFER_BYTES = 8192;

    @Override
    public PdfName getFilterName() {
        return PdfName.FlateDecode;
    }

    @Override
    public @Nullable PdfObject getDecodeParams() {
        return null;
    }

    @Override
    public OutputStream createNewOutputStream(OutputStream original, PdfStream stream) {
        try {
            return new Deflating(original);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deflating extends DeflaterOutputStream implements IFinishable {
        Deflating(OutputStream target) throws IOException {
            super(target, new Deflater(LEVEL), BUFFER_BYTES, false);
        }

        @Override
        public void finish() {
            try {
                super.finish();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
