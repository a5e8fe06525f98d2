package io.billfold.document;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The colour profile that PDF/A asks for: a small ICC 2.1 display profile of sRGB (IEC 61966-2-1),
 * made here. The JDK's own profile is another one in another JDK, and the usual ones have licences.
 */
final class SrgbProfile {
    /** The profile's bytes; not to be changed. */
    static final byte[] BYTES = build();

    private static final int HEADER_BYTES = 128;
    private static final int CURVE_POINTS = 64;

    private SrgbProfile() {}

    // never compared
    @SuppressWarnings("ArrayRecordComponent")
    private record Tag(String signature, byte[] content) {}

    private interface Content {
        void writeTo(DataOutputStream out) throws IOException;
    }

    private static byte[] build() {
        byte[] curve = curve();
        List<Tag> tags =
                List.of(
                        new Tag("desc", description("sRGB")),
                        new Tag("cprt", text("Public domain")),
                        new Tag("wtpt", xyz(0.9505, 1.0, 1.0891)),
                        new Tag("rXYZ", xyz(0.4360747, 0.2225045, 0.0139322)),
                        new Tag("gXYZ", xyz(0.3850649, 0.7168786, 0.0971045)),
                        new Tag("bXYZ", xyz(0.1430804, 0.0606169, 0.7141733)),
                        new Tag("rTRC", curve),
                        new Tag("gTRC", curve),
                        new Tag("bTRC", curve));
        return bytes(out -> writeProfile(out, tags));
    }

    private static void writeProfile(DataOutputStream out, List<Tag> tags) throws IOException {
        int tableBytes = 4 + 12 * tags.size();
        ByteArrayOutputStream table = new ByteArrayOutputStream();
        ByteArrayOutputStream contents = new ByteArrayOutputStream();
        DataOutputStream rows = new DataOutputStream(table);
        rows.writeInt(tags.size());
        for (Tag tag : tags) {
            writeRow(rows, tag, HEADER_BYTES + tableBytes + contents.size());
            contents.write(tag.content());
            contents.write(new byte[-tag.content().length & 3]);
        }
        writeHeader(out, HEADER_BYTES + tableBytes + contents.size());
        table.writeTo(out);
        contents.writeTo(out);
    }

    private static void writeRow(DataOutputStream rows, Tag tag, int offsetBytes)
            throws IOException {
        rows.writeBytes(tag.signature());
        rows.writeInt(offsetBytes);
        rows.writeInt(tag.content().length);
    }

    private static void writeHeader(DataOutputStream out, int sizeBytes) throws IOException {
        out.writeInt(sizeBytes);
        out.writeInt(0);
        out.writeInt(0x02100000);
        out.writeBytes("mntrRGB XYZ ");
        writeCreated(out);
        out.writeBytes("acsp");
        out.write(new byte[28]);
        // the D50 white point of the profile connection space, as fixed point numbers
        out.writeInt(0x0000F6D6);
        out.writeInt(0x00010000);
        out.writeInt(0x0000D32D);
        out.write(new byte[HEADER_BYTES - out.size()]);
    }

    private static void writeCreated(DataOutputStream out) throws IOException {
        for (int part : new int[] {2026, 1, 1, 0, 0, 0}) {
            out.writeShort(part);
        }
    }

    private static byte[] xyz(double x, double y, double z) {
        return bytes(
                out -> {
                    out.writeBytes("XYZ ");
                    out.writeInt(0);
                    for (double value : new double[] {x, y, z}) {
                        out.writeInt((int) Math.rint(value * 65536));
                    }
                });
    }

    private static byte[] text(String text) {
        return bytes(
                out -> {
                    out.writeBytes("text");
                    out.writeInt(0);
                    out.write(text.getBytes(StandardCharsets.US_ASCII));
                    out.write(0);
                });
    }

    private static byte[] description(String text) {
        return bytes(
                out -> {
                    out.writeBytes("desc");
                    out.writeInt(0);
                    out.writeInt(text.length() + 1);
                    out.writeBytes(text);
                    // its end, and the empty Unicode and Macintosh descriptions
                    out.write(new byte[1 + 4 + 4 + 2 + 1 + 67]);
                });
    }

    private static byte[] curve() {
        return bytes(
                out -> {
                    out.writeBytes("curv");
                    out.writeInt(0);
                    out.writeInt(CURVE_POINTS);
                    for (int i = 0; i < CURVE_POINTS; i++) {
                        out.writeShort((int) Math.rint(linear(i / (CURVE_POINTS - 1.0)) * 65535));
                    }
                });
    }

    /** StrictMath: the same bits on every processor. */
    private static double linear(double value) {
        return value <= 0.04045 ? value / 12.92 : StrictMath.pow((value + 0.055) / 1.055, 2.4);
    }

    private static byte[] bytes(Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            content.writeTo(new DataOutputStream(out));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
