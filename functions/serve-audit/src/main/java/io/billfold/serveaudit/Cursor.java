package io.billfold.serveaudit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.billfold.billing.access.InvoiceSearch;
import io.billfold.billing.access.SearchPlan;
import io.billfold.store.InvoiceSearchStore;
import io.billfold.store.Sha256;

import java.util.Base64;

/**
 * Where a search goes on: the last position that was seen, with the search that it belongs to. It
 * is no secret and no right; one that was made up is refused or finds nothing that its search would
 * not find.
 */
final class Cursor {
    private static final int LENGTH_MAX = 400;
    private static final int HASH_LENGTH = 8;

    private Cursor() {}

    /** The text that a caller sends back. */
    static String write(InvoiceSearch search, String position) {
        byte[] bytes = (hash(search) + position).getBytes(UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * The position in a text that a caller sent back.
     *
     * @throws IllegalArgumentException when it is none, or one of another search
     */
    static String read(String text, InvoiceSearch search) {
        String decoded = decoded(text);
        if (!decoded.startsWith(hash(search)) || decoded.length() == HASH_LENGTH) {
            throw new IllegalArgumentException(
                    "belongs to no such search: send what was answered as next, and change nothing"
                            + " else");
        }
        String position = decoded.substring(HASH_LENGTH);
        if (!isPosition(position, search.plan())) {
            throw new IllegalArgumentException("was changed: send what was answered as next");
        }
        return position;
    }

    private static String decoded(String text) {
        return text.length() > LENGTH_MAX
                ? ""
                : new String(Base64.getUrlDecoder().decode(text), UTF_8);
    }

    private static boolean isPosition(String position, SearchPlan plan) {
        return switch (plan) {
            case SearchPlan.ByNumber _, SearchPlan.BySeries _ ->
                    Refusals.number(position).isPresent();
            case SearchPlan.ByAccount(var _, var issuedOn) ->
                    InvoiceSearchStore.isIssueKey(position, issuedOn);
            case SearchPlan.ByTaxId(var _, var issuedOn) ->
                    InvoiceSearchStore.isIssueKey(position, issuedOn);
            case SearchPlan.ByAmount _, SearchPlan.ByState _ ->
                    Refusals.number(position.substring(position.indexOf('#') + 1)).isPresent();
        };
    }

    private static String hash(InvoiceSearch search) {
        return Sha256.hex(search.words().getBytes(UTF_8)).substring(0, HASH_LENGTH);
    }
}
