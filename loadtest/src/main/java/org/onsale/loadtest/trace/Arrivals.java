package org.onsale.loadtest.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.onsale.loadtest.trace.Allotment.Piece;

/**
 * When the people of a replay arrive; open model: they come whether or not those before them were served. Moments are not
 * kept but computed anew from the seed each time, so memory is that of the bins.
 */
public final class Arrivals {
    /** More steps than this make each user that Gatling starts expensive: it adds up the steps' durations one by one. */
    private static final int MOST_BLOCKS = 600;

    /** Odd, and not the increment of {@link SplittableRandom}, so neither seeds nor bins share a sequence. */
    private static final long SALT = 0xD1342543DE82EF95L;

    /** People who arrive within these seconds, which follow those of the block before. */
    public record Block(int people, int seconds) {}

    private final List<Piece> pieces;
    private final Spread spread;
    private final long seed;
    private final Part part;
    private final int[] perSecond;
    private final int blockSeconds;

    Arrivals(List<Piece> pieces, Spread spread, long seed, Part part) {
        this.pieces = List.copyOf(pieces);
        this.spread = spread;
        this.seed = seed;
        this.part = part;
        this.perSecond = counted();
        this.blockSeconds = Math.max(1, (perSecond.length + MOST_BLOCKS - 1) / MOST_BLOCKS);
    }

    /** Those of them this load generator makes. */
    public Arrivals part(Part part) {
        return new Arrivals(pieces, spread, seed, part);
    }

    public long total() {
        return Arrays.stream(perSecond).asLongStream().sum();
    }

    /** Most in one second. */
    public int peak() {
        return Arrays.stream(perSecond).max().orElse(0);
    }

    /** Of the whole replay, to the last arrival of all parts. */
    public int seconds() {
        return perSecond.length;
    }

    public List<Integer> perSecond() {
        return Arrays.stream(perSecond).boxed().toList();
    }

    /**
     * For an injector that takes a bounded number of steps: people start together at the beginning of their block and wait
     * there until {@link Arrival#afterBlockMillis()}. Blocks without people are joined into one.
     */
    public List<Block> blocks() {
        List<Block> blocks = new ArrayList<>();
        int empty = 0;
        for (int from = 0; from < perSecond.length; from += blockSeconds) {
            int people = Arrays.stream(perSecond, from, Math.min(from + blockSeconds, perSecond.length))
                    .sum();
            if (people == 0) {
                empty += blockSeconds;
            } else {
                if (empty > 0) {
                    blocks.add(new Block(0, empty));
                }
                blocks.add(new Block(people, blockSeconds));
                empty = 0;
            }
        }
        return blocks;
    }

    /** Arrivals in order of time; not thread-safe. */
    public Iterator<Arrival> inOrder() {
        return new InOrder();
    }

    private int[] counted() {
        int[] counts = new int[1];
        int seconds = 0;
        InOrder all = new InOrder();
        for (long at = all.nextMillis(); at >= 0; at = all.nextMillis()) {
            int second = (int) (at / 1_000);
            counts = second < counts.length ? counts : Arrays.copyOf(counts, Math.max(second + 1, 2 * counts.length));
            counts[second] += part.takes(all.buyer) ? 1 : 0;
            seconds = second + 1;
        }
        return Arrays.copyOf(counts, seconds);
    }

    private final class InOrder implements Iterator<Arrival> {
        private int index = -1;
        private int leftInPiece;
        private Spread.Moments moments = () -> 0;
        private int buyer;
        private long upcoming = -1;

        /** Of all parts' buyers the next one, {@link #buyer}; -1 after the last. */
        private long nextMillis() {
            while (leftInPiece == 0) {
                if (++index == pieces.size()) {
                    index--;
                    return -1;
                }
                leftInPiece = pieces.get(index).people();
                moments = spread.moments(leftInPiece, new SplittableRandom(seed * SALT + index));
            }
            leftInPiece--;
            buyer++;
            Piece piece = pieces.get(index);
            return (long) (1_000 * (piece.fromSeconds() + moments.next() * piece.widthSeconds()));
        }

        @Override
        public boolean hasNext() {
            while (upcoming < 0) {
                upcoming = nextMillis();
                if (upcoming < 0) {
                    return false;
                }
                upcoming = part.takes(buyer) ? upcoming : -1;
            }
            return true;
        }

        @Override
        public Arrival next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Arrival arrival = new Arrival(buyer, upcoming, upcoming % (1_000L * blockSeconds));
            upcoming = -1;
            return arrival;
        }
    }
}
