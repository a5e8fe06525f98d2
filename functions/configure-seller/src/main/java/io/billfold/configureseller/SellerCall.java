package io.billfold.configureseller;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Seller;
import io.billfold.billing.account.SellerId;
import io.billfold.billing.content.SellerRules;
import io.billfold.billing.order.SellerTexts;
import io.billfold.events.EventJson;
import io.billfold.events.SellerReader;
import io.billfold.events.SellerReading;
import io.billfold.lambda.Answer;
import io.billfold.lambda.Call;
import io.billfold.store.LogoStore;

import jakarta.inject.Singleton;

import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** {@code PUT /sellers/{id}}. */
@Singleton
class SellerCall {
    private static final String TITLE = "Seller refused";

    private final SellerReader reader;
    private final ConfigureSeller configureSeller;
    private final LogoStore logos;
    private final InstantSource clock;

    SellerCall(
            EventJson json, ConfigureSeller configureSeller, LogoStore logos, InstantSource clock) {
        this.reader = new SellerReader(json);
        this.configureSeller = configureSeller;
        this.logos = logos;
        this.clock = clock;
    }

    /**
     * Answers a call.
     *
     * @return 201 for a new seller; 200 for one that was changed or is so already, both with what
     *     its invoices would lack; 409 when its series is another seller's or it changed meanwhile;
     *     422 with everything that is wrong
     */
    Answer answer(Call call) {
        SellerId id;
        try {
            id = new SellerId(call.pathParameter("id"));
        } catch (IllegalArgumentException e) {
            return Answer.refused(
                    TITLE, List.of(new Problem("id", String.valueOf(e.getMessage()))));
        }
        return switch (reader.read(id, call.body())) {
            case SellerReading.Read(Seller seller) -> checked(seller);
            case SellerReading.Unreadable(List<Problem> problems) ->
                    Answer.refused(TITLE, problems);
        };
    }

    private Answer checked(Seller seller) {
        List<Problem> problems = new ArrayList<>(SellerTexts.problems(seller));
        problems.addAll(SellerRules.check(seller));
        String logo = seller.branding().logo();
        if (logo != null && !logos.isKept(logo)) {
            problems.add(new Problem("branding.logo", "is no logo that was sent to /logos"));
        }
        return problems.isEmpty()
                ? answer(seller, configureSeller.configure(seller))
                : Answer.refused(TITLE, problems);
    }

    private Answer answer(Seller seller, Configuring done) {
        return switch (done) {
            case ADDED -> Answer.json(201, body(seller));
            case CHANGED, UNCHANGED -> Answer.json(200, body(seller));
            case SERIES_TAKEN ->
                    Answer.problem(
                            409,
                            TITLE,
                            "series "
                                    + seller.series()
                                    + " numbers the invoices of another seller:"
                                    + " choose another one");
            case CHANGED_MEANWHILE ->
                    Answer.problem(409, TITLE, "the seller was changed meanwhile: send again");
        };
    }

    private Map<String, Object> body(Seller seller) {
        LocalDate today = clock.instant().atZone(seller.zone()).toLocalDate();
        return Map.of(
                "seller",
                seller.id().value(),
                "series",
                seller.series(),
                "lacking",
                SellerRules.lacking(seller, today).stream()
                        .map(it -> Map.of("field", it.field(), "reason", it.reason()))
                        .toList());
    }
}
