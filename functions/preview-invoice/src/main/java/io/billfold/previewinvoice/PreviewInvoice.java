package io.billfold.previewinvoice;

import io.billfold.billing.Problem;
import io.billfold.billing.account.Account;
import io.billfold.billing.account.Seller;
import io.billfold.billing.catalog.Catalog;
import io.billfold.billing.change.ChangeDecision;
import io.billfold.billing.change.ChangeRequest;
import io.billfold.billing.change.ChangeRules;
import io.billfold.billing.invoice.Draft;
import io.billfold.billing.invoice.Drafting;
import io.billfold.billing.rating.BillingInput;
import io.billfold.billing.rating.Forecast;
import io.billfold.billing.subscription.Subscription;
import io.billfold.billing.subscription.SubscriptionId;
import io.billfold.events.subscription.PreviewReader.Preview;
import io.billfold.store.AccountStore;
import io.billfold.store.BillingSources;
import io.billfold.store.CatalogStore;
import io.billfold.store.SubscriptionStore;
import io.billfold.store.Versioned;

import jakarta.inject.Singleton;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** Bills without writing. */
@Singleton
class PreviewInvoice {
    private final SubscriptionStore subscriptions;
    private final AccountStore accounts;
    private final CatalogStore catalogs;
    private final BillingSources sources;
    private final InstantSource clock;

    PreviewInvoice(
            SubscriptionStore subscriptions,
            AccountStore accounts,
            CatalogStore catalogs,
            BillingSources sources,
            InstantSource clock) {
        this.subscriptions = subscriptions;
        this.accounts = accounts;
        this.catalogs = catalogs;
        this.sources = sources;
        this.clock = clock;
    }

    /** What a preview shows. */
    sealed interface Shown {
        /** Drafts as they would be, without tax, in the order of their days. */
        record Drafts(List<Dated> drafts) implements Shown {
            public Drafts {
                drafts = List.copyOf(drafts);
            }
        }

        /** The change would be refused. */
        record Refused(List<Problem> problems) implements Shown {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }

    /** A draft and the day on which it is made. */
    record Dated(LocalDate on, Draft draft) {}

    /**
     * Shows the next invoice, or those until a day.
     *
     * @throws IllegalStateException when seller or account of the subscription are not known
     */
    Shown show(Preview preview) {
        List<SubscriptionId> ids = ids(preview);
        List<Dated> drafts = new ArrayList<>();
        for (SubscriptionId id : ids) {
            switch (show(id, preview)) {
                case Shown.Drafts(List<Dated> more) -> drafts.addAll(more);
                case Shown.Refused refused -> {
                    return refused;
                }
            }
        }
        drafts.sort(Comparator.comparing(Dated::on));
        return new Shown.Drafts(drafts);
    }

    private List<SubscriptionId> ids(Preview preview) {
        if (preview.account() != null) {
            return subscriptions.ofAccount(preview.account());
        }
        return preview.subscription() == null
                ? List.of(Objects.requireNonNull(preview.change()).subscription())
                : List.of(preview.subscription());
    }

    private Shown show(SubscriptionId id, Preview preview) {
        Subscription subscription = subscriptions.find(id).map(Versioned::value).orElse(null);
        if (subscription == null) {
            return new Shown.Refused(
                    List.of(new Problem("subscriptionId", "no subscription '" + id + "'")));
        }
        Account account = account(subscription);
        Instant now = clock.instant();
        ChangeRequest change = preview.change();
        if (change == null || !change.subscription().equals(id)) {
            return drafts(preview, subscription, account, now);
        }
        LocalDateTime moment = LocalDateTime.ofInstant(now, account.zone());
        Catalog catalog = catalogs.part(subscription, change.wish());
        return switch (ChangeRules.decide(subscription, catalog, moment, change)) {
            case ChangeDecision.Accepted accepted ->
                    drafts(preview, accepted.after(), account, now);
            case ChangeDecision.Refused(List<Problem> problems) -> new Shown.Refused(problems);
        };
    }

    private Shown drafts(Preview preview, Subscription subscription, Account account, Instant now) {
        LocalDate next = subscription.nextBillingOn();
        if (next == null) {
            return new Shown.Drafts(List.of());
        }
        LocalDate last = preview.until();
        // a day may be due and bill nothing: the next invoice is looked for within a year
        LocalDate until = last == null ? next.plusYears(1) : last;
        BillingInput input = sources.read(subscription, account.zone(), next, now);
        Seller seller = seller(subscription);
        List<Dated> drafts = new ArrayList<>();
        for (Forecast.Step step : Forecast.until(until, input).steps()) {
            if (!step.bill().lines().isEmpty() && (last != null || drafts.isEmpty())) {
                Subscription after = subscription.withBilling(step.bill().billing());
                drafts.add(
                        new Dated(
                                step.on(),
                                Drafting.draft(after, seller, account, step.on(), step.bill())));
            }
        }
        return new Shown.Drafts(drafts);
    }

    private Account account(Subscription subscription) {
        return accounts.findAccount(subscription.account())
                .map(Versioned::value)
                .orElseThrow(() -> unknown("account " + subscription.account()));
    }

    private Seller seller(Subscription subscription) {
        return accounts.findSeller(subscription.seller())
                .map(Versioned::value)
                .orElseThrow(() -> unknown("seller " + subscription.seller()));
    }

    private static IllegalStateException unknown(String what) {
        return new IllegalStateException(what + " is not known");
    }
}
