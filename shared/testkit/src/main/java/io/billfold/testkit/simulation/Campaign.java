package io.billfold.testkit.simulation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/**
 * Many runs, one seed after the other, as many at a time as there are workers; each run has one
 * thread.
 *
 * <pre>{@code
 * Campaign campaign = new Campaign(topology, Size.USUAL, 2);
 * Campaign.Result result = campaign.run(1, 10_000, done -> {});
 * }</pre>
 */
public final class Campaign {
    private final Topology topology;
    private final Size size;
    private final int workers;

    /**
     * @param workers how many runs at a time
     */
    public Campaign(Topology topology, Size size, int workers) {
        this.topology = topology;
        this.size = size;
        this.workers = workers;
    }

    /**
     * What came of a campaign.
     *
     * @param seeds how many were run
     * @param steps of all runs
     * @param invoices that were issued in all runs
     * @param failures in the order of their seeds, stories as they were
     */
    public record Result(long seeds, long steps, long invoices, List<Outcome> failures) {
        public Result {
            failures = List.copyOf(failures);
        }
    }

    /** Runs one seed. */
    public Outcome run(Broken broken, long seed) {
        try (Fleet fleet = new Fleet()) {
            return run(fleet, broken, seed);
        }
    }

    private Outcome run(Fleet fleet, Broken broken, long seed) {
        return Simulation.run(topology, fleet, scenario(broken, seed));
    }

    private Scenario scenario(Broken broken, long seed) {
        return new Scenario(seed, size, broken, Set.of());
    }

    /** The shortest story that fails as this outcome's does. */
    public Outcome shrunk(Broken broken, Outcome failed) {
        Scenario scenario = scenario(broken, failed.seed());
        try (Fleet fleet = new Fleet()) {
            return Shrinker.shrink(
                    keys -> Simulation.run(topology, fleet, scenario.without(keys)), failed);
        }
    }

    /**
     * Runs seeds with the system as it is.
     *
     * @param progress hears after each run how many are done; from several threads
     */
    public Result run(long firstSeed, long seeds, LongConsumer progress) {
        Tally tally = new Tally();
        AtomicLong next = new AtomicLong(firstSeed);
        onEachWorker(
                fleet -> {
                    long seed;
                    while ((seed = next.getAndIncrement()) < firstSeed + seeds) {
                        progress.accept(tally.add(run(fleet, Broken.NOTHING, seed)));
                    }
                });
        return tally.result();
    }

    /**
     * Runs seeds of each variant until the first that fails.
     *
     * @param seeds how many at most
     * @return the failure of each variant that has one
     */
    public Map<Broken, Outcome> firstFailures(List<Broken> variants, long firstSeed, long seeds) {
        Map<Broken, Outcome> caught = new EnumMap<>(Broken.class);
        AtomicLong next = new AtomicLong();
        onEachWorker(
                fleet -> {
                    long index;
                    while ((index = next.getAndIncrement()) < variants.size()) {
                        Broken variant = variants.get((int) index);
                        Optional<Outcome> failure = firstFailure(fleet, variant, firstSeed, seeds);
                        synchronized (caught) {
                            failure.ifPresent(it -> caught.put(variant, it));
                        }
                    }
                });
        return caught;
    }

    private Optional<Outcome> firstFailure(
            Fleet fleet, Broken variant, long firstSeed, long seeds) {
        for (long seed = firstSeed; seed < firstSeed + seeds; seed++) {
            Outcome outcome = run(fleet, variant, seed);
            if (outcome.failure().isPresent()) {
                return Optional.of(outcome);
            }
        }
        return Optional.empty();
    }

    private void onEachWorker(Consumer<Fleet> work) {
        try (ExecutorService executor = Executors.newFixedThreadPool(workers)) {
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                running.add(
                        executor.submit(
                                () -> {
                                    try (Fleet fleet = new Fleet()) {
                                        work.accept(fleet);
                                    }
                                }));
            }
            for (Future<?> each : running) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the simulation was interrupted", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the simulation itself failed", e.getCause());
        }
    }

    /** What all workers have done so far. */
    private static final class Tally {
        private final List<Outcome> failures = new ArrayList<>();
        private long seeds;
        private long steps;
        private long invoices;

        synchronized long add(Outcome outcome) {
            steps += outcome.steps();
            invoices += outcome.counts().invoices();
            if (outcome.failure().isPresent()) {
                failures.add(outcome);
            }
            return ++seeds;
        }

        synchronized Result result() {
            failures.sort(Comparator.comparingLong(Outcome::seed));
            return new Result(seeds, steps, invoices, failures);
        }
    }
}
