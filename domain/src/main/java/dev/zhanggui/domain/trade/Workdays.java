package dev.zhanggui.domain.trade;

import java.time.LocalDate;
import java.util.Optional;

/** Which days are worked: holidays and swapped working days are declared year by year, and nobody knows the next. */
public interface Workdays {
    /** Nothing is known of any day. */
    Workdays UNKNOWN = date -> Optional.empty();

    /** Empty where nobody has written down what is declared for that day's year. */
    Optional<Boolean> isWorkday(LocalDate date);
}
