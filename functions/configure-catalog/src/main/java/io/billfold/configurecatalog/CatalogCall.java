package io.billfold.configurecatalog;

import io.billfold.billing.Problem;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.catalog.Catalog;
import io.billfold.events.EventJson;
import io.billfold.events.catalog.CatalogJson;
import io.billfold.events.catalog.CatalogReader;
import io.billfold.events.catalog.CatalogReading;
import io.billfold.events.catalog.DifferenceJson;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.lambda.Triggers;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import org.jspecify.annotations.Nullable;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The calls about a seller's catalog. */
@Singleton
class CatalogCall implements Triggers.CallHandler {
    private static final String TITLE = "Catalog refused";
    private static final String IF_MATCH = "if-match";

    private final CatalogReader reader;
    private final ConfigureCatalog configureCatalog;

    CatalogCall(EventJson json, ConfigureCatalog configureCatalog) {
        this.reader = new CatalogReader(json);
        this.configureCatalog = configureCatalog;
    }

    /**
     * Answers a call.
     *
     * @return for GET 200 with the catalog and its version as ETag, or 404; for POST 200 with what
     *     would be different; for PUT 201 for a first catalog, 200 for another or the same, 412
     *     when it is not the version of If-Match, 409 when it changed meanwhile; for both 404 for
     *     an unknown seller and 422 with everything that is wrong
     */
    @Override
    public Answer answer(Call call) {
        SellerId seller;
        try {
            seller = new SellerId(call.pathParameter("id"));
        } catch (IllegalArgumentException e) {
            return Answer.refused(
                    TITLE, List.of(new Problem("id", String.valueOf(e.getMessage()))));
        }
        if (call.method().equals("GET")) {
            return shown(configureCatalog.find(seller));
        }
        return switch (reader.read(seller, call.body())) {
            case CatalogReading.Read(Catalog catalog) -> configured(call, catalog);
            case CatalogReading.Unreadable(List<Problem> problems) ->
                    Answer.refused(TITLE, problems);
        };
    }

    @Override
    public int bodyBytesMax() {
        return CatalogReader.SIZE_MAX_BYTES;
    }

    private static Answer shown(Optional<Versioned<Catalog>> found) {
        return found.map(
                        it ->
                                new Answer(
                                        200,
                                        Map.of(
                                                "content-type",
                                                "application/json",
                                                "etag",
                                                "\"" + it.version() + "\""),
                                        CatalogJson.of(it.value())))
                .orElseGet(() -> Answer.problem(404, "No catalog", "this seller has none yet"));
    }

    private Answer configured(Call call, Catalog catalog) {
        if (call.method().equals("POST")) {
            return answer(configureCatalog.preview(catalog), false);
        }
        String match = call.header(IF_MATCH).orElse(null);
        Long versionSeen = match == null ? null : version(match);
        return match != null && versionSeen == null
                ? Answer.refused(
                        TITLE, List.of(new Problem(IF_MATCH, "must be a version such as \"3\"")))
                : answer(configureCatalog.configure(catalog, versionSeen), true);
    }

    private static @Nullable Long version(String entityTag) {
        String digits = entityTag.replace("\"", "").strip();
        return digits.matches("[0-9]{1,18}") ? Long.valueOf(digits) : null;
    }

    private static Answer answer(Configuring outcome, boolean isWritten) {
        return switch (outcome) {
            case Configuring.Done done -> done(done, isWritten);
            case Configuring.Refused(List<Problem> problems) -> Answer.refused(TITLE, problems);
            case Configuring.UnknownSeller() ->
                    Answer.problem(
                            404, TITLE, "this seller is not known: PUT /sellers/{id} comes first");
            case Configuring.OtherVersion(long version) ->
                    Answer.problem(
                            412,
                            TITLE,
                            "the catalog has version "
                                    + version
                                    + " now: look at the difference again");
            case Configuring.ChangedMeanwhile() ->
                    Answer.problem(409, TITLE, "the catalog was changed meanwhile: send again");
        };
    }

    private static Answer done(Configuring.Done done, boolean isWritten) {
        boolean isFirst = isWritten && done.versionBefore() == 0 && done.version() > 0;
        return Answer.json(
                isFirst ? 201 : 200,
                Map.of(
                        "seller",
                        done.after().seller().value(),
                        "version",
                        done.version(),
                        "differences",
                        DifferenceJson.of(done.differences(), done.before(), done.after())));
    }
}
