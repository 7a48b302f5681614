/** What every context needs from outside: transactions, time, background work, the journal of what happened. */
@NullMarked
@CheckReturnValue
@SecondaryPort
package dev.zhanggui.application.spi;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;
