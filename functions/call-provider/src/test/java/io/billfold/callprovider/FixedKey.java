package io.billfold.callprovider;

/** A key that is always the same; counts how often it was not taken. */
final class FixedKey implements ApiKey {
    int forgotten;

    private final String key;

    FixedKey(String key) {
        this.key = key;
    }

    @Override
    public String current() {
        return key;
    }

    @Override
    public void forget() {
        forgotten++;
    }
}
