package org.onsale.loadtest.verdict;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.onsale.loadtest.history.BuyerEvent;

/** A line forms when more come than are served, and dissolves when fewer come: then buyers are let in at once again. */
final class LineWatch implements Watch {
    private final Facts facts;
    private final Set<Integer> inLine = new HashSet<>();
    private final Set<Integer> everInLine = new HashSet<>();
    private int longest;
    private long longestAt;
    private long arrivedSinceEmpty;
    private long dissolvedAt = Long.MIN_VALUE;

    LineWatch(Facts facts) {
        this.facts = facts;
    }

    @Override
    public void saw(BuyerEvent event) {
        switch (event.what()) {
            case ARRIVED -> arrivedSinceEmpty += longest > 0 && inLine.isEmpty() ? 1 : 0;
            case JOINED -> joined(event);
            case TURN, LET_IN_ALREADY, ENDED -> inLine.remove(event.buyer());
            case ADMITTED -> {
                if (longest > 0 && dissolvedAt < longestAt && !everInLine.contains(event.buyer())) {
                    dissolvedAt = event.atNanos();
                }
            }
            default -> {}
        }
    }

    private void joined(BuyerEvent event) {
        if (everInLine.add(event.buyer())) {
            inLine.add(event.buyer());
            if (inLine.size() > longest) {
                longest = inLine.size();
                longestAt = event.atNanos();
                arrivedSinceEmpty = 0;
            }
        }
    }

    @Override
    public Judgement judgement() {
        if (longest == 0) {
            return new Judgement.NotJudged("no line formed: more people, or a lower cap");
        }
        String seen = "longest line " + longest;
        if (dissolvedAt >= longestAt) {
            return new Judgement.Kept(
                    seen
                            + String.format(
                                    Locale.ROOT,
                                    " at %.0f s, somebody let in at once again at %.0f s",
                                    seconds(longestAt),
                                    seconds(dissolvedAt)),
                    testimony(0));
        }
        return arrivedSinceEmpty == 0
                ? new Judgement.NotJudged(seen + "; nobody arrived after it")
                : new Judgement.Broken(seen + "; nobody was let in at once after it", testimony(1), 1, List.of());
    }

    private List<Testimony> testimony(long breaches) {
        return List.of(new Testimony(Witness.BUYERS, everInLine.size(), "places in line", breaches));
    }

    private double seconds(long atNanos) {
        return (atNanos - facts.clock().anchorNanos()) / 1e9;
    }
}
