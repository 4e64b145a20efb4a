package org.onsale.waitingroom.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.onsale.waitingroom.domain.EventSettings;

/**
 * A page for a browser that runs no script, as plain texts; {@link PlainHtml} writes it.
 *
 * @param event name of the event, empty where there is none
 * @param heading also the title
 */
record PlainPage(String event, String heading, List<Part> parts) {

    /** One thing on the page, from top to bottom. */
    sealed interface Part {

        /** A sentence or two of ours. */
        record Text(String text) implements Part {}

        /** What the organiser says. */
        record Message(String text) implements Part {}

        /** Figures and what they count. */
        record Facts(List<Fact> facts) implements Part {}

        /** The way on to another address, shown like a button where it is the next step. */
        record Link(String label, String address, boolean isNextStep) implements Part {}

        /** Asks this address again: how the place stands. */
        record Check(Optional<String> returnTo) implements Part {}

        /**
         * Takes a place.
         *
         * @param anew instead of one that is over
         */
        record Join(String label, Optional<String> returnTo, boolean anew) implements Part {}
    }

    /** A figure and what it counts. */
    record Fact(String label, String figure) {}

    static PlainPage of(String heading) {
        return new PlainPage("", heading, List.of());
    }

    static PlainPage of(EventSettings settings, String heading) {
        return new PlainPage(settings.name(), heading, List.of());
    }

    PlainPage with(Part part) {
        List<Part> more = new ArrayList<>(parts);
        more.add(part);
        return new PlainPage(event, heading, List.copyOf(more));
    }

    PlainPage with(Optional<? extends Part> part) {
        return part.map(given -> with((Part) given)).orElse(this);
    }

    PlainPage saying(String text) {
        return with(new Part.Text(text));
    }

    PlainPage showing(Fact... facts) {
        return with(new Part.Facts(List.of(facts)));
    }

    /** What every page of an event ends with: the organiser's words, and the way back. */
    PlainPage closing(EventSettings settings) {
        return with(settings.message().map(Part.Message::new))
                .with(settings.branding().shop().map(shop -> new Part.Link("Back to the shop", shop, false)));
    }
}
