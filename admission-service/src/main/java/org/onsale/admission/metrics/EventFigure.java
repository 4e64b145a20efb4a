package org.onsale.admission.metrics;

import java.util.function.ToDoubleFunction;
import org.onsale.admission.application.EventMemory;
import org.onsale.admission.domain.Board;

/** Names of all gauges of an event; no value before the first look at it. */
enum EventFigure {
    CAP("onsale.event.cap", "Most slots that may be held at once", Board::cap),
    TURNS("onsale.event.turns", "Slots held by turns not claimed yet", Board::turns),
    CHECKOUTS("onsale.event.checkouts", "Slots held by checkouts", Board::checkouts),
    WAITING("onsale.event.waiting", "Places in line", Board::waiting),
    PRESENT("onsale.event.present", "Places in line whose buyer was heard of lately", Board::present),
    AWAY("onsale.event.away", "Places called while nobody was there", Board::away),
    ON_HOLD("onsale.event.on.hold", "1 while a loss of Redis is being healed", board -> board.onHold() ? 1 : 0);

    private final String meter;
    private final String description;
    private final ToDoubleFunction<Board> figure;

    EventFigure(String meter, String description, ToDoubleFunction<Board> figure) {
        this.meter = meter;
        this.description = description;
        this.figure = figure;
    }

    String meter() {
        return meter;
    }

    String description() {
        return description;
    }

    double of(EventMemory memory) {
        return memory.board().map(figure::applyAsDouble).orElse(Double.NaN);
    }
}
