/** Orders and listings: taken, brought forward, asked for. */
@NullMarked
@CheckReturnValue
@PrimaryPort
package dev.zhanggui.application.trade.api;

import dev.zhanggui.domain.shared.CheckReturnValue;
import org.jmolecules.architecture.hexagonal.PrimaryPort;
import org.jspecify.annotations.NullMarked;
