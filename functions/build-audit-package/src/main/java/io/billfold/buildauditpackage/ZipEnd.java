package io.billfold.buildauditpackage;

/**
 * The end of a zip (PKWARE APPNOTE 6.3.10, sections 4.3.14 to 4.3.16), in Zip64 where there are too
 * many files or bytes for the old form.
 *
 * @param entries how many files
 * @param directoryAt where the records of all files begin
 * @param directoryBytes how long these are
 */
record ZipEnd(long entries, long directoryAt, long directoryBytes) {
    private static final int END = 0x0605_4b50;
    private static final int END_64 = 0x0606_4b50;
    private static final int LOCATOR_64 = 0x0706_4b50;
    private static final int END_64_BYTES = 56;

    /** What follows the field that says it. */
    private static final long END_64_REST = 44;

    private static final int LOCATOR_BYTES = 20;
    private static final int END_BYTES = 22;
    private static final int ENTRIES_MAX = 0xFFFF;
    private static final short VERSION = 45;

    byte[] bytes() {
        boolean isZip64 =
                entries >= ENTRIES_MAX
                        || directoryAt >= ZipRecord.FIELD_MAX
                        || directoryBytes >= ZipRecord.FIELD_MAX;
        byte[] before = isZip64 ? zip64() : new byte[0];
        short count = (short) Math.min(entries, ENTRIES_MAX);
        return ZipRecord.buffer(before.length + END_BYTES)
                .put(before)
                .putInt(END)
                .putInt(0) // one disk
                .putShort(count)
                .putShort(count)
                .putInt((int) Math.min(directoryBytes, ZipRecord.FIELD_MAX))
                .putInt((int) Math.min(directoryAt, ZipRecord.FIELD_MAX))
                .putShort((short) 0) // no comment
                .array();
    }

    private byte[] zip64() {
        return ZipRecord.buffer(END_64_BYTES + LOCATOR_BYTES)
                .putInt(END_64)
                .putLong(END_64_REST)
                .putShort(VERSION)
                .putShort(VERSION)
                .putInt(0)
                .putInt(0)
                .putLong(entries)
                .putLong(entries)
                .putLong(directoryBytes)
                .putLong(directoryAt)
                .putInt(LOCATOR_64)
                .putInt(0)
                .putLong(directoryAt + directoryBytes)
                .putInt(1)
                .array();
    }
}
