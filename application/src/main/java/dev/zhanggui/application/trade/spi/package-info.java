/** What orders need from storage. */
@NullMarked
@CheckReturnValue
@SecondaryPort
package dev.zhanggui.application.trade.spi;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.SecondaryPort;
import org.jspecify.annotations.NullMarked;
