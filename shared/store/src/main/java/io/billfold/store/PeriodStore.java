package io.billfold.store;

import com.fasterxml.jackson.annotation.JsonInclude;

import io.billfold.billing.account.SellerId;
import io.billfold.billing.ledger.ClosedPeriod;
import io.micronaut.serde.annotation.Serdeable;

import org.jspecify.annotations.Nullable;

import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Up to which month each seller's books are closed: an item of the Ledger table. Whoever books an
 * entry of a month that may be closed guards it, so that closing and booking can't pass each other.
 */
public class PeriodStore {
    private static final long FORM = 1;
    private static final String SK = "CLOSED";

    private final Dynamo dynamo;

    public PeriodStore(Dynamo dynamo) {
        this.dynamo = dynamo;
    }

    /** The stored form of a {@link ClosedPeriod}, version 1. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Stored(int version, String seller, @Nullable String through, List<StoredStep> steps) {
        static Stored of(ClosedPeriod period) {
            return new Stored(
                    1,
                    period.seller().value(),
                    text(period.through()),
                    period.steps().stream().map(StoredStep::of).toList());
        }

        ClosedPeriod toPeriod() {
            StoredVersion.check("closed period", version);
            return new ClosedPeriod(
                    new SellerId(seller),
                    month(through),
                    steps.stream().map(StoredStep::toStep).toList());
        }
    }

    /** The stored form of a {@link ClosedPeriod.Step}. */
    @Serdeable
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StoredStep(@Nullable String through, String by, String why, String at) {
        static StoredStep of(ClosedPeriod.Step step) {
            return new StoredStep(
                    text(step.through()), step.by(), step.why(), step.at().toString());
        }

        ClosedPeriod.Step toStep() {
            return new ClosedPeriod.Step(month(through), by, why, Instant.parse(at));
        }
    }

    private static @Nullable String text(@Nullable YearMonth month) {
        return month == null ? null : month.toString();
    }

    private static @Nullable YearMonth month(@Nullable String text) {
        return text == null ? null : YearMonth.parse(text);
    }

    /** What of a seller is closed; empty where nothing ever was. */
    public Optional<Versioned<ClosedPeriod>> find(SellerId seller) {
        return dynamo.find(Table.LEDGER, pk(seller), SK)
                .map(item -> new Versioned<>(period(item), new Attributes(item).number("version")));
    }

    /**
     * Writes what is closed.
     *
     * @param versionRead the version that was read, or null where nothing was there
     */
    public Commit save(Commit commit, ClosedPeriod period, @Nullable Long versionRead) {
        YearMonth through = period.through();
        Item item =
                Item.of(pk(period.seller()), SK)
                        .with("form", FORM)
                        .with("seller", period.seller().value())
                        .with("through", through == null ? null : through.toString())
                        .with("doc", dynamo.eventJson().write(Stored.of(period)));
        return versionRead == null
                ? commit.putNew(Table.LEDGER, item.with("version", 1))
                : commit.replace(Table.LEDGER, item, versionRead);
    }

    /** Refuses the transaction when what is closed is no longer as it was read. */
    Commit guard(Commit commit, SellerId seller, Optional<Versioned<ClosedPeriod>> read) {
        return commit.guard(
                Table.LEDGER, pk(seller), SK, read.map(Versioned::version).orElse(null));
    }

    private ClosedPeriod period(Map<String, AttributeValue> found) {
        Attributes item = new Attributes(found).requireForm(FORM);
        return dynamo.eventJson().read(item.text("doc"), Stored.class).toPeriod();
    }

    private static String pk(SellerId seller) {
        return "SELLER#" + seller;
    }
}
