package org.onsale.local.model;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one buyer knows of himself, and what the model must remember to judge how he is treated. */
final class Buyer {

    enum Life {
        /** Not answered yet. */
        NEW,
        /** Has a place. */
        WAITING,
        /** Has a checkout. */
        SHOPPING,
        /** Gave the place up, bought, was thrown out or missed for good. */
        GONE
    }

    final String key;
    Life life = Life.NEW;
    boolean pageOpen = true;

    @Nullable
    String token;

    long number;
    /** Model time until which Redis must take him for present; 0 when it may not know. */
    long surelyPresentUntil;
    /** Model time from which Redis must not take him for present. */
    long presentAtMostUntil;
    /** The rooms that heard of him and have not reported it yet. */
    final Set<Integer> heardByRooms = new HashSet<>();
    /** The rooms that may have heard of him, or could not, because a loss left them without the event. */
    final Set<Integer> maybeHeardByRooms = new HashSet<>();

    long polledAt;
    long ahead = Long.MAX_VALUE;
    long toldAsOf;
    boolean missedForGood;

    @Nullable
    String code;

    @Nullable
    String checkout;

    @Nullable
    String pass;

    long leaseUntil;
    /** A claim of his was done and its answer lost: he still takes himself for waiting. */
    boolean unheard;
    /** When such a claim was taken back and the place was his again; 0 for never. */
    long lapsedAt;
    /** Until when the turn he knows of may be claimed. */
    long claimUntil;
    /** Generation of the admission node that granted the checkout. */
    int grantedBy;

    Buyer(String key) {
        this.key = key;
    }

    boolean isSurelyPresent(long now) {
        return surelyPresentUntil > now;
    }

    boolean holdsSlot(long now) {
        return (life == Life.SHOPPING || unheard) && leaseUntil > now;
    }

    @Override
    public String toString() {
        return key + "[" + life + " #" + number + (pageOpen ? "" : " closed")
                + (checkout == null ? "" : " " + checkout.substring(0, 4)) + "]";
    }
}
