package org.onsale.waitingroom.domain;

import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the token of a poll costs: a MAC over about 70 bytes, and base64. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class PlaceTokenBench {
    private final PlaceTokens tokens = new PlaceTokens(PlaceKeyRing.random(new Random(1)));
    private final PlaceToken token = new PlaceToken(
            "onsale", new Epoch(0xaa), "AAAAAAAAAAAAAAAA", 123_456, Instant.parse("2031-05-01T10:00:00Z"));
    private final String text = tokens.sign(token);
    private final String forged = text.substring(0, text.length() - 2) + (text.endsWith("AA") ? "BA" : "AA");

    @Benchmark
    public Optional<PlaceToken> verify() {
        return tokens.verify(text);
    }

    @Benchmark
    public Optional<PlaceToken> refuseForged() {
        return tokens.verify(forged);
    }

    @Benchmark
    public String sign() {
        return tokens.sign(token);
    }
}
