package io.billfold.testkit.audit;

import com.fasterxml.jackson.databind.JsonNode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The pages of each subscription's ledger of billed portions. */
final class LedgerPages {
    /** By subscription, then by the first day of the page's periods. */
    private final Map<String, TreeMap<String, JsonNode>> pages = new HashMap<>();

    /** Takes a page in. */
    void take(Change change) {
        pages.computeIfAbsent(subscription(change), id -> new TreeMap<>())
                .put(day(change), change.after().doc());
    }

    static String subscription(Change change) {
        return change.after().text("pk").substring("SUBSCRIPTION#".length());
    }

    private static String day(Change change) {
        return change.after().text("sk").substring("BILLED#".length());
    }

    /** The portions of a page as it is stored. */
    static List<Portion> portions(Row page) {
        return page.isThere() ? portions(page.doc()) : List.of();
    }

    private static List<Portion> portions(JsonNode page) {
        return page.path("portions").valueStream().map(Portion::new).toList();
    }

    /** The portions of each charge, in the order of time. */
    Map<String, List<Portion>> byKey(String subscription) {
        Map<String, List<Portion>> byKey = new TreeMap<>();
        pages.getOrDefault(subscription, new TreeMap<>())
                .values()
                .forEach(
                        page ->
                                portions(page)
                                        .forEach(
                                                it ->
                                                        byKey.computeIfAbsent(
                                                                        it.key(),
                                                                        key -> new ArrayList<>())
                                                                .add(it)));
        byKey.values().forEach(portions -> portions.sort(Comparator.comparing(Portion::from)));
        return byKey;
    }

    /** Portions that are not within the page on which they are. */
    List<Portion> astray(String subscription) {
        List<Portion> astray = new ArrayList<>();
        pages.getOrDefault(subscription, new TreeMap<>())
                .forEach(
                        (day, page) ->
                                portions(page).stream()
                                        .filter(portion -> !portion.isWithin(day))
                                        .forEach(astray::add));
        return astray;
    }
}
