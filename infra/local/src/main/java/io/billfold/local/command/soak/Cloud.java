package io.billfold.local.command.soak;

import io.billfold.local.command.CommandFailure;
import io.billfold.local.command.Connection;

import java.net.URI;
import java.time.Instant;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * The local cloud across all its lives: whoever asks it something while it is killed has it started
 * again, and asks again.
 */
final class Cloud implements AutoCloseable {
    /** It takes some seconds to start. */
    private static final int START_MILLIS_MAX = 2_500;

    private final CloudProcess.Start start;
    private final Random random;
    private final Thread endWithUs = new Thread(this::kill, "end-cloud");
    private volatile CloudProcess process;
    private Connection connection;
    private Thread killer = new Thread();
    private boolean killWhileStarting;
    private int lives;
    private int kills;

    /** Starts the first. */
    Cloud(CloudProcess.Start start, Random random) {
        this.start = start;
        this.random = random;
        this.process = begin();
        Runtime.getRuntime().addShutdownHook(endWithUs);
        this.connection = new Connection(process.awaitReady());
    }

    /** How many processes there have been. */
    int lives() {
        return lives;
    }

    /** How many of them were killed. */
    int kills() {
        return kills;
    }

    /** Asks something that may be asked twice. */
    <R> R ask(Function<Connection, R> question) {
        while (true) {
            try {
                return question.apply(connection);
            } catch (RuntimeException e) {
                mend(e);
            }
        }
    }

    /** Moves the clock, while others ask. It fails when the process is killed. */
    CompletableFuture<Instant> advance(Instant target) {
        URI endpoint = connection.endpoint();
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Connection own = new Connection(endpoint)) {
                        return own.moveClock(target);
                    }
                },
                Thread::startVirtualThread);
    }

    /** Lets the process die in a while, whatever it is doing then. One at a time. */
    void killIn(int millis, boolean againWhileStarting) {
        awaitKill();
        kills++;
        killWhileStarting = againWhileStarting;
        CloudProcess victim = process;
        killer =
                Thread.startVirtualThread(
                        () -> {
                            pause(millis);
                            victim.kill();
                        });
    }

    /** Returns when the kill that was planned has struck, and the next process takes requests. */
    void awaitKill() {
        try {
            killer.join();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (process.isKilled()) {
            restart();
        }
    }

    /** Kills it now and starts the next. */
    void killAndRestart() {
        killIn(0, false);
        awaitKill();
    }

    /**
     * Something failed.
     *
     * @throws RuntimeException it, unless a kill explains it
     */
    void mend(RuntimeException failure) {
        if (!process.isKilled()) {
            if (process.isAlive()) {
                throw failure;
            }
            throw new CommandFailure(
                    "the local cloud ended by itself in life " + lives + ": see " + start.log(),
                    failure);
        }
        restart();
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(endWithUs);
        connection.close();
        kill();
    }

    private void kill() {
        process.kill();
    }

    private void restart() {
        connection.close();
        awaitDeath();
        process = begin();
        if (killWhileStarting) {
            killWhileStarting = false;
            kills++;
            pause(random.nextInt(START_MILLIS_MAX));
            process.kill();
            awaitDeath();
            process = begin();
        }
        connection = new Connection(process.awaitReady());
    }

    private CloudProcess begin() {
        lives++;
        return CloudProcess.begin(start);
    }

    private void awaitDeath() {
        try {
            process.awaitDeath();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static CommandFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CommandFailure("the soak was interrupted", e);
    }
}
