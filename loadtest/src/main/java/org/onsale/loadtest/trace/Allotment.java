package org.onsale.loadtest.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.onsale.loadtest.trace.ArrivalTrace.Bin;

/**
 * How many of a replay's arrivals fall to each bin. Their sum is the recorded one times the scale, rounded once. With {@link
 * Spread#POISSON} each recorded arrival is as likely as any other to be left out, or to be doubled, by a fractional scale
 * (selection sampling: Knuth, The Art of Computer Programming, vol. 2, 3.4.2, algorithm S); with {@link Spread#EVEN} every
 * bin has its share, to one rounding.
 */
final class Allotment {
    private static final long MOST_PEOPLE = 100_000_000;
    private static final long MOST_RECORDED = 1_000_000_000;
    private static final double MOST_SECONDS = 1_000_000;

    /** Arrivals in a stretch of the replay, in replayed seconds. */
    record Piece(double fromSeconds, double widthSeconds, int people) {}

    private Allotment() {}

    static List<Piece> of(ArrivalTrace trace, Scaling scaling) {
        List<Piece> recorded = covered(trace, scaling);
        long total = recorded.stream().mapToLong(Piece::people).sum();
        double wanted = total * scaling.count();
        if (total > MOST_RECORDED || wanted > MOST_PEOPLE) {
            throw new IllegalArgumentException(
                    "scale.count: got %s for %d recorded people, want at most %d people in a replay"
                            .formatted(scaling.count(), total, MOST_PEOPLE));
        }
        return scaling.spread() == Spread.EVEN
                ? inProportion(recorded, scaling.count())
                : sampled(recorded, total, Math.round(wanted), new SplittableRandom(scaling.seed()));
    }

    /** The part replayed, in replayed time, with the people recorded; of a bin that is cut, its share. */
    private static List<Piece> covered(ArrivalTrace trace, Scaling scaling) {
        List<Piece> pieces = new ArrayList<>();
        double seen = 0;
        long counted = 0;
        for (Bin bin : trace.bins()) {
            double from = Math.max(bin.offsetSeconds(), scaling.startSeconds());
            double to = Math.min(bin.offsetSeconds() + trace.binSeconds(), scaling.endSeconds());
            if (from < to) {
                seen += bin.count() * (to - from) / trace.binSeconds();
                int people = Math.toIntExact(Math.round(seen) - counted);
                counted += people;
                pieces.add(new Piece(
                        (from - scaling.startSeconds()) / scaling.speed(), (to - from) / scaling.speed(), people));
            }
        }
        if (!pieces.isEmpty() && pieces.get(pieces.size() - 1).fromSeconds() > MOST_SECONDS) {
            throw new IllegalArgumentException(
                    "scale.time: got %s, want at most %.0f s of replay".formatted(scaling.speed(), MOST_SECONDS));
        }
        return pieces;
    }

    private static List<Piece> inProportion(List<Piece> recorded, double scale) {
        List<Piece> pieces = new ArrayList<>(recorded.size());
        long seen = 0;
        long allotted = 0;
        for (Piece piece : recorded) {
            seen += piece.people();
            long due = Math.round(seen * scale);
            pieces.add(new Piece(piece.fromSeconds(), piece.widthSeconds(), Math.toIntExact(due - allotted)));
            allotted = due;
        }
        return pieces;
    }

    private static List<Piece> sampled(List<Piece> recorded, long total, long wanted, SplittableRandom random) {
        List<Piece> pieces = new ArrayList<>(recorded.size());
        long each = total == 0 ? 0 : wanted / total;
        long wantedOnceMore = wanted - each * total;
        long left = total;
        for (Piece piece : recorded) {
            int once = 0;
            for (int i = 0; i < piece.people(); i++) {
                if (wantedOnceMore > 0 && random.nextDouble() * left < wantedOnceMore) {
                    once++;
                    wantedOnceMore--;
                }
                left--;
            }
            pieces.add(new Piece(
                    piece.fromSeconds(), piece.widthSeconds(), Math.toIntExact(each * piece.people() + once)));
        }
        return pieces;
    }
}
